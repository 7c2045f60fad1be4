"""A small register of two provinces: in each a record of every kind in every state, and the people who look after it.

Every text is a token. The drafts of one province stand on what is public in the other, so that a page of the one
could name what lies in the other.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from tests import making
from tests.spreadsheets.making import make_import
from trackerapp import images
from trackerapp.models import (
    Article,
    AuditEntry,
    AwardType,
    Candidate,
    Citation,
    Commendation,
    CommendationKind,
    Directive,
    Erasure,
    Feedback,
    Field,
    GrassrootsModel,
    Level,
    Locality,
    Milestone,
    Organisation,
    OrganisationKind,
    Photo,
    ProposedChange,
    Recipient,
    Source,
    State,
    Succession,
    User,
)
from trackerapp.text import receipts

from .tokens import Tokens, text_columns

HERE, THERE = "here", "there"
OTHER = {"code": "khac", "name": "Khác", "name_en": "Other"}
ENDED = date(2020, 1, 1)
CONSENT = {"basis": "consent", "basis_document": "x"}
HAS_BEEN_PUBLIC = {State.PUBLISHED, State.WITHDRAWN}
NOT_PUBLIC = {
    HERE: [State.DRAFT, State.SUBMITTED, State.RETURNED, State.WITHDRAWN],
    THERE: [State.DRAFT, State.WITHDRAWN],
}

PEOPLE = {
    "nobody": None,
    "idle": (None, HERE),
    "viewer": ("viewer", HERE),
    "editor": ("editor", HERE),
    "editor there": ("editor", THERE),
    "reviewer": ("reviewer", HERE),
    "reviewer there": ("reviewer", THERE),
    "local": ("administrator", HERE),
    "all": ("administrator", "everything"),
}
"""Who comes: by name the role, and the province. ``idle`` has an account and nothing to do; ``all`` administers all."""


def audiences(person):
    """What a token must say for ``person`` to read it."""
    if PEOPLE[person] is None or PEOPLE[person][0] is None:
        return {"public"}
    role, region = PEOPLE[person]
    if region == "everything":
        return {"public", "staff", "overall", HERE, THERE, *(f"accounts of {each}" for each in (HERE, THERE, "staff"))}
    return {"public", "staff", region, *([f"accounts of {region}"] if role == "administrator" else [])}


@dataclass
class Region:
    """One province with what it holds: ``held[kind][state]``; what has no state of its own has that of its record."""

    name: str
    place: Locality
    held: dict[type, dict[str, object]] = field(default_factory=dict)

    def keep(self, state, record):
        self.held.setdefault(type(record), {})[state] = record
        return record


class World:
    """The register, its people, and its tokens."""

    def __init__(self):
        self.tokens = Tokens()
        making.make_van_gia()
        self.regions = {
            HERE: Region(HERE, Locality.objects.get(name="Khánh Hòa", valid_to=None)),
            THERE: Region(THERE, making.make_province("An Giang", "91")),
        }
        self.words()
        for region in self.regions.values():
            self.what_is_public(region)
        for region, other in ((HERE, THERE), (THERE, HERE)):
            self.what_is_not(self.regions[region], self.regions[other])
            self.what_must_not_be_named(self.regions[region])
        self.people = {name: self.person(name, *place) for name, place in PEOPLE.items() if place}
        self.regions[HERE].keep("draft", self.people["viewer"])
        self.regions[THERE].keep("draft", self.people["editor there"])
        for region in self.regions.values():
            self.what_people_did(region)
            self.what_readers_sent(region)
            self.what_is_read(region)
        self.what_is_sent_in()
        self.keep_files()

    def of(self, kind, state="draft", region=HERE):
        """The record of ``kind`` in ``state``; of a kind that belongs to everybody, the only one that counts."""
        return self.shared.get(kind) or self.regions[region].held[kind][state]

    @cached_property
    def shared(self):
        """A row of each kind that belongs to everybody."""
        return {type(row): row for row in [*self.spare, self.erasure, self.entry]}

    def changed(self, row):
        """``row`` with an earlier version in its history."""
        row.save()
        for name in {"code", "name_en", "number", "act"} & set(text_columns(type(row))):
            setattr(row, name, "khac2")
        row.save()
        return row

    def words(self):
        self.word, self.level = making.make_field(), making.make_level()
        self.kind_of_body, self.award = making.make_kind_of_organisation(), making.make_award_type(level=self.level)
        self.erasure = Erasure.objects.create(kind="recipient", row=1, document=self.tokens.new("overall", "erasure"))
        self.spare = [
            *(self.changed(kind(**OTHER)) for kind in (Field, Level, OrganisationKind, CommendationKind)),
            self.changed(AwardType(**OTHER, group="BANGKHEN")),
            self.changed(Directive(kind="chỉ thị", number="1")), self.changed(Succession.objects.first()),
            self.changed(Locality(name="Tu Bông", type="xã", level=3, parent=self.regions[HERE].place)),
        ]  # fmt: skip
        self.entry = AuditEntry.objects.create(kind="failure", name=self.tokens.new("overall", "who could not sign in"))
        self.kind = CommendationKind.objects.create(code="dot_xuat", name="Đột xuất", name_en="Sudden")

    def what_is_public(self, region):
        body = self.body("published", region)
        source = self.source(State.PUBLISHED, region, body)
        record = self.grassroots_model(State.PUBLISHED, region, body, source, organisation=body)
        self.photo(State.PUBLISHED, region, record)
        self.commendation(State.PUBLISHED, region, body, source, record)
        self.directive = self.tokens.fill(Directive(kind="chỉ thị", issued_by=body), "staff", is_public=True)
        Citation.objects.create(source=source, directive=self.directive, supports=["number"])

    def what_is_not(self, region, other):
        """Each state but the public one; what it stands on is partly public, and partly the other province's."""
        body = self.body("draft", region)
        foreign_body, foreign_model = other.held[Organisation]["published"], other.held[GrassrootsModel]["published"]
        for state in NOT_PUBLIC[region.name]:
            source = self.source(state, region, body)
            record = self.grassroots_model(
                state, region, body, source, organisation=foreign_body, replicated_from=foreign_model
            )
            self.photo(state, region, record)
            given = self.commendation(state, region, foreign_body, source, foreign_model)
            for target in ({"grassroots_model": record}, {"commendation": given}):
                self.citation(region, other.held[Source]["published"], **target)
        directive = self.tokens.fill(Directive(kind="chỉ thị"), "staff")
        Citation.objects.create(source=source, directive=directive, supports=["number"])

    def what_must_not_be_named(self, region):
        """On public records: people without a basis, or whose basis has ended; a draft photo, a draft source."""
        source = region.held[Source]["draft"]
        record = region.held[GrassrootsModel]["published"]
        for basis in ({}, CONSENT | {"basis_until": ENDED}):
            run = GrassrootsModel(locality=region.place, state=State.PUBLISHED, runner_kind="individual", **basis)
            run = self.made(run, region, is_public=True, is_named=False)
            self.citation(region, region.held[Source]["published"], is_public=True, grassroots_model=run)
            shown = Photo(grassroots_model=record, state=State.PUBLISHED, shows_persons=True, **basis)
            self.made(shown, region, is_public=False)
        self.made(Photo(grassroots_model=record), region, is_public=False)
        self.citation(region, source, grassroots_model=record)
        GrassrootsModel.objects.filter(pk=region.held[GrassrootsModel]["withdrawn"].pk).update(merged_into=record)

    def what_people_did(self, region):
        """A change that waits, one that was returned, and what Django's log remembers of a draft."""
        clerk = self.people["editor" if region.name == HERE else "editor there"]
        other = self.people["editor there" if region.name == HERE else "editor"]
        record = region.held[GrassrootsModel]["published"]
        for state in ("waiting", "refused"):
            after = self.tokens.new(region.name, f"change that is {state}")
            told = {"before": {"summary": record.summary}, "after": {"summary": after}}
            change = {"kind": "trackerapp.grassrootsmodel", "pk": record.pk, **told}
            proposed = ProposedChange(grassroots_model=record, changes=[change], state=state, proposed_by=clerk)
            region.keep(state, self.made(proposed, region, is_public=False))
        region.keep("draft", region.held[ProposedChange]["waiting"])
        draft = region.held[GrassrootsModel]["draft"]
        kind = ContentType.objects.get_for_model(GrassrootsModel)
        entry = LogEntry(user=other, content_type=kind, object_id=draft.pk, action_flag=CHANGE)
        self.made(entry, region, is_public=False)

    def what_readers_sent(self, region):
        """A report on each kind of record that is public or was, open, answered and closed; on a place as well."""
        answered = {"state": "answered"}
        closed = {"state": "closed", "closed_at": timezone.now()}
        for state, about, moved in (
            ("open", {"grassroots_model": region.held[GrassrootsModel]["published"], "kind": "ended"}, {}),
            ("answered", {"commendation": region.held[Commendation]["published"]}, answered),
            ("closed", {"source": region.held[Source]["published"]}, closed),
            ("of a body", {"organisation": region.held[Organisation]["published"]}, answered),
            ("of a place", {"locality": region.place}, answered),
            ("of what was withdrawn", {"grassroots_model": region.held[GrassrootsModel]["withdrawn"]}, answered),
        ):
            report = Feedback(receipt=receipts.make(), **({"kind": "error"} | about | moved))
            region.keep(state, self.made(report, region, is_public=False))
        region.keep("draft", region.held[Feedback]["open"])

    def what_is_sent_in(self):
        """A sheet that only its sender, an administrator here, and administrators of everything may see."""
        with TemporaryDirectory() as folder:
            job = make_import(
                Path(folder), [[self.tokens.new(f"accounts of {HERE}", "sheet"), "", "2018"]], self.people["local"]
            )
        self.regions[HERE].keep("checked", job)

    def what_is_read(self, region):
        """An article, with a candidate in each state that can still be decided."""
        text = f"Mô hình “{self.tokens.new(region.name, 'text of an article')}” của xã."
        told = {
            name: self.tokens.new(region.name, f"{name} of an article") for name in ("title", "publisher", "author")
        }
        outcome = {"text": self.tokens.new(region.name, "what came of reading an article")}
        digest = sha256(text.encode()).hexdigest()
        article = Article.objects.create(text=text, sha256=digest, locality=region.place, outcome=outcome, **told)
        for state in (Candidate.State.OPEN, Candidate.State.ACCEPTED, Candidate.State.REJECTED):
            name, quote, reason = (self.tokens.new(region.name, f"candidate that is {state}") for _each in range(3))
            article.candidates.create(
                kind="grassroots_model", start=0, end=7, state=state, values={"name": name},
                citations=[{"quote": quote, "supports": []}], reason=reason,
            )  # fmt: skip
        region.keep("open", article)

    def body(self, state, region):
        body = Organisation(locality=region.place, kind=self.kind_of_body)
        return region.keep(state, self.made(body, region, is_public=state == "published"))

    def source(self, state, region, body):
        return self.publishable(Source(locality=region.place, issued_by=body), state, region)

    def grassroots_model(self, state, region, body, source, **values):
        record = self.publishable(GrassrootsModel(locality=region.place, **values), state, region)
        record.fields.add(self.word)
        is_public = state == State.PUBLISHED
        milestone = Milestone(grassroots_model=record, kind="recognised", level=self.level, decided_by=body)
        region.keep(state, self.made(milestone, region, is_public=is_public))
        self.citation(region, source, is_public=is_public, milestone=milestone)
        region.keep(state, self.citation(region, source, is_public=is_public, grassroots_model=record))
        return record

    def commendation(self, state, region, body, source, grassroots_model):
        given = Commendation(locality=region.place, issued_by=None, award_type=None, collectives=1, individuals=2)
        given.level, given.kind, given.revoked_on = self.level, self.kind, None
        given = self.publishable(given, state, region)
        given.grassroots_models.add(grassroots_model)
        is_public = state == State.PUBLISHED
        self.citation(region, source, is_public=is_public, commendation=given)
        for kind, basis in (
            ("individual", {}), ("individual", CONSENT | {"basis_until": ENDED}),
            ("individual", CONSENT), ("collective", {}),
        ):  # fmt: skip
            is_named = is_public and (kind == "collective" or basis == CONSENT)
            person = Recipient(commendation=given, kind=kind, organisation=body, **basis)
            region.keep(state, self.made(person, region, is_public=is_public, is_named=is_named))
            if not basis:
                self.citation(region, source, is_public=is_named, recipient=person)
        return given

    def photo(self, state, region, record):
        return self.publishable(Photo(grassroots_model=record, shows_persons=False), state, region)

    def keep_files(self):
        """A file of a photo says nothing but its token."""
        for photo in Photo.objects.all():
            for size in images.SIZES:
                default_storage.save(images.stored_at(photo.token, size), ContentFile(str(photo.token)))

    def publishable(self, record, state, region):
        record.state = state
        record.published_at = timezone.now() if state in HAS_BEEN_PUBLIC else None
        return region.keep(state, self.made(record, region, is_public=state == State.PUBLISHED))

    def citation(self, region, source, *, is_public=False, **target):
        supports = [record.CITABLE[0] for record in target.values()]
        citation = Citation(source=source, paragraph=1, supports=supports, **target)
        return self.made(citation, region, is_public=is_public)

    def made(self, record, region, **how):
        return self.tokens.fill(record, region.name, **how)

    def person(self, name, role, region):
        """An account with ``role``; whoever administers all is known everywhere."""
        user = User(username=name)
        self.tokens.fill(user, region if region in self.regions else "staff")
        user.set_password("một mật khẩu đủ dài")
        user.save()
        if role:
            user.groups.add(making.Group.objects.get_or_create(name=role)[0])
            making.make_assignment(user, region if region == "everything" else self.regions[region].place)
        return user
