"""What every form of the admin has: it refuses to write over what somebody else saved meanwhile."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from trackerapp.selectors import versions
from trackerapp.selectors.versions import Change

THROUGH = "admin"
"""What the history says of changes made here."""


class RecordForm(forms.ModelForm):
    """Carries the version that it was opened with; an older one than the stored is refused, and nothing written.

    Then it shows both versions, and carries the stored one from there on: who saves again writes over it knowingly.
    """

    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    refusal: list[str] = []
    """Why the database refused what this form had let pass."""
    two_versions: list[Change] = []
    """What is stored now beside what stands in this form, where somebody else has saved the row meanwhile."""
    saved_meanwhile = ("", "")
    """By whom and when, then."""

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

    @property
    def is_gone(self):
        """Whether the row that it was opened for has been deleted since."""
        return self.instance._meta.pk.name in self.errors

    @property
    def row_in_words(self):
        """The kind and the name of the row, as it is stored."""
        kind = capfirst(self.instance._meta.verbose_name)
        return kind if self.is_gone else f"{kind}: {type(self.instance)._base_manager.get(pk=self.instance.pk)}"

    def clean(self):
        values = super().clean()
        if self.is_gone:
            self.two_versions = self._beside_the_stored()
            raise ValidationError(
                _("Somebody has deleted this row meanwhile. Open the page again, or restore the row from the history.")
            )
        if not self.is_new and self.cleaned_data.get("opened_version") != self.instance.version:
            self._refuse_to_write_over()
        if self.refusal:
            raise ValidationError(self.refusal)
        return values

    def _refuse_to_write_over(self):
        """Raise ValidationError, unless nothing differs; the page then shows both versions."""
        self.two_versions = self._beside_the_stored()
        self.data = self.data.copy()
        self.data[self.add_prefix("opened_version")] = str(self.instance.version)
        if self.two_versions or self.errors:
            self.saved_meanwhile = last_save(self.instance)
            text = _("This row was saved meanwhile: compare both versions above.")
            raise ValidationError(text if self.prefix else told_who_was_first(*self.saved_meanwhile), code="stale")

    def _beside_the_stored(self):
        """What differs between the row as it is stored and this form; what the form holds, if the row is gone."""
        kind = type(self.instance)
        known = {field.name for field in versions.told_fields(kind)}
        mine = {name: self._value(name, value) for name, value in self.cleaned_data.items() if name in known}
        stored = None if self.is_gone else versions.held(self.instance)
        names = versions.Names([(kind, each) for each in (stored, mine) if each])
        unseen = [name for name in mine if self[name].is_hidden]
        return versions.changes(kind, stored, mine if stored is None else stored | mine, names, unseen)

    def _value(self, name, value):
        """A value of this form as the history holds it."""
        field = self.instance._meta.get_field(name)
        if field.many_to_many:
            return tuple(sorted(each.pk for each in value))
        if field.is_relation:
            return value and value.pk
        return field.to_python(value) if value is not None else value

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


def beside_the_stored(form):
    """What is shown in the fields of ``form``, as it was sent, otherwise than in those of what is stored."""
    fields = [(field, _shown(field, field.initial), _shown(field, field.data)) for field in form.visible_fields()]
    return [Change(field.name, field.label, stored, sent) for field, stored, sent in fields if stored != sent]


def _shown(bound, value):
    """``value`` of the field ``bound`` as people read it there."""
    if isinstance(bound.field, forms.BooleanField):
        return _("yes") if bound.field.to_python(value) else _("no")
    widget, value = bound.field.widget, bound.field.prepare_value(value)
    shown = widget.format_value(value)
    if isinstance(widget, forms.widgets.ChoiceWidget):
        options = [option for _name, group, _index in widget.optgroups(bound.name, shown) for option in group]
        shown = ", ".join(str(option["label"]) for option in options if option["selected"] and option["value"])
    return "\n".join((shown or "").split("\r\n")).strip() or _("unknown")


def last_save(record):
    """Who saved ``record`` last, and when, in words; empty if nobody is named."""
    latest = record.history.select_related("history_user").first()
    if latest is None or latest.history_user is None:
        return "", ""
    return str(latest.history_user), date_format(timezone.localtime(latest.history_date), "DATETIME_FORMAT")


def told_who_was_first(person, moment):
    """The words for somebody whose record was saved by another ``person`` in the meantime."""
    if not person:
        return _(
            "Somebody else has saved this after you opened it, and nothing of yours is written yet. "
            "Compare both versions; if yours is to stand, save again."
        )
    return _(
        "%(person)s saved this at %(moment)s, after you opened it, and nothing of yours is written yet. "
        "Compare both versions; if yours is to stand, save again."
    ) % {"person": person, "moment": moment}
