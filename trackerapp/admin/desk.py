"""What waits for a person, and what is incomplete: the figures of the desk, and the list behind each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trackerapp import scope
from trackerapp.models import (
    Article,
    Candidate,
    Commendation,
    Directive,
    Feedback,
    GrassrootsModel,
    Photo,
    ProposedChange,
    Source,
    State,
)
from trackerapp.scope import Right

MONTH = timedelta(days=30)
"""How long a returned proposal stays on the desk of who made it."""


@dataclass(frozen=True)
class Pile:
    """Some rows of one kind, under a name that a filter takes."""

    name: str
    title: str
    rows: Callable
    """Gives the rows of a queryset that belong to a user's pile."""


@dataclass(frozen=True)
class Figure:
    """A pile as the desk shows it."""

    kind: str
    title: str
    count: int
    address: str


def _gap(name, title, method, *, takes_day=False):
    def rows(queryset, user):
        kept = queryset.kept()
        return getattr(kept, method)(timezone.localdate()) if takes_day else getattr(kept, method)()

    return Pile(name, title, rows)


CITATION = _gap("citation", _("without a citation"), "uncited")
PLACE = _gap("place", _("without a place"), "without_place")

GAPS = {
    GrassrootsModel: [
        CITATION,
        PLACE,
        _gap("field", _("without a field"), "without_field"),
        _gap("alive", _("not confirmed alive for a year"), "unconfirmed", takes_day=True),
    ],
    Commendation: [CITATION, PLACE, _gap("counts", _("numbers unknown"), "uncounted")],
    Photo: [_gap("words", _("without words that say what it shows"), "undescribed")],
}


def _returned(queryset, user):
    return queryset.filter(state=State.RETURNED, submitted_by=user)


def _to_review(queryset, user):
    return scope.theirs(queryset, user, Right.PUBLISH).filter(state=State.SUBMITTED)


def _sent_in(queryset, user):
    return queryset.filter(state=State.SUBMITTED, submitted_by=user)


MOVING = [
    Pile("returned", _("returned to you"), _returned),
    Pile("review", _("to review"), _to_review),
    Pile("sent", _("submitted by you, waiting"), _sent_in),
]


def _refused(queryset, user):
    since = timezone.now() - MONTH
    return queryset.filter(state=ProposedChange.State.REFUSED, proposed_by=user, decided_at__gte=since)


def _to_decide(queryset, user):
    return scope.theirs(queryset, user, Right.PUBLISH).waiting()


def _proposed(queryset, user):
    return queryset.waiting().filter(proposed_by=user)


def _unanswered(queryset, user):
    return scope.theirs(queryset, user, Right.WRITE).open()


def _with_documents(queryset, user):
    """Articles of which somebody has confirmed documents that ``user``, who may enter these, has not entered yet."""
    if not scope.may(user, Right.WRITE, Directive):
        return queryset.none()
    confirmed = Candidate.objects.filter(kind=Candidate.Kind.DIRECTIVE, state=Candidate.State.ACCEPTED)
    return queryset.filter(pk__in=confirmed.values("article"))


WAITING = {
    **dict.fromkeys([GrassrootsModel, Commendation, Source, Photo], MOVING),
    ProposedChange: [
        Pile("returned", _("returned to you"), _refused),
        Pile("review", _("to decide"), _to_decide),
        Pile("sent", _("proposed by you, waiting"), _proposed),
    ],
    Feedback: [Pile("open", _("waiting for an answer"), _unanswered)],
    Article: [Pile("documents", _("with confirmed documents that wait for you"), _with_documents)],
}


class PileFilter(admin.SimpleListFilter):
    """Narrows a list to one of the piles of its kind."""

    piles: dict[type, list[Pile]]

    def lookups(self, request, model_admin):
        return [(pile.name, pile.title) for pile in self.piles[model_admin.model]]

    def queryset(self, request, queryset):
        chosen = next((pile for pile in self.piles[queryset.model] if pile.name == self.value()), None)
        return chosen.rows(queryset, request.user) if chosen else queryset


class WaitingFilter(PileFilter):
    """What waits, for this person."""

    title = _("what waits")
    parameter_name = "waits"
    piles = WAITING


class GapFilter(PileFilter):
    """What is incomplete."""

    title = _("what is missing")
    parameter_name = "missing"
    piles = GAPS


def pile_of(kind, name):
    """The pile of ``kind`` that waits under the ``name``; None if there is none."""
    return next((pile for pile in WAITING[kind] if pile.name == name), None)


def figures(user, piles_filter):
    """The piles of ``piles_filter`` that hold something for ``user``; each figure is that of the list behind it."""
    found = []
    for kind, piles in piles_filter.piles.items():
        for pile in piles:
            if count := pile.rows(scope.theirs(kind.objects.all(), user), user).count():
                listed = "articles" if kind is Article else f"trackerapp_{kind._meta.model_name}_changelist"
                address = reverse(f"admin:{listed}")
                query = f"{piles_filter.parameter_name}={pile.name}"
                found.append(Figure(kind._meta.verbose_name_plural, pile.title, count, f"{address}?{query}"))
    return found
