"""What import-linter cannot see: rows are written where history and search index are kept in step with them."""

import ast

import pytest
from django.conf import settings

PAST_SAVE = {
    "bulk_create",
    "bulk_create_with_history",
    "bulk_update",
    "bulk_update_with_history",
    "executemany",
    "_raw_delete",
}
"""Ways to write rows that no `save` hears of. So is `update` of a queryset, whose values are all named."""

MAY = {
    "erasing/verb.py": "empties what history and the log of the admin hold of a person",
    "models/article.py": "decides once of two who press; a candidate has no version and no index",
    "models/base.py": "takes the next version",
    "models/bulk.py": "is the bulk writer",
    "models/edition.py": "counts what was written",
    "models/sheet_import.py": "moves an import on, once of two who press; it has no version and no index",
    "models/rows.py": "is the bulk writer of values",
    "publishing/proposals.py": "decides once of two who press; a proposed change has no version and no index",
    "models/tree.py": "sets derived columns, which history leaves out",
    "models/placed.py": "sets derived columns, which history leaves out",
    "search/__init__.py": "is the index",
    "search/tally.py": "is the index",
    "search/vocabulary.py": "is the index",
}


def writes_past_save(code):
    """The lines of ``code`` that write rows past `save`."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name in PAST_SAVE or (name == "update" and node.keywords and not node.args):
                yield node.lineno


@pytest.mark.parametrize(
    "line",
    [
        "Place.objects.bulk_create(places)",
        "bulk_update_with_history(places, Place, ['name'])",
        "Place.objects.filter(pk=1).update(name='Vạn Giã')",
        "cursor.executemany(sql, rows)",
    ],
)
def test_a_line_that_writes_past_save_is_seen(line):
    assert list(writes_past_save(line)) == [1]


@pytest.mark.parametrize("line", ["names.update({'a': 1})", "names.update(others, c=1)", "place.save()"])
def test_a_harmless_line_is_left_alone(line):
    assert list(writes_past_save(line)) == []


def test_rows_are_written_past_save_in_few_places_only():
    app = settings.BASE_DIR / "trackerapp"
    files = {path.relative_to(app).as_posix(): path for path in app.rglob("*.py") if "migrations" not in path.parts}

    found = {name: lines for name, path in files.items() if (lines := list(writes_past_save(path.read_text())))}

    assert set(found) - set(MAY) == set(), f"write through trackerapp.models.bulk: {found}"
