"""What readers report: read beside the record, answered and closed by those who look after it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MinLengthValidator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trackerapp import feedback, scope
from trackerapp.models import Feedback
from trackerapp.scope import Right

from .desk import WaitingFilter
from .forms import THROUGH
from .history import HistoryAdmin
from .links import link_to
from .refusals import in_words
from .scoped import ReadOnlyAdmin

CORRECTED = ["words", "evidence", "sender", "contact", "answer"]
"""The texts that staff correct by hand where they name somebody who is to be erased."""


class SeesVersion:
    """A form that says which version of the row was seen."""

    def check_version(self, report):
        """Have saving ``report`` raise StaleRecord, if somebody has saved it since it was seen."""
        report.version = self.cleaned_data["version"]


class AnswerForm(SeesVersion, forms.Form):
    """What the sender is to read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    answer = Feedback._meta.get_field("answer").formfield(
        required=True,
        validators=[MinLengthValidator(2)],
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
    )


class MoveForm(SeesVersion, forms.Form):
    """A button that asks for no words."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class CorrectionForm(SeesVersion, forms.ModelForm):
    """The texts of a report, to take out what must not stay there."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Feedback
        fields = CORRECTED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="correct_%s", **kwargs)
        for name in CORRECTED:
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs["class"] = "vLargeTextField"

    def clean_answer(self):
        """What was answered stays answered in words."""
        if self.instance.state == Feedback.State.ANSWERED and not self.cleaned_data["answer"]:
            raise forms.ValidationError(_("Leave words in the answer: the sender has been told that there is one."))
        return self.cleaned_data["answer"]


@admin.register(Feedback)
class FeedbackAdmin(ReadOnlyAdmin, HistoryAdmin):
    """Nobody writes a report here. The buttons of its page answer it, close it and open it again."""

    list_display = ["receipt", "kind", "record", "excerpt", "state", "created_at"]
    list_filter = [WaitingFilter, "state", "kind"]
    search_fields = ["receipt"]
    search_help_text = gettext_lazy("The number of the receipt, or a part of it, e.g. 7K3M.")
    actions = ["close"]

    def get_queryset(self, request):
        return scope.theirs(super().get_queryset(request), request.user).for_display()

    def get_search_results(self, request, queryset, search_term):
        """Those whose number holds what a sender has read out."""
        return queryset.filter(receipt__contains=search_term.strip().upper()), False

    def has_answer_permission(self, request, obj=None):
        return scope.may(request.user, Right.WRITE, obj or Feedback)

    @admin.display(description=gettext_lazy("record"))
    def record(self, report):
        return report.record

    @admin.display(description=gettext_lazy("words of the reader"))
    def excerpt(self, report):
        return f"{report.words[:80]}…" if len(report.words) > 80 else report.words

    @admin.action(permissions=["answer"], description=gettext_lazy("Close without an answer"))
    def close(self, request, queryset):
        """Those of the chosen that are not closed, and that this person may close."""
        may = scope.theirs(Feedback.objects.filter(pk__in=queryset.values("pk")), request.user, Right.WRITE)
        count = 0
        for report in may.exclude(state=Feedback.State.CLOSED):
            feedback.close(report, by=request.user)
            count += 1
        text = ngettext("%(count)d report is closed.", "%(count)d reports are closed.", count) % {"count": count}
        self.message_user(request, text, messages.SUCCESS if count else messages.WARNING)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the report; a POST does what its button says."""
        if object_id is None or not self.has_view_permission(request):
            raise PermissionDenied
        report = self.get_object(request, object_id)
        if report is None:
            raise Http404
        form = self.form_of(request, report)
        if request.method == "POST":
            if not self.has_answer_permission(request, report) or form is None:
                raise PermissionDenied
            if form.is_valid() and self.do(request, report, form):
                return HttpResponseRedirect(request.path)
        return self.show(request, report, form)

    def form_of(self, request, report):
        """The form whose button was pressed; None if none was."""
        if "_answer" in request.POST or "_answer_close" in request.POST:
            return AnswerForm(request.POST)
        if "_close" in request.POST or "_reopen" in request.POST:
            return MoveForm(request.POST)
        return CorrectionForm(request.POST, instance=report) if "_correct" in request.POST else None

    def do(self, request, report, form):
        """Whether it could be done; the person is told in any case."""
        form.check_version(report)
        try:
            text = self.done(request, report, form)
        except ValidationError as refusal:
            self.message_user(request, in_words(refusal, report), messages.ERROR)
            return False
        self.message_user(request, text % {"receipt": report.receipt}, messages.SUCCESS)
        return True

    def done(self, request, report, form):
        """Do what the pressed button says, and tell it."""
        if "_close" in request.POST:
            feedback.close(report, by=request.user)
            return _("%(receipt)s is closed.")
        if "_reopen" in request.POST:
            feedback.reopen(report, by=request.user)
            return _("%(receipt)s is open again.")
        if "_correct" in request.POST:
            report._change_reason = THROUGH
            form.save()
            return _("The texts of %(receipt)s are corrected.")
        is_closing = "_answer_close" in request.POST
        feedback.answer(report, form.cleaned_data["answer"], by=request.user, is_closing=is_closing)
        return _("%(receipt)s is answered: the sender can read it.")

    def show(self, request, report, form):
        stored = self.get_queryset(request).get(pk=report.pk)
        may_answer = self.has_answer_permission(request, stored)
        seen = {"version": stored.version}
        context = self.admin_site.each_context(request) | {
            "title": _("Reader's report"),
            "opts": self.opts,
            "report": stored,
            "record": link_to(stored.record),
            "status_address": self.status_address(stored),
            "may_answer": may_answer,
            "answer_form": form
            if isinstance(form, AnswerForm)
            else AnswerForm(initial=seen | {"answer": stored.answer}),
            "correction": form if isinstance(form, CorrectionForm) else CorrectionForm(initial=seen, instance=stored),
            "is_correcting": isinstance(form, CorrectionForm),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/trackerapp/feedback.html", context)

    def status_address(self, report):
        """Where the status of the model is changed, if the report is about that."""
        if report.kind not in Feedback.ONLY_OF_MODELS:
            return ""
        return f"{reverse('admin:trackerapp_grassrootsmodel_change', args=[report.grassroots_model_id])}#id_status"

    def may_restore(self, request, row):
        """A report stays as it came in."""
        return False
