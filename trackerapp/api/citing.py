"""By whom each value is known: the certainty of every field, and the passages of sources that state it."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.drainage import set_override
from rest_framework import serializers

from trackerapp.models import Certainty, Citation, Source

from .words import Day, Number, RecordSerializer, Text, YesOrNo, label

OTHERWISE = {"locality": "place"}
"""What a field is called here, where the register calls it otherwise."""


def told_as(column):
    """What the field of ``column`` is called here."""
    return OTHERWISE.get(column, column)


class CitedSource(RecordSerializer):
    """A source, as far as a citation needs it."""

    title = Text(label(Source, "title"))
    publisher = Text(label(Source, "publisher"))
    published_on = Day(label(Source, "published_on"))
    url = Text(_("The address at which it appeared."))


class Passage(serializers.Serializer):
    """A passage of a source that a record stands on."""

    source = CitedSource(help_text=_("The source."))
    where = Text(_("The place in the source, in words."))
    in_title = YesOrNo(label(Citation, "in_title"))
    paragraph = Number(_("The paragraph, counted from 1 in the body of the article."))
    caption = Number(_("The photo under which the words stand; the first is 1."))
    sheet = Text(label(Citation, "sheet"))
    row = Number(label(Citation, "row"))
    words = Text(_("The words, as printed."), source="quote")
    supports = serializers.ListField(
        child=serializers.CharField(), help_text=_("The fields of the record that these words state.")
    )

    def to_representation(self, citation):
        told = super().to_representation(citation)
        return told | {"supports": [told_as(name) for name in told["supports"]]}


class Certainties(serializers.Field):
    """For each field that a source can state, whether one does: stated, placed, unknown."""

    def __init__(self, kind, *without):
        super().__init__(source="*", help_text=_("For each field, by whom its value is known."))
        self.columns = {told_as(name): name for name in kind.CITABLE if name not in without}
        set_override(self, "field", {
            "type": "object",
            "properties": {
                name: {
                    "type": "string",
                    "enum": Certainty.values,
                    "description": label(kind, column),
                }
                for name, column in self.columns.items()
            },
            "required": list(self.columns),
            "additionalProperties": False,
        })  # fmt: skip

    def to_representation(self, record):
        return {name: str(record.certainty(column)) for name, column in self.columns.items()}


def citations():
    """The field with the citations of a record."""
    return Passage(
        many=True,
        source="public_citations",
        help_text=_("The passages of public sources that the record stands on."),
    )
