"""What the buttons on the page of an article do: those of a candidate, and correct, add, read again, make drafts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from trackerapp import intake
from trackerapp.intake import tasks
from trackerapp.intake.tasks import told_of_entering, told_of_reading
from trackerapp.models import Article, Candidate
from trackerapp.models.base import StaleRecord

from .article_deciding import MOST_DIGITS, Deciding
from .article_forms import AboutForm
from .article_shown import warnings_of
from .forms import beside_the_stored, told_who_was_first


class Work(Deciding):
    """The page of one article for one request, and what its buttons do."""

    def do(self):
        """Do what the button says; an answer, or None where the page is shown with what is wrong."""
        do = next((do for name, do in BUTTONS.items() if name in self.request.POST), None)
        if do is None or (do in ABOUT_ONE and "candidate" not in self.request.POST):
            raise PermissionDenied
        if self.article.is_at_work:
            messages.warning(self.request, _("This article is being worked on: wait a moment."))
            self._show_what_came_with(do)
            return None if self.has_typed else self._to()
        if self.article.is_refused:
            return self._to()
        if do in ABOUT_ONE and self.chosen is None and not (do in WITH_FORM and self.add_anew()):
            return self._tell_gone()
        try:
            return do(self)
        except Candidate.DoesNotExist:
            return self._tell_gone()

    def _show_what_came_with(self, do):
        """Show what was typed for ``do``, where nothing can be kept at the moment."""
        if do in WITH_WORDS and self.chosen:
            self.show_what_was_typed()
        elif do == Work.add:
            self._show_words()
        elif do == Work.correct_about and not self.article.source:
            self._fill_about()

    def _tell_gone(self):
        messages.error(self.request, _("This candidate is gone: somebody has had the article read again."))
        return self._to()

    def correct_about(self):
        if self.article.source:
            messages.error(
                self.request, _("Its records cite a source already: correct that source. Nothing was written.")
            )
            return self._to()
        self._fill_about()
        try:
            if self.about.is_valid():
                intake.keep(self.about.instance, by=self.user)
        except StaleRecord:
            self._compare_about()
        except ValidationError as refusal:
            self.about.add_error(None, refusal.messages)
        if self.about.errors:
            return None
        messages.success(self.request, _("What the article is has been saved."))
        return self._to()

    def _fill_about(self):
        self.about = AboutForm(self.user, self.request.POST, instance=self.article)
        self.article.changes = self._seen(self.article.changes)

    def _compare_about(self):
        """Show what was typed beside what somebody else has corrected meanwhile; who saves again writes over it."""
        self.article.refresh_from_db(fields=["changes", *Article.ABOUT])
        self.about = AboutForm(self.user, self.request.POST, instance=self.article)
        self.about.two_versions = beside_the_stored(self.about)
        self.about.add_error(None, told_who_was_first("", ""))

    def add(self):
        kind, words = self.request.POST.get("kind", ""), self.request.POST.get("words", "")
        near = self.request.POST.get("near", "")
        if kind not in Candidate.Kind:
            raise PermissionDenied
        try:
            place = int(near) if near.isdecimal() and len(near) < MOST_DIGITS else 0
            made = intake.add(self.article, kind, words, by=self.user, near=place)
        except ValidationError as refusal:
            self._show_words(refusal.messages)
            return None
        return self._to(made)

    def _show_words(self, faults=()):
        self.missed = {name: self.request.POST.get(name, "") for name in ("kind", "words", "near")} | {"faults": faults}

    def read_again(self):
        if self.text.is_long:
            return self._later(Article.Work.READING)
        self._put_away()
        try:
            tally = intake.read_again(self.article, by=self.user)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return self._to()
        messages.success(self.request, told_of_reading(*tally))
        return self._to()

    def _later(self, work, *more):
        """Have it done in the background; the page then shows that it is."""
        tasks.begin(self.article, work, self.user.pk, *more)
        return self._to()

    def _put_away(self):
        """Forget what the last work in the background had to say, or that it was broken off."""
        if self.article.outcome or self.article.is_stuck:
            self.article.take(Article.Work.REST, {})

    def create(self):
        return self._create(submits=False)

    def submit(self):
        return self._create(submits=True)

    def _create(self, submits):
        if len(self.ready) > tasks.MANY:
            return self._later(Article.Work.WRITING, submits)
        self._put_away()
        try:
            made = intake.create(self.article, by=self.user, submits=submits)
        except intake.Refused as refused:
            self.faults = refused.faults
            self._say_what_is_wrong()
            return None
        if made:
            messages.success(self.request, told_of_entering(made))
            self._warn(made)
        else:
            messages.info(self.request, _("Nothing new is confirmed: nothing was written."))
        return self._to()

    def _warn(self, records):
        """Say what the page of each record would warn of when it is saved there."""
        for record in records:
            for text in warnings_of(record):
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
WITH_FORM = {Work.accept, Work.save}
WITH_WORDS = WITH_FORM | {Work.reject}
ABOUT_ONE = {Work.accept, Work.save, Work.reject, Work.reopen}
"""What is done with one candidate."""
