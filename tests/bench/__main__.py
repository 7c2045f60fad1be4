"""``make bench``: measures the register beside what anybody would build first, and writes build/bench.json.

``python -m tests.bench PART …`` measures the named parts, or all.
"""

import json
import sys
from pathlib import Path

from tests.bench.measure import Figure, table

PARTS = {"read": "tests.bench.read", "sheets": "tests.bench.sheets", "reader": "tests.bench.reader"}


def main(parts: list[str]) -> int:
    """Measure ``parts``, print a table and write the figures; 2 if there is no such part."""
    unknown = set(parts) - PARTS.keys()
    if unknown:
        sys.stderr.write(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.\n")
        return 2
    figures: list[Figure] = []
    for part in parts or PARTS:
        module = __import__(PARTS[part], fromlist=["measure"])
        figures += module.measure()
    sys.stdout.write(table(figures))
    target = Path("build/bench.json")
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([figure.row() for figure in figures], indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main([part for part in sys.argv[1:] if part]))
