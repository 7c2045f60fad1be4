"""From which grassroots models a model was copied, and which were copied from it, to any depth; all of them public."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from trackerapp.models import GrassrootsModel

MOST = 100
"""So many models are told at most."""


@dataclass(frozen=True)
class Step:
    """A model on the way through the tree from the top; what comes next lies below it, or behind so many ends."""

    record: GrassrootsModel
    is_here: bool
    opens: bool
    closes: int

    @property
    def ends(self):
        """What to go through once for each list that ends behind it."""
        return range(self.closes)


@dataclass(frozen=True)
class Lineage:
    """The tree as the steps of a walk, and whether models were left out of it."""

    steps: list[Step]
    is_cut: bool

    @property
    def copies(self):
        """Whether anything was copied from the model that it is about."""
        return any(step.is_here and step.opens for step in self.steps)


def lineage(record):
    """The tree around ``record``: the line that it was copied from, and all that was copied from it.

    One query for each generation. The line ends where a model is not public.
    """
    line = _line(record)
    below, is_cut = _below(record, {each.pk for each in line}, MOST - len(line) - 1)
    under = {above.pk: [child] for above, child in pairwise([*line, record])} | below
    return Lineage(_walk((line or [record])[0], under, record), is_cut)


def _public():
    return GrassrootsModel.objects.published().select_related("locality__parent__parent", "organisation")


def _line(record):
    """What ``record`` was copied from, the first of the line first."""
    found, seen = [], {record.pk}
    while (pk := (found[0] if found else record).replicated_from_id) and pk not in seen and len(found) < MOST - 1:
        above = _public().filter(pk=pk).first()
        if above is None:
            break
        seen.add(pk)
        found.insert(0, above)
    return found


def _below(record, told, most):
    """What was copied from each model, by its number, ``most`` in all and none of ``told``; whether there are more."""
    found, seen, generation, is_cut = {}, {record.pk, *told}, [record], False
    left = most
    while generation and not is_cut:
        copies = _public().filter(replicated_from__in=generation).exclude(pk__in=seen).order_by("replicated_from", "pk")
        generation = list(copies[: left + 1])
        is_cut, generation = len(generation) > left, generation[:left]
        seen |= {copy.pk for copy in generation}
        left -= len(generation)
        found |= {pk: list(group) for pk, group in groupby(generation, key=lambda copy: copy.replicated_from_id)}
    return found, is_cut


def _walk(top, under, here):
    """The tree below ``top``, depth first, without recursion: a line may be long."""
    steps, waiting = [], [(top, 0)]
    while waiting:
        record, closes = waiting.pop()
        children = under.get(record.pk, [])
        steps.append(Step(record, record.pk == here.pk, bool(children), 0 if children else closes))
        ends = [0] * (len(children) - 1) + [closes + 1]
        waiting += reversed([*zip(children, ends, strict=False)])
    return steps
