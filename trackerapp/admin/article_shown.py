"""What the page of an article shows: its text with the passages marked, and a form for each candidate."""

from functools import cached_property

from django.contrib import admin
from django.core.paginator import Paginator

from trackerapp import intake, scope
from trackerapp.articles.page.private import private
from trackerapp.articles.prose.wording import Wording
from trackerapp.models import Candidate
from trackerapp.scope import Right

from . import marked
from .article_forms import AboutForm, told_private
from .candidates import form_of
from .links import link_to

MOST_WARNINGS = 3
"""How many are told of each record that was made."""
State = Candidate.State
SHOWN = 10
"""Candidates on a page: each has a form."""


class Shown:
    """The page of one article for one request."""

    def __init__(self, request, article):
        self.request, self.article, self.user = request, article, request.user
        self.faults = {int(pk): told for pk, told in article.outcome.get("faults", {}).items()}
        self.sent = None
        self.about = None
        self.missed = {"kind": Candidate.Kind.GRASSROOTS_MODEL}

    @cached_property
    def may_write(self):
        return not (self.article.is_at_work or self.article.is_refused) and self.may_delete

    @cached_property
    def may_delete(self):
        return scope.may(self.user, Right.WRITE, self.article)

    @cached_property
    def text(self):
        return intake.ArticleText(self.article.text)

    @cached_property
    def candidates(self):
        return self.candidates_now()

    def candidates_now(self):
        """All candidates of the article as they are stored, each with the number of its page."""
        found = list(self.article.candidates.select_related("article", "decided_by"))
        for number, each in enumerate(found):
            each.article, each.page = self.article, number // SHOWN + 1
        return found

    @cached_property
    def page(self):
        """The candidates of one page; that of the one to be opened, if one is."""
        wanted = self.opened.page if self.opened else self.request.GET.get("page")
        return Paginator(self.candidates, SHOWN).get_page(wanted)

    @cached_property
    def opened(self):
        """The candidate that is shown open: the one sent in, or the one asked for."""
        number = str(self.sent.candidate.pk) if self.sent else self.request.GET.get("mo", "")
        return next((each for each in self.candidates if str(each.pk) == number), None)

    @cached_property
    def shown(self):
        """The candidates of the page, each with its form where something can still be decided, or its record."""
        return [self._with_form(each) for each in self.page]

    def _with_form(self, candidate):
        if self.sent and self.sent.candidate.pk == candidate.pk:
            candidate.form = self.sent
        elif candidate.state in {State.OPEN, State.ACCEPTED} and self.may_write:
            candidate.form = form_of(candidate, self.user, self.text)
        record = self._record(candidate)
        candidate.link, candidate.is_gone = link_to(record) if record else "", intake.is_gone(candidate)
        candidate.warnings = warnings_of(record) if record else []
        candidate.faults = self.faults.get(candidate.pk, [])
        candidate.is_opened = bool(candidate.faults) or candidate == self.opened
        candidate.is_private = any(private(Wording.of(each["quote"])) for each in candidate.citations)
        candidate.is_for_others = not intake.writable(candidate, self.user)
        return candidate

    def _record(self, candidate):
        """The record that was made of it, if it is there and may be seen."""
        if candidate.record is None:
            return None
        rows = scope.theirs(intake.kind_of(candidate).objects.all(), self.user)
        return rows.filter(pk=candidate.record).first()

    @cached_property
    def private(self):
        return told_private(private(self.text.wording), self.article.text)

    @cached_property
    def lines(self):
        return marked.lines(self.text, self.candidates)

    @cached_property
    def counts(self):
        """How many candidates there are in each state, with its name."""
        return [(state.label, sum(each.state == state for each in self.candidates)) for state in State]

    @cached_property
    def first_open(self):
        """The first candidate to decide; None if all are decided."""
        return next((each for each in self.candidates if each.state == State.OPEN), None)

    @cached_property
    def ready(self):
        """The accepted candidates that this person may make into records."""
        return [each for each in self.candidates if each.state == State.ACCEPTED and intake.writable(each, self.user)]

    @property
    def has_typed(self):
        """Whether the page shows what somebody has typed and sent."""
        return bool(self.sent or self.about or self.missed.get("words"))

    @property
    def about_form(self):
        return self.about or AboutForm(self.user, instance=self.article)

    @property
    def kinds(self):
        return Candidate.Kind.choices


def warnings_of(record):
    """What the page of ``record`` warns of when it is saved there."""
    warnings = getattr(admin.site._registry[type(record)], "warnings", None)
    return warnings(record)[:MOST_WARNINGS] if warnings else []
