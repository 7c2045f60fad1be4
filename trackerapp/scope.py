"""Which rows a person may see and change: the one place that knows.

A role says what a person may do, an assignment where. Every road asks here: lists, pages, choices, actions,
history, photos, exports. The public sees what is published; staff see, beside that, what lies in their scope:

- a place with what lies below it and what it was made of. A record whose place was split belongs to those who
  hold all of it; those who hold a part may read it;
- a record without a place lies where its organisation does;
- an organisation that is named in an assignment, wherever its records are.

Places, vocabularies, directives and successions belong to everybody: all staff read them, and administrators of
the whole register change them.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce
from operator import or_

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from trackerapp.models import (
    Article,
    Assignment,
    AuditEntry,
    Candidate,
    Citation,
    Commendation,
    Erasure,
    Feedback,
    GrassrootsModel,
    Locality,
    Milestone,
    Organisation,
    Photo,
    ProposedChange,
    Recipient,
    Role,
    SheetImport,
    SheetRow,
    Source,
    User,
)


class Right(StrEnum):
    """What one may do to a record."""

    READ = "read"
    WRITE = "write"
    PUBLISH = "publish"
    ADMINISTER = "administer"
    IMPORT = "import"
    EXPORT = "export"


RIGHTS = {
    Role.VIEWER: {Right.READ},
    Role.EDITOR: {Right.READ, Right.WRITE},
    Role.REVIEWER: {Right.READ, Right.WRITE, Right.PUBLISH},
    Role.ADMINISTRATOR: set(Right),
    Role.IMPORTER: {Right.IMPORT},
    Role.EXPORTER: {Right.EXPORT},
}

NEED_A_CODE = {Right.PUBLISH, Right.ADMINISTER, Right.IMPORT}
"""Whoever holds one of these signs in with a one-time code as well."""

RECORDS = {
    GrassrootsModel: [("", "organisation")],
    Commendation: [("", "issued_by")],
    Source: [("", "issued_by")],
    Organisation: [("", None)],
    Article: [("", "issued_by")],
    Candidate: [("article__", "issued_by")],
    Milestone: [("grassroots_model__", "organisation")],
    Photo: [("grassroots_model__", "organisation")],
    Recipient: [("commendation__", "issued_by")],
    Citation: [
        ("grassroots_model__", "organisation"),
        ("milestone__grassroots_model__", "organisation"),
        ("commendation__", "issued_by"),
        ("recipient__commendation__", "issued_by"),
    ],
    ProposedChange: [
        ("grassroots_model__", "organisation"),
        ("commendation__", "issued_by"),
        ("source__", "issued_by"),
        ("photo__grassroots_model__", "organisation"),
        ("organisation__", None),
    ],
    Feedback: [
        ("", "organisation"),
        ("grassroots_model__", "organisation"),
        ("commendation__", "issued_by"),
        ("source__", "issued_by"),
    ],
}
"""The kinds of record that lie somewhere: the roads to the record with the place, and its organisation there; None
if that record is an organisation."""

PARTS = {Milestone, Recipient, Citation, ProposedChange, Feedback, Article, Candidate}
"""What is part of a record, or on its way to one: whoever does not look after it reads of it what the record's page
shows, and no more."""

ACCOUNTS = {User: "assignments", Assignment: ""}
"""What only administrators see, and the road to its assignments."""


OVERALL = {AuditEntry, Erasure}
"""What only administrators of the whole register see."""

OWN = {SheetImport: "user", SheetRow: "sheet_import__user"}
"""What each person sees of their own work only, and the road to whose it is. It takes the right to import."""


@dataclass(frozen=True)
class Reach:
    """What one person may do on one day, and where."""

    rights: frozenset[Right] = frozenset()
    is_everything: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    organisations: frozenset[int] = frozenset()

    @property
    def is_at_work(self):
        """Whether there is something to do, and somewhere to do it."""
        return bool(self.rights and (self.is_everything or self.spans or self.organisations))

    @property
    def told(self):
        """All of it as plain values in a fixed order: equal for equal reaches."""
        return sorted(self.rights), self.is_everything, sorted(self.spans), sorted(self.organisations)

    def units(self, *, in_part=False):
        """The places whose records lie in it; with ``in_part`` also those that it holds only a part of today."""
        roads = ["position", "today__position", *(["successors_today__position"] if in_part else [])]
        wanted = (Q(**{f"{road}__range": span}) for road in roads for span in self.spans)
        return Locality.objects.filter(reduce(or_, wanted, Q(pk=None)))

    def rows(self, kind, right=Right.READ):
        """The condition by which rows of ``kind`` lie in it."""
        if self.is_everything:
            return Q()
        if kind in ACCOUNTS:
            return self._accounts(kind)
        units = self.units(in_part=right is Right.READ)
        return reduce(or_, (self._there(units, *road) for road in RECORDS[kind]))

    def _there(self, units, road, body):
        there = Q(**{f"{road}locality__in": units})
        if body is None:
            return there | Q(**{f"{road}pk__in": self.organisations})
        return (
            there
            | Q(**{f"{road}locality": None, f"{road}{body}__locality__in": units})
            | Q(**{f"{road}{body}__in": self.organisations})
        )

    def _accounts(self, kind):
        """Accounts that have assignments, all of which lie in it, and those assignments."""
        inside = Q(locality__in=self.units()) | Q(organisation__in=self.organisations)
        outside = Assignment.objects.exclude(inside).values("user")
        found = Assignment.objects.filter(inside, user__is_superuser=False).exclude(user__in=outside)
        return Q(pk__in=found.values("user")) if kind is User else Q(user__in=found.values("user"))


class Ground:
    """Where records lie that ``user`` may write, for whoever asks of many: the ids of places and organisations."""

    def __init__(self, user):
        self.reach = of(user) if Right.WRITE in of(user).rights else NOTHING
        self.places = set() if self.reach.is_everything else set(self.reach.units().values_list("pk", flat=True))

    @cached_property
    def bodies(self):
        """The organisations in those places."""
        return set(Organisation.objects.filter(locality__in=self.places).values_list("pk", flat=True))

    def holds(self, locality, organisation):
        """Whether a record at the place ``locality``, of ``organisation``, lies here: ids, or None."""
        if self.reach.is_everything or organisation in self.reach.organisations:
            return True
        return locality in self.places if locality else organisation in self.bodies


def the_register():
    """Who acts where nobody has signed in, such as on the command line: an administrator of everything, no account."""
    someone = User(is_superuser=True)
    someone._lacks_code = False
    return someone


EVERYTHING = Reach(frozenset(Right), is_everything=True)
NOTHING = Reach()


def of(user):
    """The reach of ``user`` today; nothing for somebody who still has to set up one-time codes."""
    return NOTHING if lacks_code(user) else _granted(user)


def _granted(user):
    """What roles and assignments give. Asked once for each request, whose user is read anew."""
    if not hasattr(user, "_reach"):
        user._reach = _reach(user, timezone.localdate())
    return user._reach


def _reach(user, today):
    if not user.is_active:
        return NOTHING
    if user.is_superuser:
        return EVERYTHING
    roles = user.groups.filter(name__in=Role).values_list("name", flat=True)
    rights = frozenset().union(*(RIGHTS[role] for role in roles))
    assigned = list(user.assignments.on(today).select_related("locality")) if rights else []
    return Reach(
        rights,
        any(each.is_everything for each in assigned),
        tuple((each.locality.position, each.locality.last) for each in assigned if each.locality),
        frozenset(each.organisation_id for each in assigned if each.organisation_id),
    )


def is_staff(user):
    """Whether ``user`` has work here: a role, and something to look after today."""
    return of(user).is_at_work


def needs_code(user):
    """Whether ``user`` may sign in only with a one-time code beside the password."""
    reach = _granted(user)
    return reach.is_at_work and not NEED_A_CODE.isdisjoint(reach.rights)


def lacks_code(user):
    """Whether ``user`` needs one-time codes and has none."""
    if not hasattr(user, "_lacks_code"):
        user._lacks_code = settings.CODES_REQUIRED and needs_code(user) and not has_code(user)
    return user._lacks_code


def has_code(user):
    """Whether ``user`` has set up one-time codes."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def may(user, right, what):
    """Whether ``user`` has ``right`` over ``what``: a record as it is stored, or a kind of record in general."""
    reach, kind = of(user), what if isinstance(what, type) else type(what)
    if not is_staff(user) or _needed(kind, right) not in reach.rights:
        return False
    if kind in OVERALL:
        return right is Right.READ and reach.is_everything
    if kind in OWN:
        return what is kind or reach.is_everything or kind.objects.filter(**{OWN[kind]: user}, pk=what.pk).exists()
    if kind not in RECORDS and kind not in ACCOUNTS:
        return right is Right.READ or reach.is_everything
    if what is kind or reach.is_everything:
        return True
    return kind._base_manager.filter(reach.rows(kind, right), pk=what.pk).exists()


def may_exchange(user, right):
    """Whether ``user`` may send sheets in (``Right.IMPORT``) or take them out (``Right.EXPORT``), of what is theirs."""
    return is_staff(user) and right in of(user).rights


def _needed(kind, right):
    """The right that ``right`` over rows of ``kind`` takes."""
    if kind in ACCOUNTS or kind in OVERALL:
        return Right.ADMINISTER
    if kind in OWN:
        return Right.IMPORT
    if kind in RECORDS or right is Right.READ:
        return right
    return Right.ADMINISTER


def theirs(queryset, user, right=Right.READ):
    """The rows of ``queryset``, in whatever state, over which ``user`` has ``right``; the workplace lists those."""
    kind = queryset.model
    if not may(user, right, kind):
        return queryset.none()
    reach = of(user)
    if kind in OWN and not reach.is_everything:
        return queryset.filter(**{OWN[kind]: user})
    if reach.is_everything or not (kind in RECORDS or kind in ACCOUNTS):
        return queryset
    return queryset.filter(pk__in=kind._base_manager.filter(reach.rows(kind, right)).values("pk"))


def readable(queryset, user):
    """The rows of ``queryset`` that ``user`` may read and name in a record: public ones, and their own."""
    if of(user).is_everything:
        return queryset
    public = _public(queryset)
    if public is queryset or not is_staff(user):
        return public
    return queryset.filter(Q(pk__in=public.values("pk")) | Q(pk__in=theirs(queryset, user).values("pk")))


def _public(queryset):
    """The rows that everybody may read and name: of places and words all, of accounts and parts of records none."""
    kind = queryset.model
    if kind in PARTS or kind in ACCOUNTS or kind in OVERALL or kind in OWN:
        return queryset.none()
    narrow = getattr(queryset, "public", None) or getattr(queryset, "published", None)
    return narrow() if narrow else queryset
