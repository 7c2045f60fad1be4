"""What the table of a reform would do to the places in force, and doing it.

The communes of a province that ends follow it to its one successor, unless they have lines of their own. They end with
it and begin anew under its successor, so that a record of before still reads the names of its time.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter

from django.utils.translation import gettext as _

from trackerapp.models import GrassrootsModel, Locality, Succession, bulk
from trackerapp.text.folding import fold

from . import faults
from .table import SHARES, Line


@dataclass
class Reform:
    """A reform that has been worked out and not written. ``problems`` are (line, message); with any it is refused.

    ``lines`` are those with a unit in force and ``steps`` what each of them tells; ``told`` has the lines by their new
    code. ``followers`` are the steps of the communes that go where their province goes.
    """

    on: date | None = None
    lines: list[Line] = field(default_factory=list)
    told: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[str, Locality] = field(default_factory=dict)
    ended: dict[str, Locality] = field(default_factory=dict)
    steps: list[Succession] = field(default_factory=list)
    followers: list[Succession] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def fingerprint(self):
        """Another text as soon as something else would be done, so that a confirmation is of what was shown."""
        told = [
            self.on,
            [
                (step.predecessor.pk, step.predecessor.version, str(step.successor), step.share, step.act)
                for step in self.steps
            ],
            [(step.predecessor.pk, step.predecessor.version) for step in self.followers],
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def moved_grassroots_models(self):
        """The grassroots models whose place of today would change."""
        return GrassrootsModel.objects.filter(locality__today__in=self.units_ended())

    def units_begun(self):
        return [*self.begun.values(), *(step.successor for step in self.followers)]

    def units_ended(self):
        return [*self.ended.values(), *(step.predecessor for step in self.followers)]


def work_out(lines, today):
    """The reform that ``lines`` of a table describe, against the places in force ``today``."""
    reform = Reform(on=lines[0].day)
    if reform.on and reform.on > today:
        message = _("This reform can be loaded from %(day)s on: until then the old units are in force.")
        reform.problems.append((lines[0].number, message % {"day": f"{reform.on:%d/%m/%Y}"}))
    units = list(Locality.objects.in_force().select_related("parent"))
    standing = {unit.code: unit for unit in units if unit.code}
    for line in lines:
        _add(reform, line, standing)
    if not reform.problems:
        for line in lines:
            _place(reform, line, standing)
        _follow(reform, units)
        _share(reform)
        _end(reform)
        reform.problems += faults.of_records(reform)
    reform.problems.sort(key=itemgetter(0))
    return reform


def apply(reform, user):
    """Write ``reform``, which has no problems: begin, end, link, number anew. Returns how many units began."""
    if reform.problems:
        raise ValueError("a reform with problems is not applied")
    through = _("reform of %(day)s") % {"day": f"{reform.on:%d/%m/%Y}"}
    said = {"reason": through, "user": user}
    begun, ended = reform.units_begun(), reform.units_ended()
    with Locality.objects.settled():
        for level in Locality.Level.values:
            bulk.write([unit for unit in begun if unit.level == level], **said)
        bulk.write(ended, ["valid_to"], **said)
        bulk.write([*reform.steps, *reform.followers], **said)
    return len(begun)


def _add(reform, line, standing):
    """Take up one line: the unit that ends, the unit that begins, the step between them."""
    old, new = standing.get(line.old_code), _unit(reform, line)
    reform.problems += [(line.number, message) for message in faults.of_line(reform, line, old, new)]
    if old is None:
        return
    reform.lines.append(line)
    reform.told[line.new_code].append(line)
    reform.ended[old.code] = old
    reform.begun.setdefault(new.code, new)
    step = Succession(
        predecessor=old,
        successor=reform.begun[new.code],
        on=line.day,
        act=line.act,
        share=SHARES.get(fold(line.share), ""),
    )
    reform.steps.append(step)


def _unit(reform, line):
    known = reform.begun.get(line.new_code)
    if known and (known.type, known.name) == (line.new_type.lower(), line.new_name):
        return known
    level = Locality.Level.COMMUNE if line.parent_code else Locality.Level.PROVINCE
    return Locality(
        code=line.new_code, type=line.new_type.lower(), name=line.new_name, level=level, valid_from=line.day
    )


def _place(reform, line, standing):
    """Put the new unit of ``line`` where it belongs, and see that its code is free."""
    new, holder = reform.begun[line.new_code], standing.get(line.new_code)
    if holder and holder.code not in reform.ended:
        message = _("%(unit)s has the code %(code)s and does not end.") % {"unit": holder, "code": new.code}
        reform.problems.append((line.number, message))
    if not line.parent_code:
        return
    parent = reform.begun.get(line.parent_code) or standing.get(line.parent_code)
    if parent is None or parent is reform.ended.get(parent.code):
        message = _("No unit has the code “%(code)s” from that day on.") % {"code": line.parent_code}
        reform.problems.append((line.number, message))
    new.parent = parent


def _follow(reform, units):
    """Communes without a line of their own go where their province goes."""
    onward = defaultdict(dict)
    for step in reform.steps:
        onward[step.predecessor.pk][step.successor.code] = step
    ended = {unit.pk for unit in reform.ended.values()}
    for unit in units:
        if unit.parent_id in onward and unit.pk not in ended:
            if len(onward[unit.parent_id]) > 1:
                message = _("%(parent)s goes to several units: %(unit)s needs a line of its own.")
                reform.problems.append((1, message % {"parent": unit.parent.full_name, "unit": unit.full_name}))
            reform.followers.append(_step_behind(unit, next(iter(onward[unit.parent_id].values()))))


def _step_behind(unit, way):
    """``unit`` as it goes along the step ``way`` of the province it belongs to: it ends, and begins anew as it was."""
    anew = Locality(
        code=unit.code, level=unit.level, type=unit.type, name=unit.name, parent=way.successor, valid_from=way.on
    )
    return Succession(predecessor=unit, successor=anew, share=Succession.Share.WHOLE, on=way.on, act=way.act)


def _end(reform):
    """Give the units that end their last day."""
    for unit in reform.units_ended():
        unit.valid_to = reform.on - timedelta(days=1)


def _share(reform):
    """A unit that goes to several goes in parts; one that goes to one goes whole."""
    onward = defaultdict(list)
    for step in reform.steps:
        onward[step.predecessor.code].append(step)
    for steps in onward.values():
        for step in steps:
            step.share = step.share or (Succession.Share.PART if len(steps) > 1 else Succession.Share.WHOLE)
