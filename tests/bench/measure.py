"""Two ways to do the same, measured in turn, in seconds of this process's CPU."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import process_time
from typing import NamedTuple

ROUNDS = 7


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
    unit: str = "CPU ms"

    def row(self) -> dict:
        """As one object of build/bench.json."""
        return asdict(self)


def in_turn(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median of each in CPU milliseconds; both are called once before, and then one after the other."""
    spent: list[list[float]] = [[], []]
    for attempt in range(rounds + 1):
        for each, done in zip(spent, (ours, peer), strict=True):
            begun = process_time()
            done()
            if attempt:
                each.append((process_time() - begun) * 1000)
    return median(spent[0]), median(spent[1])


def faster(name, ours, peer, *, times=None) -> Figure:
    """How many times quicker ``ours`` is than ``peer``; ``times`` is the goal, None if it is only printed."""
    own, other = in_turn(ours, peer.do, ROUNDS)
    ratio = round(other / own, 2)
    goal = f"≥ {times}" if times else ""
    return Figure(name, round(own, 2), round(other, 2), peer.name, goal, ratio, times and ratio >= times, ROUNDS)


def at_most(name, ours, peer, *, times=None) -> Figure:
    """How many times as much ``ours`` costs as ``peer``; ``times`` is the most that it may."""
    own, other = in_turn(ours, peer.do, ROUNDS)
    ratio = round(own / other, 2)
    goal = f"≤ {times}" if times else ""
    return Figure(name, round(own, 2), round(other, 2), peer.name, goal, ratio, times and ratio <= times, ROUNDS)


def table(figures: list[Figure]) -> str:
    """``figures`` for people."""
    lines = [f"{'':52} {'ours':>9} {'peer':>9} {'ratio':>7} {'goal':>7}  peer (CPU ms, median)"]
    for each in figures:
        met = {True: "met", False: "NOT MET", None: ""}[each.met if each.met is None else bool(each.met)]
        lines.append(
            f"{each.name:52} {each.ours:9.2f} {each.peer:9.2f} {each.ratio:7.2f} {each.goal:>7}  {each.peer_name} {met}"
        )
    return "\n".join(lines) + "\n"
