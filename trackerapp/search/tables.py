"""The kinds that are searched, and their tables."""

KINDS = {"grassroots_model": "MH", "commendation": "KT", "organisation": "TC", "locality": "DP", "source": "N"}
"""Each with the letters that stand before its numbers: MH-12."""


def table(statement: str, kind: str) -> str:
    """``statement`` with the name of the table of ``kind`` in it."""
    if kind not in KINDS:
        raise ValueError(f"nothing of the kind {kind!r} is searched")
    return statement.replace("{table}", f"search_{kind}")


def tables(*statements: str) -> list[str]:
    """``statements`` for each kind."""
    return [table(statement, kind) for kind in KINDS for statement in statements]
