"""What people have changed or deleted since it was seeded: seeding leaves it alone."""

from trackerapp.models import Citation, Locality, Succession

from .tally import THROUGH


def changed(model):
    """The ids of the rows of ``model`` that a person has changed or deleted."""
    return set(_by_people(model).values_list("id", flat=True))


def deleted(model, name):
    """What stood in the column ``name`` (key, code) of the rows of ``model`` that a person has deleted."""
    return set(_by_people(model).filter(history_type="-").values_list(name, flat=True))


def deleted_successions():
    """The keys of predecessor and successor of each succession that a person has deleted."""
    pairs = list(_by_people(Succession).filter(history_type="-").values_list("predecessor_id", "successor_id"))
    units = {unit for pair in pairs for unit in pair}
    keys = dict(Locality.history.filter(id__in=units).values_list("id", "key"))
    return {(keys.get(predecessor), keys.get(successor)) for predecessor, successor in pairs}


def changed_citations(column):
    """Record and source of each citation, for the records in ``column``, that a person has entered or changed.

    One that was moved to another source or record counts where it was, too.
    """
    rows = Citation.history.filter(id__in=_by_people(Citation).values("id")).exclude(**{column: None})
    return set(rows.values_list(f"{column}_id", "source_id"))


def _by_people(model):
    return model.history.exclude(history_change_reason=THROUGH)
