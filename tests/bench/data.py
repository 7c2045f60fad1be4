"""A large register to measure on. Every record says of itself that it was generated; nothing of it is true."""

from itertools import islice
from random import Random

from django.db import transaction
from django.utils import timezone

from trackerapp.models import (
    AwardType,
    Citation,
    Commendation,
    Field,
    GrassrootsModel,
    Level,
    Locality,
    Organisation,
    Source,
)
from trackerapp.models.bulk import BATCH
from trackerapp.text.dates import PartialDate

COMMON = "vì nhân dân phục vụ"
"""Words in two of five records."""
MEDIUM = "tiết kiệm điện"
"""Words in one of twenty-five."""
RARE = "đường hoa nông thôn"
"""Words in one of five thousand."""
SYLLABLES = (  # noqa: SIM905 - a list of words reads best as a text
    "ánh áo ấp bản bảo bến bếp biển bình bờ bông bưởi cá cần cây chợ chùa cổ cơm con cờ của cùng dân đẹp đèn đê đò "
    "đội đồng đường gạo giếng giúp góp hạt heo hoa học hòa hội hồ hướng khéo kênh kho lá làng lúa mái mầm mẹ mùa mương "
    "nắng nếp ngõ nghề nhà nhóm nón núi nước ong phố quả quê rau ruộng rừng sách sạch sáng sân sen sông sớm suối tâm "
    "thôn thuyền tiếng tổ tre trẻ trường tủ vườn xanh xóm xuân yêu"
).split()


def fill(models, commendations, seed=1):
    """Enter as many generated records, published, into a seeded register; the same ones each time."""
    chance = Random(seed)  # noqa: S311 - no secret is drawn
    places = list(Locality.objects.filter(level=3))
    bodies = _write(Organisation, (_organisation(number, chance, places) for number in range(max(models // 20, 1))))
    source = Source(title="Nguồn sinh tự động để đo tốc độ", state="published", published_at=timezone.now())
    source.derive()
    source.save()
    records = _write(GrassrootsModel, (_model(number, chance, places, bodies) for number in range(models)))
    _place_in_fields(records, chance)
    words = {"award_type": list(AwardType.objects.all()), "level": [*Level.objects.all(), None], "issued_by": bodies}
    given = _write(Commendation, (_commendation(number, chance, places, words) for number in range(commendations)))
    _write(
        Citation,
        (Citation(source=source, grassroots_model=each, supports=["name"], row=1, sheet="1") for each in records),
    )
    _write(
        Citation,
        (Citation(source=source, commendation=each, supports=["locality"], row=1, sheet="1") for each in given),
    )


def _write(kind, rows):
    """Insert ``rows`` past history and index, as no part of the register itself may: it would take an hour."""
    written = []
    while batch := list(islice(rows, BATCH)):
        for row in batch:
            row.derive()
        with transaction.atomic():
            written += kind._base_manager.bulk_create(batch)
    return written


def _words(chance, fewest, most):
    return " ".join(chance.choice(SYLLABLES) for _ in range(chance.randint(fewest, most)))


def _organisation(number, chance, places):
    return Organisation(name=f"Đơn vị sinh tự động {number}", locality=chance.choice(places))


def _model(number, chance, places, bodies):
    day = PartialDate(chance.randint(2006, 2026), 0, 0) if chance.random() < 0.7 else None
    special = [words for words, share in [(COMMON, 0.4), (MEDIUM, 0.04), (RARE, 0.0002)] if chance.random() < share]
    return GrassrootsModel(
        name=f"{_words(chance, 2, 5).capitalize()} {number}",
        kind=chance.choice(GrassrootsModel.Kind.values),
        organisation=chance.choice(bodies),
        locality=chance.choice(places) if chance.random() < 0.97 else None,
        started_on=day,
        status=chance.choice(["", "", "new", "maintained"]),
        summary=" ".join(["Dòng sinh tự động:", _words(chance, 20, 40), *special]),
        state="published" if chance.random() < 0.98 else "draft",
        published_at=timezone.now(),
    )


def _place_in_fields(records, chance):
    fields, tie = list(Field.objects.all()), GrassrootsModel.fields.through
    ties = [
        tie(grassrootsmodel=record, field=field)
        for record in records
        for field in chance.sample(fields, chance.choice([0, 1, 1, 2]))
    ]
    tie.objects.bulk_create(ties, batch_size=BATCH)


def _commendation(number, chance, places, words):
    return Commendation(
        **{name: chance.choice(choices) for name, choices in words.items()},
        decision_number=f"{number}/QĐ-SINH",
        merit_year=chance.choice([None, *range(2010, 2027)]),
        collectives=chance.choice([None, 1, 12]),
        individuals=chance.choice([None, 2, 45]),
        locality=chance.choice(places),
        merit=f"Dòng sinh tự động: {_words(chance, 5, 15)}",
        state="published",
        published_at=timezone.now(),
    )
