"""What values look like in the API: texts, days, words of a list, ties, places; null where a value is unknown."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, Source, code_of

NAMES = {
    GrassrootsModel: "grassroots_model",
    Commendation: "commendation",
    Locality: "locality",
    Organisation: "organisation",
    Source: "source",
}
"""What the addresses of each kind of record are called, after ``api_``."""


def address_of(record):
    """The path of ``record`` in the API."""
    return reverse(f"api_{NAMES[type(record)]}_record", args=[record.pk])


def label(kind, name):
    """What the column ``name`` of ``kind`` is called."""
    return kind._meta.get_field(name).verbose_name


class Text(serializers.CharField):
    """A text; null where it is unknown."""

    def __init__(self, help_text, **options):
        super().__init__(help_text=help_text, allow_null=True, **options)

    def to_representation(self, value):
        return str(value) or None


class Number(serializers.IntegerField):
    """A number; null where it is unknown, which is not 0."""

    def __init__(self, help_text, **options):
        super().__init__(help_text=help_text, allow_null=True, **options)


class YesOrNo(serializers.BooleanField):
    def __init__(self, help_text, **options):
        super().__init__(help_text=help_text, **options)


class IsErased(serializers.BooleanField):
    """Whether the name of a row was erased on request."""

    def __init__(self):
        super().__init__(source="*", help_text=_("Whether the name was erased on request."))

    def to_representation(self, row):
        return row.erased_on is not None


@extend_schema_field({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"})
class Day(serializers.Field):
    """A day, a month or a year: 2018-09-02, 2018-09, 2018, as far as it is known."""

    def __init__(self, help_text, **options):
        super().__init__(help_text=help_text, allow_null=True, **options)

    def to_representation(self, value):
        return value.isoformat()


class Moment(serializers.DateTimeField):
    def __init__(self, help_text, **options):
        super().__init__(help_text=help_text, **options)


class Code(serializers.CharField):
    """The number under which people cite a record: MH-12."""

    def __init__(self):
        super().__init__(source="*", help_text=_("The number of the record in the register, which stays."))

    def to_representation(self, record):
        return code_of(record)


class Address(serializers.URLField):
    """Where the API tells of a record."""

    def __init__(self):
        super().__init__(source="*", help_text=_("The address of the record in this API."))

    def to_representation(self, record):
        return self.context["root"] + address_of(record)


class PageAddress(serializers.URLField):
    """Where people read of a record."""

    def __init__(self):
        super().__init__(source="*", help_text=_("The address of its page for people."))

    def to_representation(self, record):
        return self.context["root"] + record.get_absolute_url()


class Word(serializers.Serializer):
    """A word of a list."""

    code = serializers.CharField(help_text=_("The code of the word, which stays."))
    name = serializers.CharField(source="*", help_text=_("The word in the language that is asked for."))

    def to_representation(self, word):
        return {"code": word.code, "name": str(word)}


@extend_schema_field(Word)
class Chosen(serializers.Field):
    """A word of a list that stands in the code; null where it is unknown."""

    def __init__(self, help_text, **options):
        super().__init__(help_text=help_text, allow_null=True, **options)

    def get_attribute(self, record):
        code = super().get_attribute(record)
        name = getattr(record, f"get_{self.field_name}_display")
        return {"code": str(code), "name": str(name())} if code else None

    def to_representation(self, value):
        return value


class Tie(serializers.Serializer):
    """Another record of the register."""

    code = Code()
    name = serializers.CharField(source="*", help_text=_("What it is called."))
    address = Address()
    page_address = PageAddress()

    def to_representation(self, record):
        root = self.context["root"]
        return {
            "code": code_of(record),
            "name": _called(record),
            "address": root + address_of(record),
            "page_address": root + record.get_absolute_url(),
        }


def _called(record):
    if isinstance(record, Locality):
        return record.path_name
    return record.title if isinstance(record, Source) else str(getattr(record, "name", record))


class Whereabouts(serializers.Serializer):
    """Where something is: the unit of that time, and what holds its ground today."""

    then = Tie(source="*", help_text=_("The unit as it was."))
    now = Tie(
        many=True,
        source="*",
        help_text=_("The units of today in which its ground lies: one, several if it was parted, none if unknown."),
    )

    def to_representation(self, place):
        then = self.fields["then"]
        return {"then": then.to_representation(place), "now": [then.to_representation(unit) for unit in place.heirs]}


class RecordSerializer(serializers.Serializer):
    """What is told of every record: what it is called by, and where to find it."""

    code = Code()
    address = Address()
    page_address = PageAddress()


class PlacedSerializer(RecordSerializer):
    """A record that has a place."""

    place = Whereabouts(source="locality", help_text=_("The place, then and now."), allow_null=True)
