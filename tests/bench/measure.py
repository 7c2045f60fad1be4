"""Two ways to do the same, measured in turn.

In CPU milliseconds of this process, which other work on the machine does not change; beside a database server, which
works in a process of its own, by the clock.
"""

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

ROUNDS = 7
HAS_SERVER = bool(os.environ.get("TEST_DATABASE_URL"))
CLOCK, UNIT = (perf_counter, "ms") if HAS_SERVER else (process_time, "CPU ms")


class Peer(NamedTuple):
    """Another way to do the same, and what it is called."""

    name: str
    do: Callable[[], object]


@dataclass
class Figure:
    """What one thing costs here and at a peer. ``ratio`` is how much ``goal`` speaks of: peer/ours, or ours/peer."""

    name: str
    ours: float
    peer: float
    peer_name: str
    goal: str
    ratio: float
    met: bool | None
    rounds: int
    unit: str = UNIT

    def row(self) -> dict:
        """As one object of build/bench.json."""
        return asdict(self)


def in_turn(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """The median of each in milliseconds; both are called once before, and then one after the other."""
    spent: list[list[float]] = [[], []]
    for attempt in range(ROUNDS + 1):
        for each, done in zip(spent, (ours, peer), strict=True):
            begun = CLOCK()
            done()
            if attempt:
                each.append((CLOCK() - begun) * 1000)
    return median(spent[0]), median(spent[1])


def faster(name, ours, peer, *, times=None) -> Figure:
    """How many times quicker ``ours`` is than ``peer``; ``times`` is the goal, None if it is only printed."""
    own, other = in_turn(ours, peer.do)
    ratio = round(other / own, 2)
    goal = f"≥ {times}" if times else ""
    return Figure(name, round(own, 2), round(other, 2), peer.name, goal, ratio, times and ratio >= times, ROUNDS)


def at_most(name, ours, peer, *, times=None) -> Figure:
    """How many times as much ``ours`` costs as ``peer``; ``times`` is the most that it may."""
    own, other = in_turn(ours, peer.do)
    ratio = round(own / other, 2)
    goal = f"≤ {times}" if times else ""
    return Figure(name, round(own, 2), round(other, 2), peer.name, goal, ratio, times and ratio <= times, ROUNDS)


def table(figures: list[Figure]) -> str:
    """``figures`` for people."""
    lines = [f"{'':52} {'ours':>9} {'peer':>9} {'ratio':>7} {'goal':>7}  peer ({UNIT}, median)"]
    for each in figures:
        met = {True: "met", False: "NOT MET", None: ""}[each.met if each.met is None else bool(each.met)]
        lines.append(
            f"{each.name:52} {each.ours:9.2f} {each.peer:9.2f} {each.ratio:7.2f} {each.goal:>7}  {each.peer_name} {met}"
        )
    return "\n".join(lines) + "\n"
