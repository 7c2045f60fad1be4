"""What a program asks for: filters, order and language; whatever is not understood is named."""

from itertools import chain

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter

from trackerapp.filters import NO_SUCH_CHOICE, UNKNOWN, OneOf, Place, SomeOf, Words, Year

from .parts import MOST, PAGE_SIZE
from .problems import NotUnderstood

NEARNESS = "hop"
"""The order of the pages that is none here: how near a record comes to words changes as others come and go."""


def refuse_unknown(query, known):
    """Raise NotUnderstood for parameters that are not ``known``, and for a language that is none."""
    faults = {name: [_("There is no such parameter here.")] for name in query if name not in known}
    if query.get("lang") and query["lang"] not in dict(settings.LANGUAGES):
        faults["lang"] = [_("Write vi or en.")]
    if faults:
        raise NotUnderstood(faults)


def narrowed(filterset, query, rows):
    """``rows`` narrowed and ordered as ``query`` asks for."""
    filled = filterset(query, rows)
    if query.get("xep") == NEARNESS:
        raise NotUnderstood({"xep": NO_SUCH_CHOICE.values()})
    if not filled.is_valid():
        raise NotUnderstood(filled.errors)
    return filled.qs


def described(filterset):
    """The parameters of a list, for the description."""
    return [
        *(_described(name, each) for name, each in filterset.base_filters.items()),
        OpenApiParameter("after", str, description=_("Where the list goes on: the value that “next” holds.")),
        OpenApiParameter(
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE_SIZE},
            description=_("How many records at once, at most 100."),
        ),
        LANGUAGE,
    ]


LANGUAGE = OpenApiParameter(
    "lang", str, enum=["vi", "en"], description=_("The language of words of lists and of messages; vi unless asked.")
)


def _described(name, each):
    several = True if isinstance(each, SomeOf) else None
    return OpenApiParameter(name, _schema(each), description=_about(each), explode=several)


def _about(each):
    """What a filter is called, and what its values are."""
    if isinstance(each, Place):
        return format_lazy("{}: {}", each.label, _("the digits of the code of a place, or chua-ro (unknown)"))
    if isinstance(each, Year):
        return format_lazy("{}: {}", each.label, _("four digits, or chua-ro (unknown)"))
    if not isinstance(each, OneOf | SomeOf):
        return each.label
    if each.is_of_data:
        return format_lazy("{}: {}", each.label, _("the code of a word, or chua-ro (unknown)"))
    words = _offered(each)
    return format_lazy("{}: " + ", ".join(["{} ({})"] * len(words)), each.label, *chain.from_iterable(words))


def _offered(each):
    """The values of a filter whose choices stand in the code, each with its words."""
    return [(value, label) for value, label in each.extra["choices"]() if value != NEARNESS]


def _schema(each):
    if isinstance(each, Words):
        return {"type": "string", "maxLength": 200}
    if isinstance(each, Year):
        return {"type": "string", "pattern": f"^([0-9]{{4}}|{UNKNOWN})$", "example": "2018"}
    if isinstance(each, Place):
        return {"type": "string", "pattern": f"^([0-9]{{1,9}}|{UNKNOWN})$", "example": UNKNOWN}
    values = [] if each.is_of_data else [value for value, _label in _offered(each)]
    one = {"type": "string", "enum": values} if values else {"type": "string"}
    return {"type": "array", "items": one} if isinstance(each, SomeOf) else one
