"""Recipients that an import took out or brought, by its ``reason`` in the history, when it is to be taken back."""

from trackerapp.models import Citation, Organisation, Recipient, Source
from trackerapp.models.rows import among


def last_versions(reason, commendations, kind):
    """What ``reason`` took out of ``commendations``: recipients of a ``kind``, then citations, as they were last."""
    persons = _deleted(Recipient, reason).filter(commendation__in=among(commendations), kind=kind)
    persons = list(persons.exclude(id__in=Recipient.objects.values("pk")))
    return persons, list(_deleted(Citation, reason).filter(recipient__in=among(each.id for each in persons)))


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
    """The commendations of which a recipient that ``reason`` brought has more now than it brought.

    What stands in the history for one of the reasons ``settled`` does not count.
    """
    brought = Recipient.history.filter(history_type="+", history_change_reason=reason).values("id")
    changed = Recipient.history.filter(id__in=brought, history_type="~").exclude(history_change_reason__in=settled)
    yield from changed.values_list("commendation", flat=True)
    yield from Recipient.objects.filter(pk__in=brought).exclude(citations=None).values_list("commendation", flat=True)


def _deleted(kind, reason):
    return kind.history.filter(history_type="-", history_change_reason=reason)
