"""What every page of the admin shares: who may, how a record is found, and what happens when saving is refused."""

import re
from functools import reduce
from operator import or_

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import publishing, scope
from trackerapp.models.base import STAFF_ONLY
from trackerapp.models.fields import PartialDateField
from trackerapp.publishing import Road
from trackerapp.scope import Right
from trackerapp.text.folding import fold

from .choices import PLAIN_NUMBER, SeveralRecords, TypedChoice, TypedChoices
from .deleting import DeletesInScope
from .filters import NamedFiltersOnly
from .forms import RecordForm
from .history import HistoryAdmin
from .scoped import InScope, NotThere

CODE = re.compile(r"[a-z]+-0*([0-9]{1,9})")
MOST_ROWS = 100
"""How many rows of another kind a record's page takes."""

MOST_REPORTS = 10
"""How many reports of readers stand on the page of a record; the list of them has all."""


class OnlyProposed(Exception):
    """Rolls back a save that is only to be proposed; holds the ``record`` ``before`` and ``after``."""

    def __init__(self, record, before):
        super().__init__()
        self.record, self.before, self.after = record, before, publishing.snapshot(record)


class RecordOptions(InScope):
    """What a record's page and its rows on the page of another record have in common."""

    form = RecordForm
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        PartialDateField: {"widget": AdminTextInputWidget(attrs={"class": "partial-date"})},
    }

    def has_change_permission(self, request, obj=None):
        """A submitted record waits for its reviewer as it is."""
        return super().has_change_permission(request, obj) and not (obj and self.road(request, obj) is Road.CLOSED)

    def has_delete_permission(self, request, obj=None):
        """What is public is not deleted by those who may only propose; a row of it that goes is a proposal, too."""
        return super().has_delete_permission(request, obj) and not (obj and self.road(request, obj) is Road.CLOSED)

    def road(self, request, row):
        return publishing.road(row, request.user)

    def get_fieldsets(self, request, obj=None):
        """With the version that the form carries, unseen, for those who may change something."""
        (name, options), *others = super().get_fieldsets(request, obj)
        if "opened_version" in options["fields"] or not self.has_change_permission(request, obj):
            return [(name, options), *others]
        return [(name, options | {"fields": [*options["fields"], "opened_version"]}), *others]

    def get_view_on_site_url(self, obj=None):
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs |= self.offered(db_field, request)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = TypedChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Type where there may be thousands; tick where there are a few."""
        typed = db_field.name in self.get_autocomplete_fields(request)
        widget = TypedChoices(db_field, self.admin_site) if typed else CheckboxSelectMultiple()
        kwargs |= {"form_class": SeveralRecords, "widget": widget} | self.offered(db_field, request)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def offered(self, db_field, request):
        """The rows of the other kind that this person may choose from, ready to be written in words."""
        other = self.admin_site._registry.get(db_field.remote_field.model)
        return {"queryset": other.choosable(request)} if isinstance(other, RecordAdmin) else {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Beside a choice one may add a record of another kind that a clerk enters; places and words are settled."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            other = self.admin_site._registry.get(db_field.remote_field.model)
            if not getattr(other, "is_entered_on_the_way", False):
                field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field


class RecordInline(RecordOptions, admin.StackedInline):
    """The rows that belong to a record, on its page."""

    extra = 0
    max_num = MOST_ROWS
    show_change_link = True
    related: list[str] = []
    """What the rows' names in words need, as ``select_related`` has it."""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related)

    def get_formset(self, request, obj=None, **kwargs):
        """Never more rows than a server can show: a forged number of them would keep it busy for minutes."""
        return super().get_formset(request, obj, absolute_max=2 * MOST_ROWS, **kwargs)


class RecordAdmin(NotThere, DeletesInScope, NamedFiltersOnly, RecordOptions, HistoryAdmin):
    """The list and the page of one kind of record."""

    related: list[str] = []
    """What a row's name and columns need, as ``select_related`` has it."""
    search_fields: list[str] = []
    """Folded columns; every word of a search stands in one of them."""
    search_help_text = gettext_lazy("With or without accents: van gia finds Vạn Giã.")
    is_entered_on_the_way = False
    """Whether a clerk may add one beside the field that chooses it."""
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False

    def get_queryset(self, request):
        """Those in the scope of this person."""
        return scope.theirs(self.rows(request), request.user)

    def choosable(self, request):
        """Those that this person may name in a record: public ones, too."""
        return scope.readable(self.rows(request), request.user)

    def rows(self, request):
        return super().get_queryset(request).select_related(*self.related)

    def get_search_results(self, request, queryset, search_term):
        """Rows that hold every word, folded; or the row of a code such as MH-12. No database folds as we do."""
        words = fold(search_term.replace("\0", ""))
        if code := CODE.fullmatch(words):
            return queryset.filter(pk=code[1]), False
        return self.find(queryset, words), self.search_spans_many

    search_spans_many = False

    def find(self, queryset, words):
        for word in words.split():
            queryset = queryset.filter(reduce(or_, (Q(**{f"{key}__contains": word}) for key in self.search_fields)))
        return queryset

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", [])
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form again, with the reason, where the database refuses what the form had let pass.

        That happens when two people save at the same moment, and when a rule looks at several rows. All of the
        first attempt is rolled back.
        """
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except OnlyProposed as proposal:
            return self.keep_proposal(request, proposal)
        except ValidationError as refusal:
            request.refusal = refusal.messages
        except IntegrityError:
            request.refusal = [_("The register refused this: somebody may have entered the same at this moment.")]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def has_delete_permission(self, request, obj=None):
        """From a page of its own nothing is deleted that somebody may only propose to change.

        What belongs to a public record is deleted on the record's page, where it is checked to stay fit to be public.
        """
        if obj is None or not super().has_delete_permission(request, obj):
            return super().has_delete_permission(request, obj)
        record = publishing.record_of(obj)
        is_part_of_public = record != obj and getattr(record, "is_published", False)
        return publishing.saves_directly(obj, request.user) and not is_part_of_public

    def render_change_form(self, request, context, obj=None, **options):
        """With what waits, and what becomes of what is saved."""
        record = obj and publishing.record_of(obj)
        if hasattr(record, "proposed_changes"):
            context["proposed_changes"] = record.proposed_changes.waiting().for_display()
            context["proposes"] = self.road(request, obj) is Road.PROPOSE
        if obj and hasattr(obj, "feedback"):
            context["reports"] = scope.theirs(obj.feedback.open(), request.user)[:MOST_REPORTS]
        return super().render_change_form(request, context, obj=obj, **options)

    def save_model(self, request, obj, form, change):
        """Remember the record as it is, where the change is only to be proposed."""
        if change and self.road(request, obj) is Road.PROPOSE:
            request.proposes_for = publishing.record_of(obj)
            request.stored = publishing.snapshot(request.proposes_for)
        if change and form.changed_data and STAFF_ONLY.issuperset(form.changed_data):
            obj.save(update_fields=form.changed_data)
        else:
            super().save_model(request, obj, form, change)

    def keep_proposal(self, request, proposal):
        """Nothing of it was written; keep it beside the record, and say so."""
        kept = publishing.propose(proposal.record, proposal.before, proposal.after, by=request.user)
        if kept:
            text = _("Your change of %(record)s is proposed. The public sees it once it is approved.")
            self.message_user(request, text % {"record": proposal.record}, messages.SUCCESS)
        else:
            self.message_user(request, _("You have changed nothing."), messages.WARNING)
        return HttpResponseRedirect(request.path)

    def save_related(self, request, form, formsets, change):
        """Nobody writes what would lie outside their scope, and what is public stays fit to be."""
        super().save_related(request, form, formsets, change)
        if not scope.may(request.user, Right.WRITE, form.instance):
            raise ValidationError(_("Give a place or an organisation that you look after. Nothing was written."))
        record = publishing.record_of(form.instance)
        if getattr(record, "is_published", False):
            publishing.check(record)
        if hasattr(request, "proposes_for"):
            raise OnlyProposed(request.proposes_for, request.stored)

    def response_action(self, request, queryset):
        """Numbers that no form of ours has sent choose nothing."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(PLAIN_NUMBER.fullmatch(pk) for pk in chosen):
            self.message_user(request, _("No such record was in the list."), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)
