"""The one place that writes many rows at once: history and search index are kept in step with them."""

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from .base import HISTORY, StaleRecord

BATCH = 1000


def write(records, fields=(), *, reason, user=None):
    """Insert the new ones of ``records`` and update ``fields`` of the others, all or nothing. Returns the count.

    All are of one model. ``reason`` says through what (seed, import 12 …) and stands in the history with
    ``user``. Raises StaleRecord if one of them was saved by somebody else since it was read.
    """
    if not records:
        return 0
    model = type(records[0])
    for record in records:
        record.derive()
        record.updated_at = timezone.now()
    new = [record for record in records if record._state.adding]
    known = [record for record in records if not record._state.adding]
    said = {"default_user": user, "default_change_reason": reason, "batch_size": BATCH}
    with model.objects.in_step(records):
        if new:
            bulk_create_with_history(new, model, **said)
        if known:
            _claim(model, known)
            written = [*fields, *model.derived_columns(), "version", "updated_at"]
            bulk_update_with_history(known, model, written, **said)
            _tell_relations(model, known)
    return len(records)


@transaction.atomic
def remove(rows, *, reason, user=None):
    """Delete the queryset ``rows``, each with its last row of history; the index follows. Returns the count."""
    model = rows.model
    ids = list(rows.values_list("pk", flat=True))
    model.objects.filter(pk__in=ids).delete()
    told = model.history.filter(id__in=ids, history_type="-")
    told.update(history_change_reason=reason, history_user=user)
    return len(ids)


def _tell_relations(model, records):
    """Give the newest history row of each record its many-to-many rows, which the bulk helper leaves out."""
    if model.history_m2m:
        rows = model.history.filter(id__in=[record.pk for record in records]).order_by("history_id")
        newest = {row.id: row for row in rows}
        for record in records:
            HISTORY.create_historical_record_m2ms(newest[record.pk], record)


def _claim(model, records):
    """Take the next version of each record, or raise StaleRecord if another save took one of them first."""
    ids = [record.pk for record in records]
    stored = dict(model.objects.select_for_update().filter(pk__in=ids).values_list("pk", "version"))
    for record in records:
        if stored.get(record.pk) != record.version:
            raise StaleRecord
        record.version += 1
