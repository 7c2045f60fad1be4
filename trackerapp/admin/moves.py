"""The page on which records are moved with a word about it: returned, withdrawn, taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from trackerapp import publishing, scope
from trackerapp.models import State
from trackerapp.scope import Right

from .choices import PLAIN_NUMBER
from .forms import THROUGH
from .refusals import in_words

MOST_AT_ONCE = 100
"""Their numbers stand in an address, and a server answers within half a minute."""


@dataclass(frozen=True)
class Move:
    """A way to move records that asks before it does: which, from which state, and what the person reads."""

    verb: Callable
    right: Right
    states: list[State]
    title: str
    meaning: str
    none: str
    done: str
    has_reason: bool = True
    is_button: bool = False
    """Whether the record's form has a button for it, which saves first."""


MOVES = {
    "submit": Move(
        publishing.submit,
        Right.WRITE,
        [State.DRAFT, State.RETURNED, State.WITHDRAWN],
        gettext_lazy("Submit for review"),
        gettext_lazy("Those who may publish see these records in their queue. Their sources and photos go with them."),
        gettext_lazy("None of the chosen records is a draft."),
        ngettext_lazy("%(count)d record is submitted.", "%(count)d records are submitted.", "count"),
        has_reason=False,
        is_button=True,
    ),
    "publish": Move(
        publishing.publish,
        Right.PUBLISH,
        [State.SUBMITTED, State.DRAFT, State.RETURNED, State.WITHDRAWN],
        gettext_lazy("Publish"),
        gettext_lazy("Everybody can then read these records, with their sources and photos."),
        gettext_lazy("All of the chosen records are public."),
        ngettext_lazy("%(count)d record is public now.", "%(count)d records are public now.", "count"),
        has_reason=False,
        is_button=True,
    ),
    "withdraw": Move(
        publishing.withdraw,
        Right.PUBLISH,
        [State.PUBLISHED],
        gettext_lazy("Withdraw from the public"),
        gettext_lazy(
            "The public no longer sees these records. They are kept, with their history, and can be published again."
        ),
        gettext_lazy("None of the chosen records is public."),
        ngettext_lazy("%(count)d record is withdrawn.", "%(count)d records are withdrawn.", "count"),
    ),
    "send_back": Move(
        publishing.send_back,
        Right.PUBLISH,
        [State.SUBMITTED],
        gettext_lazy("Return for correction"),
        gettext_lazy("Who submitted these records sees them on their desk, with your reason, and can correct them."),
        gettext_lazy("None of the chosen records is submitted."),
        ngettext_lazy("%(count)d record is returned.", "%(count)d records are returned.", "count"),
    ),
    "take_back": Move(
        publishing.take_back,
        Right.WRITE,
        [State.SUBMITTED],
        gettext_lazy("Take back to go on"),
        gettext_lazy("These records become drafts again. Submit them once more when they are ready."),
        gettext_lazy("None of the chosen records is submitted."),
        ngettext_lazy("%(count)d record is a draft again.", "%(count)d records are drafts again.", "count"),
        has_reason=False,
    ),
}


class ReasonForm(forms.Form):
    """Why something is returned or withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Staff read it, the public does not, e.g. the office has corrected the number."),
    )


class MovesRecords:
    """Gives a kind of record the pages of its moves. Of several records those that can be moved are moved."""

    def get_urls(self):
        roads = [
            path(
                f"{name}/", self.admin_site.admin_view(partial(self.move_view, name=name)), name=self.url_name(name)[6:]
            )
            for name in MOVES
        ]
        return [*roads, *super().get_urls()]

    def url_name(self, page):
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

    def move_url(self, name, ids):
        return f"{reverse(self.url_name(name))}?{urlencode({'id': ids}, doseq=True)}"

    def page_of(self, record):
        return reverse(self.url_name("change"), args=[record.pk])

    def moves_of(self, request, record):
        """The moves that this person may make with ``record`` now, as titles and addresses."""
        open_now = [name for name, move in MOVES.items() if self.is_offered(request, move, record)]
        return [(MOVES[name].title, self.move_url(name, [record.pk])) for name in open_now]

    def is_offered(self, request, move, record):
        """Whether there is a link to ``move`` on the page of ``record``; a reviewer returns, and takes nothing back."""
        if move.is_button or record.state not in move.states:
            return False
        if move.verb is publishing.take_back and scope.may(request.user, Right.PUBLISH, record):
            return False
        return scope.may(request.user, move.right, record)

    def move_view(self, request, name):
        """Show the records named in the address, ask for the reason, then move them."""
        move = MOVES[name]
        if not scope.may(request.user, move.right, self.model):
            raise PermissionDenied
        ids = [pk for pk in request.GET.getlist("id") if PLAIN_NUMBER.fullmatch(pk)]
        found = self.get_queryset(request).filter(pk__in=ids[:MOST_AT_ONCE])
        if not found:
            raise Http404
        form = ReasonForm(request.POST or None) if move.has_reason else None
        if request.method == "POST" and (form is None or form.is_valid()):
            return self.move_all(request, move, found, form.cleaned_data["reason"] if form else None)
        records = [record for record in found if record.state in move.states]
        context = self.admin_site.each_context(request) | {
            "title": move.title,
            "opts": self.opts,
            "form": form,
            "move": move,
            "records": records,
            "media": self.media,
        }
        return render(request, "admin/trackerapp/move.html", context)

    def move_all(self, request, move, records, reason):
        """Move those that are as they were when the person was asked."""
        seen = {f"{record.pk}.{record.version}" for record in records} & set(request.POST.getlist("seen"))
        words = [] if reason is None else [reason]
        done = []
        for record in records:
            if f"{record.pk}.{record.version}" not in seen:
                changed = _("%(record)s has changed since you looked. Look again.") % {"record": record}
                self.message_user(request, changed, messages.ERROR)
            elif self.move(request, record, move.verb, *words):
                done.append(record)
        self.tell(request, move, done)
        address = self.page_of(records[0]) if len(records) == 1 else reverse(self.url_name("changelist"))
        return HttpResponseRedirect(address)

    def tell(self, request, move, done):
        """Say how many were moved, and what of each stays behind."""
        if done:
            self.message_user(request, move.done % {"count": len(done)}, messages.SUCCESS)
        for record in done if move.is_button else []:
            for each, lack in publishing.left_behind(record):
                text = _("%(each)s does not go with it. %(lack)s") % {"each": each, "lack": lack}
                self.message_user(request, f"{record}: {text}", messages.WARNING)

    def move(self, request, record, verb, *words):
        """Whether ``verb`` could move ``record``; if not, the person is told why."""
        try:
            verb(record, *words, by=request.user, through=THROUGH)
        except ValidationError as refusal:
            self.message_user(request, f"{record}: {in_words(refusal, record)}", messages.ERROR)
        except PermissionDenied:
            self.message_user(request, _("%(record)s: you may not do this.") % {"record": record}, messages.ERROR)
        else:
            return True
        return False
