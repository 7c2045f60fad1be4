"""What is wrong with the table of a reform, in the user's language: line by line, then as records."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trackerapp.models import Succession
from trackerapp.models.locality import TYPES_OF_LEVEL
from trackerapp.text.folding import fold

from .table import SHARES


def of_line(reform, line, old, new):
    """The faults of ``line`` as it is written, with the unit ``old`` that ends and the unit ``new`` that begins."""
    found = [*_of_day(reform, line, old), *_of_cells(line), *_beside_others(reform, line, new)]
    if old is None:
        found.insert(0, _("No unit in force has the code “%(code)s”.") % {"code": line.old_code})
    return [*dict.fromkeys([*found, *_said_of_fields(new, exclude=["parent"])])]


def of_records(reform):
    """The faults, with their lines, of the units and successions that ``reform`` would write."""
    onward = Counter(step.predecessor.pk for step in reform.steps)
    found = []
    for line, step in zip(reform.lines, reform.steps, strict=True):
        if onward[step.predecessor.pk] > 1 and step.share == Succession.Share.WHOLE:
            message = _("%(unit)s goes to several units, so it does not go whole to one of them.")
            found.append((line.number, message % {"unit": step.predecessor.full_name}))
        messages = [
            *_of_type(step.successor),
            *_said(step.successor.clean),
            *_said_of_fields(step, exclude=["predecessor", "successor"]),
            *_said(step.clean),
        ]
        found += [(line.number, message) for message in dict.fromkeys(messages)]
    return found


def _of_cells(line):
    if line.has_control_characters:
        yield _("Remove the invisible control characters; type the text again if you cannot see them.")
    if not line.new_code:
        yield _("The new unit has no code.")
    if fold(line.share) not in SHARES:
        yield _("“%(text)s” is no share. Write toàn bộ or một phần, or leave it empty.") % {"text": line.share}


def _of_day(reform, line, old):
    if line.day is None:
        yield _("“%(text)s” is no day. Write it as 01/07/2025.") % {"text": line.on}
    elif line.day != reform.on:
        yield _("One table is one reform: every line has the same day.")
    elif old and old.valid_from and old.valid_from >= line.day:
        yield _("%(unit)s is not older than that day.") % {"unit": old}


def _beside_others(reform, line, new):
    """Where ``line`` says again, or otherwise, what a line above it says."""
    known = reform.begun.get(line.new_code)
    if known and known is not new:
        yield _("Another line gives the code %(code)s to %(unit)s.") % {"code": line.new_code, "unit": known.full_name}
    others = reform.told.get(line.new_code, [])
    if others and others[0].parent_code != line.parent_code:
        yield _("Line %(line)d puts %(unit)s under another unit.") % {"line": others[0].number, "unit": new.full_name}
    for other in others:
        if other.old_code == line.old_code:
            yield _("Line %(line)d already has this step.") % {"line": other.number}


def _of_type(new):
    if new.type not in TYPES_OF_LEVEL[new.level]:
        yield (
            _("There is no such type of unit on this level.")
            if new.parent
            else _("A province belongs to no unit; every other unit belongs to one.")
        )


def _said(check):
    """What ``check`` of a record says."""
    try:
        check()
    except ValidationError as error:
        return error.messages
    return []


def _said_of_fields(record, exclude):
    """What the columns of ``record`` say, each with its name."""
    try:
        record.clean_fields(exclude=exclude)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            label = record._meta.get_field(name).verbose_name
            yield from (_("%(field)s: %(message)s") % {"field": label, "message": message} for message in messages)
