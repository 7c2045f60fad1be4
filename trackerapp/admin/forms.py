"""What every form of the admin has: it refuses to write over what somebody else saved meanwhile."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

THROUGH = "admin"
"""What the history says of changes made here."""


class RecordForm(forms.ModelForm):
    """Carries the version that it was opened with; an older one than the stored is refused, and nothing written."""

    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    refusal: list[str] = []
    """Why the database refused what this form had let pass."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance._change_reason = THROUGH
        if not self.is_new:
            self.initial["opened_version"] = self.instance.version
        if getattr(self.instance, "erased_on", None):
            self.shut(self.instance.blanks())

    def shut(self, columns):
        """A name that was erased on request is not entered again."""
        for name in columns:
            if name in self.fields:
                self.fields[name].disabled, self.fields[name].required = True, False
                self.fields[name].help_text = self.instance.stub

    @property
    def is_new(self):
        return self.instance._state.adding

    def clean(self):
        values = super().clean()
        if not self.is_new and self.cleaned_data.get("opened_version") != self.instance.version:
            raise ValidationError(told_who_was_first(self.instance), code="stale")
        if self.refusal:
            raise ValidationError(self.refusal)
        return values

    def _get_validation_exclusions(self):
        """Rules over columns that people never type, such as folded names and states, hold here, too."""
        unseen = {field.name for field in self.instance._meta.fields if not field.editable}
        return super()._get_validation_exclusions() - unseen

    def add_error(self, field, error):
        """What is wrong with a column that is not seen here is said above the form."""
        if field is None and hasattr(error, "error_dict"):
            shown, above = {}, []
            for name, errors in error.error_dict.items():
                if name in self.fields and not self[name].is_hidden:
                    shown[name] = errors
                else:
                    above += errors
            error = ValidationError(shown | ({NON_FIELD_ERRORS: above} if above else {}))
        super().add_error(field, error)


def told_who_was_first(record):
    """The words for somebody whose ``record`` was saved by another person in the meantime."""
    latest = record.history.select_related("history_user").first()
    if latest is None or latest.history_user is None:
        return _(
            "Somebody else has saved this after you opened it. Nothing of yours was written. "
            "Open it again in another tab and enter your changes there."
        )
    return _(
        "%(person)s saved this at %(moment)s, after you opened it. Nothing of yours was written. "
        "Open it again in another tab and enter your changes there."
    ) % {
        "person": latest.history_user,
        "moment": date_format(timezone.localtime(latest.history_date), "DATETIME_FORMAT"),
    }
