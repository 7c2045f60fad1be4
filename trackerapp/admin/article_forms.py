"""The forms by which an article comes in: its text, and what it is."""

from pathlib import Path

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from trackerapp import intake
from trackerapp.articles.inputs.apart import read_apart
from trackerapp.articles.inputs.files import LARGEST, read_bytes
from trackerapp.articles.page.private import private
from trackerapp.articles.prose.unreadable import Told
from trackerapp.models import Article

from .named import BodyField, PlaceField

MEGABYTE = 1_000_000
ENDINGS = [".txt", ".html", ".htm", ".docx", ".pdf"]
NO_CONTROLS = dict.fromkeys(code for code in range(ord(" ")) if chr(code) not in "\t\n\r")
NO_CONTROLS |= dict.fromkeys(map(ord, "\v\f"), "\n")
"""Leaves out what some PDFs hold between their words, and no form takes back; pages and lines end with a line."""
PRIVATE = {
    "identity number": gettext_noop("identity number"),
    "phone number": gettext_noop("phone number"),
    "birth date": gettext_noop("birth date"),
    "health": gettext_noop("health"),
}


class TextForm(forms.Form):
    """The text of an article, pasted or in a file.

    Its ``article_text``, and what was found in it: ``private``, and the ``reading``, None for a long text.
    """

    text = forms.CharField(
        label=gettext_lazy("Text of the article"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField whole-text"}),
        help_text=gettext_lazy("With its title, author and day, as you see them on the page."),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy("Text, a saved web page, Word (.docx), or a PDF with text; at most 1 MB of text."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            told = _("The file has more than %(limit)d MB: copy the text into the field instead.")
            raise forms.ValidationError(told % {"limit": LARGEST // MEGABYTE})
        if file and Path(file.name).suffix.lower() not in ENDINGS:
            raise forms.ValidationError(
                _("Files that end in %(endings)s are read. Save it as one of these, or copy the text into the field.")
                % {"endings": ", ".join(ENDINGS)}
            )
        return file

    def clean(self):
        """Read the text. What cannot be read is said at the field that it came from."""
        values = super().clean()
        file, text = values.get("file"), values.get("text", "")
        if self.errors:
            return values
        if not file and not text.strip():
            raise forms.ValidationError(_("Paste the text of an article, or choose a file."))
        if file and text.strip():
            raise forms.ValidationError(_("Both a text and a file came: send one of the two."))
        try:
            found = read_apart(file.read(), Path(file.name).suffix) if file else read_bytes(text.encode(), ".txt")
            values["text"] = text = found.words.translate(NO_CONTROLS)
            self.reading = None if intake.is_long(text) else intake.look(text)
            self.article_text = intake.ArticleText.of(self.reading) if self.reading else intake.ArticleText.unread(text)
        except Told as fault:
            self.add_error("file" if file else "text", intake.in_words(fault))
        return values

    @property
    def private(self):
        wording = self.article_text.wording
        return told_private(self.reading.private if self.reading else private(wording), wording.given)


def told_private(found, text):
    """What may tell of private persons: each kind once, with how many places there are and the first words."""
    by_kind = {}
    for each in found:
        by_kind.setdefault(each.kind, []).append(text[each.start : each.end])
    return [(_(PRIVATE[kind]), len(words), words[0]) for kind, words in by_kind.items()]


class AboutForm(forms.ModelForm):
    """What an article is: what its source will say."""

    locality = PlaceField(
        label=gettext_lazy("Place it is about"),
        required=False,
        help_text=gettext_lazy(
            "As it was then, e.g. huyện Kiên Lương, tỉnh Kiên Giang. It must be one that you look after."
        ),
    )
    url = Article._meta.get_field("url").formfield(
        assume_scheme="https", widget=forms.URLInput(attrs={"class": "vTextField"})
    )
    issued_by = BodyField(
        label=gettext_lazy("Office it is from"),
        required=False,
        help_text=gettext_lazy("Only if an office of the register has written it; by name or code."),
    )

    class Meta:
        model = Article
        fields = ["title", "publisher", "author", "published_on", "url", "locality", "issued_by"]
        widgets = dict.fromkeys(["title", "publisher", "author"], forms.TextInput(attrs={"class": "vTextField"}))

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issued_by"].user = user
        self.fields["locality"].day = self.day

    @property
    def row_in_words(self):
        return self.initial.get("title", "")

    @property
    def day(self):
        """When the article was published, as it was sent or is known."""
        if not self.is_bound:
            return self.initial.get("published_on")
        try:
            return self.fields["published_on"].clean(self["published_on"].data)
        except forms.ValidationError:
            return None
