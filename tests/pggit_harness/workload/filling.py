"""Rows for any schema: values are made by the columns' types, and PostgreSQL says whether they fit."""

from __future__ import annotations

from random import Random
from typing import Any

import psycopg
from psycopg import sql

from .evolution import accepted

Connection = psycopg.Connection[Any]

_TABLES = """
    SELECT format('%I.%I', n.nspname, c.relname)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit')
    ORDER BY n.nspname, c.relname"""
# Of an enum its labels are its values; what is neither of these nor known gets its default.
_COLUMNS = """
    SELECT quote_ident(a.attname), format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL),
           ARRAY(SELECT e.enumlabel::text FROM pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
    FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
    WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND a.attidentity <> 'a'
    ORDER BY a.attnum"""
_VALUES: dict[str, tuple[str, ...]] = {
    "integer": ("1", "7", "30", "-5"),
    "bigint": ("2", "8", "31", "40"),
    "numeric": ("0.5", "12.25"),
    "text": ("x", "it's", "12", ""),
    "character varying": ("y", "3"),
    "boolean": ("true", "false"),
    "date": ("2026-01-02", "2024-02-29"),
    "jsonb": ("{}", '[1, {"a": null}]'),
    "integer[]": ("{1,2}", "{}"),
}


def fill(conn: Connection, random: Random, tries: int = 4) -> int:
    """Insert rows into every table.

    Arguments:
        conn: an autocommit connection.
        tries: how many rows each table is offered.

    Returns:
        how many PostgreSQL took.
    """
    taken = 0
    for (table,) in conn.execute(_TABLES.encode()).fetchall():
        columns = conn.execute(_COLUMNS, (table,)).fetchall()
        for _ in range(tries):
            values = [_value(random, type_name, labels) for _, type_name, labels in columns]
            names = ", ".join(name for name, _, _ in columns)
            row = sql.SQL(", ").join(values).as_string(conn)
            statement = (
                f"INSERT INTO {table} ({names}) VALUES ({row})" if columns else f"INSERT INTO {table} DEFAULT VALUES"
            )
            taken += accepted(conn, statement)
    return taken


def _value(random: Random, type_name: str, labels: list[str]) -> sql.Composable:
    known = tuple(labels) or _VALUES.get(type_name, ())
    if not known or random.random() < 0.15:
        return sql.SQL(random.choice(("DEFAULT", "NULL")))
    return sql.Literal(random.choice(known))
