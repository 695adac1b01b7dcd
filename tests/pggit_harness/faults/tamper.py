"""Rows of the store changed behind pggit's back, by somebody with a superuser's rights.

Everything is done with plain statements on the tables in the schema ``pggit``; what an
index would forbid is done while the index is out of use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from ..errors import HarnessError

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Tampered:
    """What was done to one table of the store.

    Attributes:
        table: its name in the schema ``pggit``.
        rows: how many rows were touched.
        before: those rows, as text, as they were.
        after: the table's rows that were not there before, as text.
    """

    table: str
    rows: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def change(conn: Connection, table: str, assignment: str, where: str, params: Sequence[Any] = ()) -> Tampered:
    """UPDATE rows of the store.

    Arguments:
        conn: an autocommit connection of a superuser.
        assignment: what follows SET; its parameters come first.
        where: which rows.

    Raises:
        HarnessError: no row is different afterwards.
    """
    return _run(conn, table, f"UPDATE pggit.{table} SET {assignment} WHERE {where}", params)


def remove(conn: Connection, table: str, where: str, params: Sequence[Any] = ()) -> Tampered:
    """DELETE rows of the store.

    Raises:
        HarnessError: there was none.
    """
    return _run(conn, table, f"DELETE FROM pggit.{table} WHERE {where}", params)


def duplicate(conn: Connection, table: str, where: str, params: Sequence[Any] = ()) -> Tampered:
    """Put rows into the table a second time; its indexes know the first copies only.

    Raises:
        HarnessError: there was none.
    """
    with indexes_out_of_use(conn, table):
        return _run(conn, table, f"INSERT INTO pggit.{table} SELECT * FROM pggit.{table} WHERE {where}", params)


def hide_from_indexes(conn: Connection, table: str, where: str, params: Sequence[Any] = ()) -> Tampered:
    """Let rows stay in the table while no index leads to them, as after a lost index page.

    Raises:
        HarnessError: there was none.
    """
    with indexes_out_of_use(conn, table):
        done = _run(
            conn,
            table,
            # Both parts see the table as it was: the rows are copied, then the originals go.
            f"WITH hidden AS (DELETE FROM pggit.{table} WHERE {where} RETURNING *)"
            f" INSERT INTO pggit.{table} SELECT * FROM hidden",
            params,
            moved=True,
        )
    # The entries of the deleted rows go with the rows.
    conn.execute(sql.SQL("VACUUM (INDEX_CLEANUP on) pggit.{}").format(sql.Identifier(table)))
    return done


@contextmanager
def indexes_out_of_use(conn: Connection, table: str) -> Iterator[int]:
    """While this lasts, PostgreSQL does not write what changes in the table into its indexes.

    Gives the number of indexes.

    Raises:
        HarnessError: the table has none.
    """
    update = "UPDATE pg_index SET indisready = %s WHERE indrelid = %s::regclass AND indisready <> %s"
    switched = conn.execute(update, (False, f"pggit.{table}", False)).rowcount
    if switched == 0:
        raise HarnessError(f"pggit.{table} has no index that could be put out of use.")
    try:
        yield switched
    finally:
        conn.execute(update, (True, f"pggit.{table}", True))


def swap(conn: Connection, table: str, column: str, first: str, second: str) -> Tampered:
    """Exchange one column's values between two rows.

    Arguments:
        first, second: the rows' ids in hexadecimal digits.

    Raises:
        HarnessError: the two rows are not there, or their values are the same.
    """
    done = change(
        conn,
        table,
        f"{column} = (SELECT o.{column} FROM pggit.{table} AS o"
        " WHERE o.id IN (decode(%s, 'hex'), decode(%s, 'hex')) AND o.id <> pggit." + table + ".id)",
        "id IN (decode(%s, 'hex'), decode(%s, 'hex'))",
        (first, second, first, second),
    )
    if done.rows != 2:
        raise HarnessError(f"{done.rows} rows of pggit.{table} were swapped, not 2.")
    return done


def _rows(conn: Connection, table: str) -> list[str]:
    # As text: where an array begins, say, is lost in JSON.
    return [row for (row,) in conn.execute(f"SELECT t::text FROM pggit.{table} AS t ORDER BY t.ctid")]


def _run(conn: Connection, table: str, statement: str, params: Sequence[Any], *, moved: bool = False) -> Tampered:
    before = _rows(conn, table)
    touched = conn.execute(statement, params or None).rowcount
    after = _rows(conn, table)
    done = Tampered(table, touched, tuple(_minus(before, after)), tuple(_minus(after, before)))
    # Rows that only moved within the table read as before.
    if touched == 0 or (not moved and not done.before and not done.after):
        raise HarnessError(f"Nothing in pggit.{table} is different after: {statement} {params}")
    return done


def _minus(rows: list[str], others: list[str]) -> Iterator[str]:
    left = list(others)
    for row in rows:
        if row in left:
            left.remove(row)
        else:
            yield row
