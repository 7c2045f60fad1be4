"""What somebody does on the page of an article: decide, correct, add, and make drafts."""

from functools import cached_property

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trackerapp import intake, scope
from trackerapp.articles.private import private
from trackerapp.articles.wording import Wording
from trackerapp.models import Candidate
from trackerapp.scope import Right

from . import marked
from .article_forms import AboutForm, told_private
from .candidates import form_of
from .links import link_to

State = Candidate.State
MOST_WARNINGS = 3
"""How many are told of each record that was made."""
SHOWN = 10
"""Candidates on a page: each has a form."""


class Work:
    """The page of one article for one request."""

    def __init__(self, request, article):
        self.request, self.article, self.user = request, article, request.user
        self.faults: dict = {}
        self.sent = None
        self.about = None

    @cached_property
    def may_write(self):
        return scope.may(self.user, Right.WRITE, self.article)

    @cached_property
    def text(self):
        return intake.ArticleText(self.article.text)

    @cached_property
    def candidates(self):
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
        candidate.link = self._link(candidate)
        candidate.faults = self.faults.get(candidate.pk, [])
        candidate.is_opened = bool(candidate.faults) or candidate == self.opened
        candidate.is_private = any(private(Wording.of(each["quote"])) for each in candidate.citations)
        candidate.is_for_others = not intake.writable(candidate, self.user)
        return candidate

    def _link(self, candidate):
        """The record that was made of it, if it is there and may be seen."""
        if candidate.record is None:
            return ""
        rows = scope.theirs(intake.kind_of(candidate).objects.all(), self.user)
        record = rows.filter(pk=candidate.record).first()
        return link_to(record) if record else ""

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
    def ready(self):
        """The accepted candidates that this person may make into records."""
        return [each for each in self.candidates if each.state == State.ACCEPTED and intake.writable(each, self.user)]

    @property
    def about_form(self):
        return self.about or AboutForm(self.user, instance=self.article)

    @property
    def kinds(self):
        return Candidate.Kind.choices

    def do(self):
        """Do what the button says; an answer, or None where the page is shown with what is wrong."""
        do = next((do for name, do in BUTTONS.items() if name in self.request.POST), None)
        if do is None:
            raise PermissionDenied
        return do(self)

    def _to(self, candidate=None):
        address = reverse("admin:article_page", args=[self.article.pk])
        return HttpResponseRedirect(f"{address}?mo={candidate.pk}#u-{candidate.pk}" if candidate else address)

    def _chosen(self):
        """The candidate that was sent; PermissionDenied for one of another article, or none."""
        number = self.request.POST.get("candidate", "")
        chosen = next((each for each in self.candidates if str(each.pk) == number), None)
        if chosen is None:
            raise PermissionDenied
        return chosen

    def _move(self, candidate, **values):
        """Keep what was decided, unless somebody else was first; then go on to the next that is open."""
        if not candidate.move(decided_by=self.user if self.user.pk else None, **values):
            messages.error(self.request, _("Somebody else has changed this candidate meanwhile. Look at it again."))
            return self._to(candidate)
        return self._to(self._next(candidate) if "state" in values else candidate)

    def _next(self, candidate):
        """The next candidate to decide, from ``candidate`` on and round; None if all are decided."""
        place = self.candidates.index(candidate)
        around = [*self.candidates[place + 1 :], *self.candidates[:place]]
        return next((each for each in around if each.state == State.OPEN), None)

    def accept(self):
        return self._keep(state=State.ACCEPTED, reason="")

    def save(self):
        return self._keep()

    def _keep(self, **values):
        candidate = self._chosen()
        form = form_of(candidate, self.user, self.text, self.request.POST)
        if not form.is_valid():
            self.sent = form
            return None
        candidate.changes = form.cleaned_data["changes"]
        return self._move(candidate, **form.told(), **values)

    def reject(self):
        candidate = self._chosen()
        reason = self.request.POST.get("reason", "").strip()[:200]
        if not reason:
            self.faults = {candidate.pk: [_("Say in a few words why it is rejected.")]}
            self.opened = candidate
            return None
        return self._move(candidate, state=State.REJECTED, reason=reason)

    def reopen(self):
        candidate = self._chosen()
        candidate.move(state=State.OPEN, reason="")
        return self._to(candidate)

    def correct_about(self):
        self.about = AboutForm(self.user, self.request.POST, instance=self.article)
        try:
            if self.about.is_valid():
                intake.keep(self.about.instance, by=self.user)
        except ValidationError as refusal:
            self.about.add_error(None, refusal.messages)
        if self.about.errors:
            return None
        messages.success(self.request, _("What the article is has been saved."))
        return self._to()

    def add(self):
        kind, words = self.request.POST.get("kind", ""), self.request.POST.get("words", "")
        near = self.request.POST.get("near", "")
        if kind not in Candidate.Kind:
            raise PermissionDenied
        try:
            near = int(near) if near.isdecimal() and len(near) < 8 else 0
            made = intake.add(self.article, kind, words, by=self.user, near=near)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return self._to()
        return self._to(made)

    def read_again(self):
        come, gone = intake.read_again(self.article, by=self.user)
        text = _("Read again: %(come)d new proposals, %(gone)d are gone. What was decided stays.")
        messages.success(self.request, text % {"come": come, "gone": gone})
        return self._to()

    def create(self):
        return self._create(submits=False)

    def submit(self):
        return self._create(submits=True)

    def _create(self, submits):
        try:
            made = intake.create(self.article, by=self.user, submits=submits)
        except intake.Refused as refused:
            self.faults = refused.faults
            self._say_what_is_wrong()
            return None
        if made:
            text = ngettext("%(number)d record is entered.", "%(number)d records are entered.", len(made))
            messages.success(self.request, text % {"number": len(made)})
            self._warn(made)
        else:
            messages.info(self.request, _("Nothing new is confirmed: nothing was written."))
        return self._to()

    def _warn(self, records):
        """Say what the page of each record would warn of when it is saved there."""
        for record in records:
            warnings = getattr(admin.site._registry[type(record)], "warnings", None)
            for text in warnings(record)[:MOST_WARNINGS] if warnings else ():
                messages.warning(self.request, f"{record}: {text}")

    def _say_what_is_wrong(self):
        about_source = self.faults.pop(None, [])
        text = _("Nothing was written: look at the candidates that are marked.")
        messages.error(self.request, " ".join([text, *about_source]))
        first = next((each for each in self.candidates if each.pk in self.faults), None)
        if first:
            self.opened = first


BUTTONS = {
    "_accept": Work.accept,
    "_save": Work.save,
    "_reject": Work.reject,
    "_reopen": Work.reopen,
    "_about": Work.correct_about,
    "_add": Work.add,
    "_again": Work.read_again,
    "_create": Work.create,
    "_submit": Work.submit,
}
