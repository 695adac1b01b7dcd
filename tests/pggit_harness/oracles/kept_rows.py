"""No row and no column value went away (promise P10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[Any]
Row = tuple[str | None, ...]

# A table of the user's with its columns that hold values of their own, and the partitioned table that it is at last
# a part of. A partitioned table is read with all of its partitions, any other one alone.
_TABLES = """
    SELECT c.oid::int8, format('%I.%I', n.nspname, c.relname), c.relkind = 'p',
           (SELECT format('%I.%I', rn.nspname, r.relname)
            FROM pg_class AS r JOIN pg_namespace AS rn ON rn.oid = r.relnamespace
            WHERE c.relispartition AND r.oid = pg_partition_root(c.oid)),
           coalesce((SELECT array_agg(ARRAY[a.attname::text, format_type(a.atttypid, a.atttypmod)] ORDER BY a.attnum)
                     FROM pg_attribute AS a
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''), '{}')
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit')
      AND NOT EXISTS (SELECT FROM pg_depend AS d
                      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')"""
_SEQUENCES = """
    SELECT format('%I.%I', n.nspname, c.relname), s.seqmin, s.seqmax
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_sequence AS s ON s.seqrelid = c.oid
    WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit')"""


@dataclass
class Table:
    """What a table holds.

    Attributes:
        root: the partitioned table that it is a part of, if it is.
        types: its columns' types by name.
        rows: their values as text.
    """

    root: str | None
    types: dict[str, str]
    rows: list[Row]

    def columns(self, names: list[str]) -> list[Row]:
        """The rows with these columns only."""
        places = [list(self.types).index(name) for name in names]
        return [tuple(row[place] for place in places) for row in self.rows]


@dataclass(frozen=True)
class Position:
    """Where a sequence stands, and the bounds that it has there."""

    last_value: int
    is_called: bool
    low: int
    high: int

    def follows(self, was: Position) -> bool:
        """Whether a sequence that stood there stands here rightly: where it was, or at the bound nearest to that."""
        if self.low <= was.last_value <= self.high:
            return (self.last_value, self.is_called) == (was.last_value, was.is_called)
        return self.last_value == min(max(was.last_value, self.low), self.high)

    def __str__(self) -> str:
        return f"{self.last_value}{'' if self.is_called else ', to come'} of {self.low} to {self.high}"


@dataclass
class Contents:
    """What a database holds: its tables, and where its sequences stand."""

    tables: dict[str, Table] = field(default_factory=dict)
    sequences: dict[str, Position] = field(default_factory=dict)


@dataclass
class Losses:
    """What went away, a line for each thing.

    Attributes:
        gone: rows and columns whose table or column is no more.
        changed: values of columns that are still there.
    """

    gone: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.gone or self.changed)

    def __str__(self) -> str:
        return "\n".join([*self.gone, *self.changed])


def contents(conn: Connection, before: Contents | None = None) -> Contents:
    """Read all tables and sequences.

    Arguments:
        conn: an autocommit connection of a superuser.
        before: what they were: values of a column whose type is another one now are read as the old type prints
            them, where the old type still can.
    """
    found = Contents()
    with conn.transaction():
        conn.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL search_path = ''; SET LOCAL extra_float_digits = 1")
        conn.execute("SET LOCAL row_security = off; SET LOCAL bytea_output = hex")
        for _, name, partitioned, root, columns in conn.execute(_TABLES.encode()).fetchall():
            types: dict[str, str] = dict(columns)
            was = before.tables[name].types if before and name in before.tables else {}
            expressions = [
                _as_it_was(conn, name, column, was.get(column) or type_, type_) for column, type_ in types.items()
            ]
            query = sql.SQL("SELECT {} FROM {}").format(
                sql.SQL(", ").join(expressions) if expressions else sql.SQL("NULL"),
                sql.SQL(name if partitioned else f"ONLY {name}"),
            )
            rows = conn.execute(query).fetchall()
            found.tables[name] = Table(root, types, rows if types else [() for _ in rows])
        for name, low, high in conn.execute(_SEQUENCES.encode()).fetchall():
            ((last_value, is_called),) = conn.execute(f"SELECT last_value, is_called FROM {name}".encode()).fetchall()
            found.sequences[name] = Position(last_value, is_called, low, high)
    return found


def _as_it_was(conn: Connection, table: str, column: str, old: str, new: str) -> sql.Composable:
    """The expression for a column's values as text."""
    plain = sql.SQL("{}::text").format(sql.Identifier(column))
    if old == new:
        return plain
    # As values first: true is 1 to an integer, though its text is not.
    for path in ("{0}::{1}::text", "{0}::text::{1}::text"):
        converted = sql.SQL(path).format(sql.Identifier(column), sql.SQL(old))
        try:
            with conn.transaction():
                conn.execute(sql.SQL("SELECT {} FROM {}").format(converted, sql.SQL(table)))
        except psycopg.Error:
            # The old type is gone, or does not know these values.
            continue
        return converted
    return plain


def losses(before: Contents, after: Contents) -> Losses:
    """What of ``before`` is not there any more."""
    found = Losses()
    for name, table in before.tables.items():
        now = after.tables.get(name)
        if table.root is not None and (now is None or now.root is not None):
            continue  # its rows are looked for in the whole
        if now is None:
            if table.rows:
                found.gone.append(f"table {name} is gone with {len(table.rows)} rows")
            continue
        for column in table.types.keys() - now.types.keys():
            count = sum(value is not None for (value,) in table.columns([column]))
            if count:
                found.gone.append(f"column {name}.{column} is gone with {count} values")
        common = [column for column in table.types if column in now.types]
        left = list(now.columns(common))
        for part, was in before.tables.items():
            is_now = after.tables.get(part)
            if was.root == name and is_now is not None and is_now.root != name:
                left += is_now.columns([column for column in common if column in is_now.types])
        if missing := Counter(table.columns(common)) - Counter(left):
            found.changed.append(
                f"of {len(table.rows)} rows of {name} {sum(missing.values())} are not as they were: columns {common},"
                f" for example {next(iter(missing))}; there are now {left[:5]}"
            )
    for name, position in before.sequences.items():
        # One that never gave a number has no state to lose.
        if position.is_called and name in after.sequences and not after.sequences[name].follows(position):
            found.changed.append(f"sequence {name} stood at {position}, now at {after.sequences[name]}")
    return found
