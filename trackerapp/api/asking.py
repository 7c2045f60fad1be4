"""What a program asks for: filters, language and part of a list; whatever is not understood is named."""

import re
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter

from trackerapp.filters import UNKNOWN, OneOf, Place, SomeOf, Words, Year

from .problems import NotUnderstood

PAGE_SIZE, MOST = 25, 100
PARTS = ["after", "limit"]
NOT_OFFERED = {"xep"}
"""Filters of the pages that are none here: the newest record always comes first."""


def filters_of(filterset):
    """The filters of the pages that narrow a list here."""
    return {name: each for name, each in filterset.base_filters.items() if name not in NOT_OFFERED}


def refuse_unknown(query, known):
    """Raise NotUnderstood for parameters that are not ``known``, and for a language that is none."""
    faults = {name: [_("There is no such parameter here.")] for name in query if name not in known}
    if query.get("lang") and query["lang"] not in dict(settings.LANGUAGES):
        faults["lang"] = [_("Write vi or en.")]
    if faults:
        raise NotUnderstood(faults)


def narrowed(filterset, query, rows):
    """``rows`` narrowed as ``query`` asks for."""
    filled = filterset(query, rows)
    if not filled.is_valid():
        raise NotUnderstood(filled.errors)
    return filled.qs


class Cut:
    """The part of a list that is asked for: how many rows, and after which number."""

    def __init__(self, query, name):
        self.signer = Signer(salt=f"api {name}")
        self.limit, self.after = self._limit(query.get("limit")), self._after(query.get("after"))

    def _limit(self, text):
        if not text:
            return PAGE_SIZE
        if not re.fullmatch("[1-9][0-9]?|100", text, re.ASCII):
            raise NotUnderstood({"limit": [_("Write a number from 1 to 100.")]})
        return int(text)

    def _after(self, text):
        try:
            return self.signer.unsign_object(text) if text else None
        except BadSignature:
            raise NotUnderstood({"after": [_("Take this value from “next” of the page before.")]}) from None

    def of(self, rows):
        """The rows of this part, and what stands for the next one in an address; None at the end."""
        if self.after is not None:
            rows = rows.filter(pk__lt=self.after)
        found = list(rows.order_by("-pk")[: self.limit + 1])
        if len(found) <= self.limit:
            return found, None
        return found[: self.limit], self.signer.sign_object(found[self.limit - 1].pk)


def with_cursor(query, cursor):
    """``query`` as a query string that goes on at ``cursor``."""
    pairs = [(name, value) for name, values in query.lists() if name != "after" for value in values if value]
    return urlencode([*pairs, ("after", cursor)])


def described(filterset):
    """The parameters of a list, for the description."""
    return [
        *(_described(name, each) for name, each in filters_of(filterset).items()),
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
    """What a filter is called, and what its values are where no list of them stands beside it."""
    if isinstance(each, Place):
        return format_lazy("{}: {}", each.label, _("the digits of the code of a place, or chua-ro (unknown)"))
    if isinstance(each, Year):
        return format_lazy("{}: {}", each.label, _("four digits, or chua-ro (unknown)"))
    if isinstance(each, OneOf | SomeOf) and callable(each.extra["choices"]):
        return format_lazy("{}: {}", each.label, _("the code of a word, or chua-ro (unknown)"))
    return each.label


def _schema(each):
    if isinstance(each, Words):
        return {"type": "string", "maxLength": 200}
    if isinstance(each, Year):
        return {"type": "string", "pattern": f"^([0-9]{{4}}|{UNKNOWN})$", "example": "2018"}
    if isinstance(each, Place):
        return {"type": "string", "pattern": f"^([0-9]{{1,9}}|{UNKNOWN})$", "example": UNKNOWN}
    choices = each.extra["choices"] if isinstance(each, OneOf | SomeOf) else []
    one = {"type": "string"} if callable(choices) else {"type": "string", "enum": [value for value, _label in choices]}
    return {"type": "array", "items": one} if isinstance(each, SomeOf) else one
