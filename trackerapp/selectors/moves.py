"""How a record came to the state that it is in."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Subquery
from django.db.models.functions import Coalesce


@dataclass(frozen=True)
class Move:
    """How a record came to the state that it is in."""

    at: datetime
    by: object
    reason: str


def last_move(record):
    """When, by whom and why ``record`` came to its state; None if the history does not know."""
    rows = type(record).history.filter(id=record.pk)
    other = rows.exclude(state=record.state).order_by("-history_id").values("history_id")[:1]
    found = (
        rows.annotate(_other=Coalesce(Subquery(other), 0))
        .filter(history_id__gt=F("_other"))
        .select_related("history_user")
        .order_by("history_id")
        .first()
    )
    return found and Move(found.history_date, found.history_user, record.state_reason)
