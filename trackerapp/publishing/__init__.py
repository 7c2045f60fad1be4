"""How records become public, and how public ones are changed."""

from .proposals import approve, propose, refuse, take_away
from .rules import Road, check, record_of, road, saves_directly
from .side_by_side import side_by_side
from .snapshot import snapshot
from .states import left_behind, publish, send_back, submit, take_back, withdraw

__all__ = [
    "Road",
    "approve",
    "check",
    "left_behind",
    "propose",
    "publish",
    "record_of",
    "refuse",
    "road",
    "saves_directly",
    "send_back",
    "side_by_side",
    "snapshot",
    "submit",
    "take_away",
    "take_back",
    "withdraw",
]
