"""What somebody decides of one candidate on the page of its article; of two at once, the second sees both versions."""

from functools import cached_property

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import intake
from trackerapp.models import Candidate

from .article_shown import Shown
from .candidates import form_of
from .forms import beside_the_stored, told_who_was_first

State = Candidate.State
REASON = Candidate._meta.get_field("reason").formfield(
    required=True, error_messages={"required": gettext_lazy("Say in a few words why it is rejected.")}
)
SOMEBODY_ELSE = gettext_lazy("Somebody else has changed this candidate meanwhile. Look at it again.")
ENTERED_MEANWHILE = gettext_lazy(
    "Somebody has entered this into the register meanwhile: put what you typed into its record."
)
WHAT_OTHERS_CHANGE = ["state", "reason", "record", "changes", "decided_by", *Candidate.PROPOSED]
MOST_DIGITS = 8
"""No number of a place in a text, or of changes, has as many."""


class Deciding(Shown):
    """The page of one article for one request, and what the buttons of a candidate do."""

    def _to(self, candidate=None, part=""):
        address = reverse("admin:article_page", args=[self.article.pk])
        return HttpResponseRedirect(f"{address}?mo={candidate.pk}#u-{candidate.pk}" if candidate else address + part)

    @cached_property
    def typed(self):
        """What was sent, with the fields of a candidate by the number of ``chosen``."""
        return self.request.POST

    @cached_property
    def chosen(self):
        """The candidate of this article that was sent, as it was when its form was opened; None if there is none."""
        chosen = self._numbered(self.request.POST.get("candidate", ""))
        if chosen:
            chosen.changes = self._seen(chosen.changes)
        return chosen

    def _numbered(self, number):
        return next((each for each in self.candidates if str(each.pk) == number), None)

    def add_anew(self):
        """Whether what was sent of a candidate whose row is gone goes on as one added by hand, on the same words.

        If one stands on them already that anybody has changed, what was typed is shown beside it: whoever sent this
        has never seen it.
        """
        kind, gone = self.typed.get("kind"), f"c{self.typed['candidate']}-"
        if kind not in Candidate.Kind:
            return False
        try:
            made = intake.add(self.article, kind, self.typed.get(f"{gone}quote_0", ""), by=self.user)
        except ValidationError:
            return False
        self.candidates = self.candidates_now()
        self.chosen = self._numbered(str(made.pk))
        self.chosen.changes = 0
        self.typed = _renamed(self.typed, gone, f"c{made.pk}-")
        if not made.changes:
            messages.info(self.request, _("The article was read again meanwhile: what you sent is added by hand."))
        return True

    def _seen(self, stored):
        """The number of changes that the form was opened with; ``stored`` if it does not say."""
        seen = self.request.POST.get("seen", "")
        return int(seen) if seen.isdecimal() and len(seen) < MOST_DIGITS else stored

    def _move(self, **values):
        """Keep what was decided of the one that was sent, unless somebody else was first; whether it was kept."""
        is_kept = self.chosen.move(decided_by=self.user if self.user.pk else None, **values)
        if is_kept and self.article.outcome.get("faults", {}).pop(str(self.chosen.pk), None):
            self.article.take(self.article.work, self.article.outcome)
        return is_kept

    def _go_on(self):
        """Lead to the next that is open, once something was decided of this one."""
        return self._to(self.chosen if self.chosen.state == State.OPEN else self._next(self.chosen), "#create")

    def _next(self, candidate):
        """The next candidate to decide, from ``candidate`` on and round; None if all are decided."""
        place = self.candidates.index(candidate)
        around = [*self.candidates[place + 1 :], *self.candidates[:place]]
        return next((each for each in around if each.state == State.OPEN), None)

    def accept(self):
        return self._keep(State.ACCEPTED)

    def save(self):
        """Keep the form, undecided; what was confirmed or rejected is so no more."""
        return self._keep(State.OPEN)

    def _keep(self, state):
        self.sent = form_of(self.chosen, self.user, self.text, self.typed)
        if not self.sent.is_valid():
            return None
        return self._go_on() if self._move(**self.sent.told(), state=state, reason="") else self._compare(state)

    def _compare(self, state):
        """Show what was typed beside what somebody else has stored meanwhile; who saves again writes over it."""
        self.chosen.refresh_from_db(fields=WHAT_OTHERS_CHANGE)
        self.sent = form_of(self.chosen, self.user, self.text, self.typed)
        self.sent.two_versions = beside_the_stored(self.sent)
        if self.chosen.state == state and not self.sent.two_versions:
            return self._go_on()
        is_entered = self.chosen.state == State.WRITTEN
        self.faults[self.chosen.pk] = [ENTERED_MEANWHILE if is_entered else told_who_was_first("", "")]
        return None

    def show_what_was_typed(self):
        """Show the form of a candidate as it was sent, or the reason to reject it, which comes without the form."""
        self.chosen.typed_reason = self.request.POST.get("reason")
        is_form = self.chosen.typed_reason is None
        self.sent = form_of(self.chosen, self.user, self.text, self.typed if is_form else None)

    def reject(self):
        try:
            reason = REASON.clean(self.request.POST.get("reason"))
        except ValidationError as refusal:
            self.faults, self.opened = {self.chosen.pk: refusal.messages}, self.chosen
            return None
        if self._move(state=State.REJECTED, reason=reason):
            return self._go_on()
        self.chosen.refresh_from_db(fields=WHAT_OTHERS_CHANGE)
        self.faults, self.opened = {self.chosen.pk: [SOMEBODY_ELSE]}, self.chosen
        self.chosen.typed_reason = reason
        return None

    def reopen(self):
        is_open = self.chosen.let_go() if intake.is_gone(self.chosen) else self.chosen.move(state=State.OPEN, reason="")
        if not is_open:
            messages.error(self.request, SOMEBODY_ELSE)
        return self._to(self.chosen)


def _renamed(sent, old, new):
    """``sent`` with the fields whose names begin with ``old`` beginning with ``new``."""
    renamed = sent.copy()
    for name in [each for each in sent if each.startswith(old)]:
        renamed.setlist(name.replace(old, new, 1), renamed.pop(name))
    return renamed
