"""Recipients: on the page of their commendation; on a page of their own for their citations."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from trackerapp import erasing
from trackerapp.models import Recipient

from .base import RecordAdmin, RecordInline
from .citation import CitationInline
from .erasing import ErasesPersons
from .forms import RecordForm

LINES = ["kind", "name", "organisation", ("title", "standing")]
BASIS = (
    _("If a private person's name may be shown"),
    {"classes": ["collapse"], "fields": [("basis", "basis_document", "basis_until")]},
)


class RecipientForm(RecordForm):
    """Everybody has a name, but for those who were erased."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "name" in self.fields:
            self.fields["name"].required = self.instance.erased_on is None


class RecipientInline(RecordInline):
    """Those who are commended by name."""

    model = Recipient
    form = RecipientForm
    fieldsets = [(None, {"fields": LINES}), BASIS]
    autocomplete_fields = ["organisation"]


@admin.register(Recipient)
class RecipientAdmin(ErasesPersons, RecordAdmin):
    """All recipients; they are added on the page of their commendation."""

    form = RecipientForm
    actions = ["erase_persons"]
    related = ["commendation__award_type", "commendation__issued_by", "organisation"]
    search_fields = ["name_key", "organisation__name_key"]
    list_display = ["named", "kind", "organisation", "commendation", "basis"]
    list_filter = ["kind", "basis"]
    readonly_fields = ["commendation"]
    fieldsets = [(None, {"fields": ["commendation", *LINES]}), BASIS]
    autocomplete_fields = ["organisation"]
    inlines = [CitationInline]

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("name"), ordering="name_key")
    def named(self, recipient):
        return str(recipient)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for text in erasing.warnings(obj):
            self.message_user(request, text, messages.WARNING)
