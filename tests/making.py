"""Makers of records for tests: every value has a default, so that a test names only what it is about."""

from datetime import date
from itertools import count

from django.contrib.auth.models import Group

from trackerapp.models import (
    Assignment,
    AwardType,
    Citation,
    Commendation,
    Directive,
    Feedback,
    Field,
    GrassrootsModel,
    Level,
    Locality,
    Milestone,
    Organisation,
    OrganisationKind,
    Photo,
    Recipient,
    Source,
    State,
    Succession,
    User,
)
from trackerapp.text import receipts
from trackerapp.text.dates import PartialDate

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_OF_REFORM = date(2025, 7, 1)
_numbers = count(1)


def when(text):
    """A partial date from its writing."""
    return PartialDate.parse(text)


def make_province(name="Khánh Hòa", code="56", **values):
    """A province of today."""
    values = {"type": "tỉnh", "level": 1, "valid_from": FIRST_DAY_OF_REFORM, **values}
    return Locality.objects.create(name=name, code=code, **values)


def make_old_province(name="Khánh Hòa", code="56", **values):
    return make_province(name, code, **{"valid_from": None, "valid_to": LAST_DAY_OF_DISTRICTS, **values})


def make_commune(name, parent, code="", **values):
    """A commune of the era of its parent."""
    values = {"type": "xã", "level": 3, "valid_from": parent.valid_from, "valid_to": parent.valid_to, **values}
    return Locality.objects.create(name=name, parent=parent, code=code, **values)


def make_district(name, parent, code="", **values):
    values = {"type": "huyện", "level": 2, "valid_to": LAST_DAY_OF_DISTRICTS, **values}
    return Locality.objects.create(name=name, parent=parent, code=code, **values)


def make_succession(predecessor, successor, share="whole", on=FIRST_DAY_OF_REFORM, **values):
    return Succession.objects.create(predecessor=predecessor, successor=successor, share=share, on=on, **values)


def make_van_gia():
    """Thị trấn Vạn Giã of huyện Vạn Ninh, and xã Vạn Ninh that it went into: four eras' worth of Khánh Hòa."""
    with Locality.objects.settled():
        old, new = make_old_province(), make_province()
        district = make_district("Vạn Ninh", old, "571")
        then = make_commune("Vạn Giã", district, "22489", type="thị trấn")
        now = make_commune("Vạn Ninh", new, "22489")
        make_succession(old, new)
        make_succession(then, now)
    then.refresh_from_db()
    return then


def make_organisation(name="Trạm Y tế thị trấn Vạn Giã", **values):
    return Organisation.objects.create(name=name, **values)


def make_kind_of_organisation(code="health", **values):
    return OrganisationKind.objects.create(code=code, **{"name": "Y tế", "name_en": "Health", **values})


def make_field(code="health", **values):
    return Field.objects.create(code=code, **{"name": "Y tế", "name_en": "Health", **values})


def make_level(code="T", **values):
    return Level.objects.create(code=code, **{"name": "Cấp tỉnh", "name_en": "Province", **values})


def make_award_type(code="BK_TINH", **values):
    values = {"name": "Bằng khen của UBND tỉnh", "name_en": "Provincial certificate", "group": "BANGKHEN", **values}
    return AwardType.objects.create(code=code, **values)


def _in_state(values):
    """``values`` of a published record, or of one that was taken back for a reason."""
    values = {"state": State.PUBLISHED, **values}
    taken_back = values["state"] in {State.RETURNED, State.WITHDRAWN}
    return {"state_reason": "Nhầm", **values} if taken_back else values


def make_source(**values):
    return Source.objects.create(**{"title": f"Bài báo {next(_numbers)}", **_in_state(values)})


def make_grassroots_model(**values):
    """A published grassroots model without place; ``cited=False`` leaves out its citation."""
    cited = values.pop("cited", True)
    values = {"name": f"Mô hình {next(_numbers)}", **_in_state(values)}
    made = GrassrootsModel.objects.create(**values)
    if cited:
        make_citation(grassroots_model=made, supports=["name"])
    return made


def make_citation(**values):
    values = {"paragraph": 1, "quote": "Nụ cười", **values}
    return Citation.objects.create(source=values.pop("source", None) or make_source(), **values)


def make_milestone(grassroots_model, **values):
    return Milestone.objects.create(grassroots_model=grassroots_model, **{"kind": "confirmed", **values})


def make_commendation(**values):
    """A published commendation; ``cited=False`` leaves out its citation."""
    cited = values.pop("cited", True)
    made = Commendation.objects.create(**{"form_as_printed": "bằng khen", **_in_state(values)})
    if cited:
        make_citation(commendation=made, supports=["collectives", "individuals"])
    return made


def make_recipient(commendation, **values):
    return Recipient.objects.create(
        commendation=commendation, **{"kind": "collective", "name": "Chi bộ thôn 2", **values}
    )


def make_directive(**values):
    return Directive.objects.create(**{"kind": "chỉ thị", "number": f"{next(_numbers)}-CT/TW", **values})


def make_photo(grassroots_model, **values):
    return Photo.objects.create(
        grassroots_model=grassroots_model,
        **{"alternative_text": "Quầy tiếp dân", "shows_persons": False, **_in_state(values)},
    )


def make_report(**about):
    """What a reader has reported of a record, e.g. ``source=…``."""
    return Feedback.objects.create(
        receipt=receipts.make(), **{"kind": "error", "words": f"Chỗ sai thứ {next(_numbers)} trong dòng này", **about}
    )


def make_user(username="an", **values):
    return User.objects.create_user(username, password="một mật khẩu đủ dài", **values)


def make_administrator(username="quantri", **values):
    return User.objects.create_superuser(username, password="một mật khẩu đủ dài", **values)


def make_staff(username, role, *areas, **values):
    """An account with ``role`` that looks after ``areas``: places, organisations, or "everything"."""
    user = make_user(username, **values)
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    for area in areas:
        make_assignment(user, area)
    return user


def make_assignment(user, area, **values):
    roads = {Locality: {"locality": area}, Organisation: {"organisation": area}, str: {"is_everything": True}}
    return Assignment.objects.create(user=user, **roads[type(area)], **values)
