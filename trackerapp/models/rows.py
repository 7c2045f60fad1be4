"""Rows of values, written and told in the history by the thousand, without an object for each.

For whoever has checked the values: no rule but those of the database is asked. A value is as ``get_prep_value`` of
its column gives it. SQLite and PostgreSQL differ in how ids are drawn and how many rows come in at once.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils import timezone

from .base import StaleRecord

BATCH = 500


@dataclass(frozen=True)
class Writing:
    """What the history says of what is written: through what, and by whom."""

    reason: str
    user: Any = None


def among(values):
    """``values``, ids or texts, for ``__in``: as a subquery they are one for the database, not thousands to look at."""
    if not (values := list(values)):
        return values
    if connection.vendor == "postgresql":
        sort = "text" if isinstance(values[0], str) else "bigint"
        return RawSQL(f"SELECT unnest(%s::{sort}[])", [values])  # noqa: S611
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)])


def insert(kind, names, rows, ids=None):
    """Insert ``rows`` of the columns ``names`` into the table of ``kind``; returns their ids, in their order.

    These are new ones, unless rows come back under the ``ids`` that they had. What is not named has the default of its
    column. Nobody hears of it: tell the history once the ties stand.
    """
    ids, fixed = ids or _new_ids(kind, len(rows)), _defaults(kind, {"id", *names})
    rest = tuple(fixed.values())
    rows = [(pk, *row, *rest) for pk, row in zip(ids, _prepared(kind, names, rows), strict=True)]
    _insert(kind, ["id", *names, *fixed], rows)
    return ids


def tie(through, ends, pairs):
    """Insert ``pairs`` of ids into the columns ``ends`` of the table of a many-to-many relation."""
    _insert(through, ends, list(pairs))


def untie(through, end, ids):
    """Take the rows whose column ``end`` is one of ``ids`` out of a table."""
    for some in _batches(ids):
        _execute(f"DELETE FROM {_table(through)} WHERE {_names([end])} IN ({_places(some)})", some)


def update(kind, changes):
    """Write ``changes``, {id: (version, {column: value})}, each over the version that it was made for.

    Raises StaleRecord if one of them was saved by somebody else. Call it within ``in_step`` of these records.
    """
    alike = defaultdict(list)
    for pk, (version, values) in changes.items():
        alike[tuple(values)].append((*values.values(), timezone.now(), pk, version))
    for names, rows in alike.items():
        assigned = ", ".join(f"{name} = %s" for name in map(connection.ops.quote_name, [*names, "updated_at"]))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {_table(kind)} SET version = version + 1, {assigned} WHERE id = %s AND version = %s",
                _prepared(kind, [*names, "updated_at", "id", "version"], rows),
            )
            if cursor.rowcount != len(rows):
                raise StaleRecord


def delete(kind, ids, writing):
    """Delete the rows ``ids``, which the public does not see, with their ties; the history keeps what they were."""
    tell(kind, ids, "-", writing)
    for relation in kind._meta.many_to_many:
        untie(relation.remote_field.through, relation.m2m_column_name(), ids)
    untie(kind, "id", ids)


def assign(kind, names, rows):
    """Write the columns ``names`` of rows that nobody follows: each of ``rows`` holds their values, and an id."""
    assigned = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in names)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {_table(kind)} SET {assigned} WHERE id = %s", rows)


def tell(kind, ids, deed, writing):
    """Copy the rows ``ids`` as they stand into the history, with their many-to-many rows; ``deed`` is +, ~ or -."""
    told = kind.history.model
    columns = [field.column for field in told._meta.concrete_fields if not field.name.startswith("history_")]
    said = {
        "history_date": timezone.now(),
        "history_change_reason": writing.reason,
        "history_type": deed,
        "history_user_id": writing.user and writing.user.pk,
    }
    copy = (
        f"INSERT INTO {_table(told)} ({_names([*columns, *said])}) SELECT {_names(columns)}, %s, %s, %s, %s "
        f"FROM {_table(kind)} WHERE id IN "
    )
    [values] = _prepared(told, said, [tuple(said.values())])
    for some in _batches(ids):
        _execute(f"{copy} ({_places(some)}) ORDER BY id", [*values, *some])
        for name in kind.history_m2m:
            _tell_ties(told, kind._meta.get_field(name), some)


def _tell_ties(told, relation, ids):
    through, record, other = relation.remote_field.through, relation.m2m_column_name(), relation.m2m_reverse_name()
    copies = next(each.related_model for each in told._meta.related_objects if each.field.name == "history")
    _execute(
        f"INSERT INTO {_table(copies)} (id, {record}, {other}, history_id) "
        f"SELECT tie.id, tie.{record}, tie.{other}, newest.history_id FROM "
        f"(SELECT id, MAX(history_id) AS history_id FROM {_table(told)} WHERE id IN ({_places(ids)}) GROUP BY id) "
        f"newest "
        f"JOIN {_table(through)} tie ON tie.{record} = newest.id",
        ids,
    )


def _new_ids(kind, number):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = f"pg_get_serial_sequence('{kind._meta.db_table}', 'id')"
            cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [number])
            return [pk for (pk,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [kind._meta.db_table])
        last = (cursor.fetchone() or [0])[0]
    return list(range(last + 1, last + 1 + number))


def _insert(kind, names, rows):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"COPY {_table(kind)} ({_names(names)}) FROM STDIN"
            with connection.wrap_database_errors, cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(list(names)))
            cursor.executemany(f"INSERT INTO {_table(kind)} ({_names(names)}) VALUES ({places})", rows)


def _defaults(kind, left):
    """What a new row holds in the columns that are not ``left`` out, as the driver of the database wants it."""
    found = {}
    for field in kind._meta.concrete_fields:
        if field.column not in left:
            moment = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
            found[field.column] = field.get_db_prep_save(timezone.now() if moment else field.get_default(), connection)
    return found


def _prepared(kind, names, rows):
    """``rows`` as the driver of the database wants them; only moments, days and JSON differ."""
    fields = {field.column: field for field in kind._meta.concrete_fields}
    odd = {at: prepare for at, name in enumerate(names) if (prepare := _preparation(fields[name]))}
    if not (odd and rows):
        return rows
    columns = list(zip(*rows, strict=True))
    for at, prepare in odd.items():
        columns[at] = map(prepare, columns[at])
    return list(zip(*columns, strict=True))


def _preparation(field):
    """How a value of the column ``field`` becomes one of the driver's; None if it is one."""
    if isinstance(field, models.JSONField):
        adapt = connection.ops.adapt_json_value
        empty = {sort: adapt(sort(), field.encoder) for sort in (list, dict)}
        return lambda value: (not value and empty.get(type(value))) or adapt(value, field.encoder)
    return (lambda day: field.get_db_prep_save(day, connection)) if isinstance(field, models.DateField) else None


def _batches(ids):
    ids = list(ids)
    return [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]


def _execute(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _table(kind):
    return connection.ops.quote_name(kind._meta.db_table)


def _names(names):
    return ", ".join(map(connection.ops.quote_name, names))


def _places(values):
    return ", ".join(["%s"] * len(values))
