"""A process of its own for each workbook.

The child runs the package ``sandbox`` alone, without Django.
"""

import json
from dataclasses import asdict
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from trackerapp.apart import child
from trackerapp.text.dates import PartialDate

from .limits import MEGABYTE, Limits
from .raw import Broken, Formatted, Moment, Uncomputed, Yearless
from .refusals import Refused
from .sandbox.main import LONGEST_ANSWER

HERE = Path(__file__).parent
START = "from sandbox.main import main; main()"


class Child(child.Child):
    """The process that reads one workbook."""

    longest, fault = 2 * LONGEST_ANSWER, Refused

    def __init__(self, path: Path, kind: str, limits: Limits) -> None:
        seconds = limits.seconds + path.stat().st_size // MEGABYTE
        packages = Path(find_spec("python_calamine").origin).parents[1]
        told = json.dumps(asdict(limits) | {"seconds": seconds})
        super().__init__(START, [HERE, packages], [path.resolve(), kind, told], seconds)

    def answer(self) -> Any:
        """Return what the child says next; raise ``Refused`` if the file is not to be read."""
        answer = super().answer()
        if isinstance(answer, dict) and "refused" in answer:
            raise Refused(answer["refused"], **answer["facts"])
        return answer

    @staticmethod
    def revived(found: dict) -> object:
        if len(found) != 1:
            return found
        [(kind, told)] = found.items()
        return _REVIVED[kind](told) if kind in _REVIVED else found


def _day(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


_REVIVED = {
    "date": _day,
    "partial": PartialDate.parse,
    "formatted": lambda pair: Formatted(*pair),
    "time": Moment,
    "yearless": Yearless,
    "error": Broken,
    "formula": Uncomputed,
}
