"""Recipients that an import took out or brought, by its ``reason`` in the history, when it is to be taken back."""

from django.db.models import Exists, OuterRef

from trackerapp.models import Citation, Organisation, Recipient, Source
from trackerapp.models.rows import among, insert, tell
from trackerapp.text.folding import fold


def bring_back(reason, commendations, kind, writing):
    """Make those of a ``kind`` and their citations anew whom ``reason`` took out of ``commendations``, as they were."""
    gone = _deleted(Recipient, reason).filter(commendation__in=among(commendations), kind=kind)
    persons = _again(
        gone.exclude(id__in=Recipient.objects.values("pk")), writing, name_key=lambda row: fold(row["name"])
    )
    if persons:
        _again(_deleted(Citation, reason).filter(recipient__in=among(persons)), writing)


def _again(versions, writing, **derived):
    """Insert the rows that ``versions`` of the history hold, with columns that are ``derived``; returns their ids."""
    kind = versions.model.instance_type
    kept = [field.attname for field in versions.model.tracked_fields if field.attname != "id"]
    found = list(versions.values("id", *kept))
    rows = [(*(row[name] for name in kept), *(derive(row) for derive in derived.values())) for row in found]
    ids = insert(kind, [*kept, *derived], rows, [row["id"] for row in found])
    tell(kind, ids, "+", writing)
    return ids


def pointing_nowhere(reason):
    """Pairs of a commendation and the name of a kind: what was taken out of it names one that is deleted by now."""
    persons = _deleted(Recipient, reason)
    lost = persons.exclude(organisation=None).exclude(organisation__in=Organisation.objects.values("pk"))
    for pk in lost.values_list("commendation", flat=True):
        yield pk, Organisation._meta.verbose_name
    citations = _deleted(Citation, reason).exclude(source__in=Source.objects.values("pk"))
    for pk in persons.filter(id__in=citations.values("recipient")).values_list("commendation", flat=True):
        yield pk, Source._meta.verbose_name


def worked_on(reason, settled):
    """The commendations of which a recipient that ``reason`` brought or respelled was changed since, or is cited.

    What stands in the history for one of the reasons ``settled`` does not count.
    """
    written = Recipient.history.filter(history_change_reason=reason).exclude(history_type="-")
    earlier = written.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    changed = Recipient.history.filter(Exists(earlier), id__in=written.values("id"), history_type="~")
    yield from changed.exclude(history_change_reason__in=settled).values_list("commendation", flat=True)
    cited = Recipient.objects.filter(pk__in=brought(reason)).exclude(citations=None)
    yield from cited.values_list("commendation", flat=True)


def brought(reason):
    """The ids of the recipients that ``reason`` brought, as a subquery."""
    return Recipient.history.filter(history_type="+", history_change_reason=reason).values("id")


def respelled(reason):
    """The ids of those whose name ``reason`` wrote in another way, as a subquery."""
    return Recipient.history.filter(history_type="~", history_change_reason=reason).values("id")


def _deleted(kind, reason):
    return kind.history.filter(history_type="-", history_change_reason=reason)
