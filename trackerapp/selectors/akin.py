"""Other grassroots models that are like one: the same practice elsewhere, the same organisation, the same place."""

from dataclasses import dataclass

from trackerapp.models import GrassrootsModel

MOST = 6


@dataclass(frozen=True)
class Akin:
    """Public models that are like one, each only in the first group that it belongs to."""

    practice: list[GrassrootsModel]
    organisation: list[GrassrootsModel]
    place: list[GrassrootsModel]

    def __bool__(self):
        return bool(self.practice or self.organisation or self.place)


def akin(record):
    """What is like ``record``: of its name elsewhere, of its organisation, of its place; at most MOST of each."""
    others = GrassrootsModel.objects.published().exclude(pk=record.pk)
    groups, seen = [], set()
    for rows in (_of_its_name(record, others), _of("organisation", record, others), _of("locality", record, others)):
        found = rows.newest_first().values_list("pk", flat=True)[: MOST + len(seen)]
        groups.append([pk for pk in found if pk not in seen][:MOST])
        seen |= {*groups[-1]}
    shown = GrassrootsModel.objects.for_display().in_bulk(seen)
    return Akin(*([shown[pk] for pk in group if pk in shown] for group in groups))


def _of_its_name(record, others):
    """Of the same name, accents or not, in another place. What was merged is left out for the sake of the index."""
    named = others.filter(name_key=record.name_key, merged_into=None)
    return named.exclude(locality=record.locality_id) if record.locality_id else named.exclude(locality=None)


def _of(name, record, others):
    value = getattr(record, f"{name}_id")
    return others.filter(**{name: value}) if value else others.none()
