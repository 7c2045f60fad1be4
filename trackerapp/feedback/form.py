"""The form in which a reader reports something."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp.models import Feedback, GrassrootsModel, code_of

from . import stamps

MOST_LINKS = 2
LINK = re.compile(r"https?:|www\.", re.IGNORECASE)
TELEPHONE = re.compile(r"[+(]?[0-9](?:[ .()-]*[0-9]){7,14}", re.ASCII)


class OneLineEnd(forms.CharField):
    """A long text whose line ends count as one character each, as the browser counts them."""

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class FeedbackForm(forms.ModelForm):
    """What a reader reports of the record ``about``. What was typed stays in the form whatever is wrong with it."""

    stamp = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    """For scripts that fill in whatever there is; no person sees it."""

    class Meta:
        model = Feedback
        fields = ["kind", "words", "evidence", "sender", "contact"]
        field_classes = {"words": OneLineEnd}
        widgets = {"kind": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, about, data=None):
        super().__init__(data, auto_id="gop-y-%s", label_suffix="")
        self.about, self.code = about, code_of(about)
        setattr(self.instance, _column_of(about), about)
        self.fields["kind"].choices = [
            (kind.value, kind.label[:1].upper() + kind.label[1:])
            for kind in Feedback.Kind
            if isinstance(about, GrassrootsModel) or kind not in Feedback.ONLY_OF_MODELS
        ]
        self.fields["sender"].widget.attrs["autocomplete"] = "name"

    @property
    def fresh_stamp(self):
        """The stamp that the form goes on with: the one it came with, if that is good."""
        sent = self.data.get("stamp", "")
        return sent if stamps.is_of(sent, self.code) else stamps.stamp(self.code)

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if contact and not TELEPHONE.fullmatch(contact):
            try:
                validate_email(contact)
            except ValidationError:
                raise ValidationError(_("This is neither an e-mail address nor a telephone number.")) from None
        return contact

    def clean(self):
        values = super().clean()
        stamps.check(values.get("stamp", ""), self.code)
        if values.get("website"):
            raise ValidationError(_("A field that nobody sees was filled in. It is empty again: send it once more."))
        texts = " ".join(str(values.get(name, "")) for name in ("words", "evidence", "sender"))
        if len(LINK.findall(texts)) > MOST_LINKS:
            raise ValidationError(_("Give at most two addresses of pages; for others write the name of the document."))
        return values


def _column_of(record):
    """The column of a report that names ``record``."""
    return next(
        field.name for field in Feedback._meta.fields if field.is_relation and field.related_model is type(record)
    )
