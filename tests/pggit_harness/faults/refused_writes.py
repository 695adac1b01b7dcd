"""A statement error at a chosen stage of a call: one table of the store takes no new rows (fault F01)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from ..errors import HarnessError

CONSTRAINT = "refused_by_the_test"
#: What a refused write ends in: check_violation.
SQLSTATE = "23514"


@contextmanager
def refuse_writes(conn: psycopg.Connection[Any], table: str) -> Iterator[sql.Composed]:
    """While the block runs, each INSERT into and UPDATE of one table of the store fails.

    Arguments:
        conn: a superuser's autocommit connection.
        table: its name in schema pggit.

    Returns:
        the table's full name.

    Raises:
        HarnessError: the table would still take rows.
    """
    name = sql.SQL("{}").format(sql.Identifier("pggit", table))
    trap = sql.Identifier(CONSTRAINT)
    conn.execute(sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} CHECK (false) NOT VALID").format(name, trap))
    try:
        armed = conn.execute("SELECT count(*) FROM pg_constraint WHERE conname = %s", (CONSTRAINT,)).fetchone()
        if armed != (1,):
            raise HarnessError(f"pggit.{table} still takes rows.")
        yield name
    finally:
        conn.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(name, trap))
