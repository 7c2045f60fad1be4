"""One save of one row, as the story of a record tells it."""

import re
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from .versions import Change

ROADS = [
    (r"admin", pgettext_lazy("through what a record was changed", "the admin")),
    (r"erasure", pgettext_lazy("through what a record was changed", "erasing on request")),
    (
        r"erasure again",
        pgettext_lazy("through what a record was changed", "erasing again after a backup was put back"),
    ),
    (r"feedback", pgettext_lazy("through what a record was changed", "the readers' form")),
    (
        r"contacts forgotten",
        pgettext_lazy("through what a record was changed", "forgetting senders of old reports"),
    ),
    (r"seed", pgettext_lazy("through what a record was changed", "the register's seed files")),
    (r"article (?P<number>\d+)", pgettext_lazy("through what a record was changed", "reading article %(number)s")),
    (r"import (?P<number>\d+)", pgettext_lazy("through what a record was changed", "import %(number)s")),
    (
        r"import (?P<number>\d+) taken back",
        pgettext_lazy("through what a record was changed", "import %(number)s, taken back"),
    ),
    (
        r"proposed change (?P<number>\d+)",
        pgettext_lazy("through what a record was changed", "proposed change %(number)s"),
    ),
    (
        r"restored version (?P<number>\d+)",
        pgettext_lazy("through what a record was changed", "version %(number)s restored"),
    ),
]
"""How the history writes through what something was changed, and how people read it."""

DEEDS = {
    "+": pgettext_lazy("what was done to a row", "Entered"),
    "~": pgettext_lazy("what was done to a row", "Changed"),
    "-": pgettext_lazy("what was done to a row", "Deleted"),
}


@dataclass
class Entry:
    """One save of one row. ``about`` names a row that belongs to the record, and is empty for the record itself.

    ``is_gone`` says that the row is no longer in the register, ``differs`` that it holds something else today.
    """

    row: object
    kind: type
    deed: str
    road: str
    about: str = ""
    changes: list[Change] = field(default_factory=list)
    is_gone: bool = False
    differs: bool = False

    @property
    def kind_name(self):
        """The kind as an address has it."""
        return self.kind._meta.model_name

    @property
    def kind_in_words(self):
        return capfirst(self.kind._meta.verbose_name)

    @property
    def deed_in_words(self):
        return DEEDS[self.deed]


def road_in_words(reason):
    """Through what a row was changed, as people read it."""
    for pattern, words in ROADS:
        if found := re.fullmatch(pattern, reason or ""):
            return str(words) % found.groupdict()
    return reason or ""
