"""Which fields of a record are stated by words that a person has chosen or for values that a person has corrected."""

import re

from trackerapp.articles.commendations.counts import groups
from trackerapp.articles.practices import heads
from trackerapp.articles.practices.status import STATUS
from trackerapp.articles.prose.wording import Wording, lowered
from trackerapp.models import GrassrootsModel
from trackerapp.text.folding import clean, tokens

from .proposals import KINDS
from .values import COLUMNS

PRINTED = {"award_type": "form_as_printed", "issued_by": "authority_as_printed", "level": "authority_as_printed"}
"""Fields that words state by what is printed for them, and the column that holds that."""


def stated(record, words):
    """The fields of ``record`` whose values stand in ``words`` by their letters; an empty one is never stated.

    Words that name a value otherwise, "hai xã" for two names, are not recognised: that is for whoever ticks the field.
    """
    named = [name for name in COLUMNS[type(record)] if name in record.CITABLE]
    return [name for name in named if getattr(record, name) and ASKED.get(name, _named)(record, name, clean(words))]


def corrected(before, after):
    """The fields that hold another value ``after`` than ``before``, both as a candidate keeps them."""
    found = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    found |= {"organisation"} if "unit" in found else set()
    return found | {name for name, printed in PRINTED.items() if printed in found}


def _named(record, name, words):
    value = getattr(record, name)
    printed = getattr(record, PRINTED.get(name, name)) or value
    wanted = " ".join(tokens(str(getattr(printed, "name", printed))))
    return bool(wanted) and f" {wanted} " in f" {' '.join(tokens(words))} "


def _counted(record, name, words):
    wording = Wording.of(words)
    return any(getattr(group, name) == getattr(record, name) for group in groups(wording, 0, len(wording.low)))


def _dated(record, name, words):
    parts, printed = (set(map(int, re.findall(r"[0-9]+", str(each)))) for each in (getattr(record, name), words))
    return parts <= printed


def _status(record, _name, words):
    pattern = STATUS.get(record.status)
    return bool(pattern and pattern.search(lowered(words)))


def _kind(record, name, words):
    if not isinstance(record, GrassrootsModel):
        return _named(record, name, words)
    if record.kind == GrassrootsModel.Kind.OTHER:
        return False
    noun = next(noun for noun, kind in KINDS.items() if kind == record.kind)
    return re.search(rf"(?<!\w)(?:{dict(heads.KINDS)[noun]})(?!\w)", lowered(words)) is not None


ASKED = {
    **dict.fromkeys(["collectives", "individuals", "households", "total"], _counted),
    **dict.fromkeys(["merit_year", "started_on", "ended_on", "decided_on", "issued_on"], _dated),
    "status": _status,
    "kind": _kind,
}
