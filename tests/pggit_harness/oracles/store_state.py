"""What the store holds, so that two looks at it can be compared: a refusal changes nothing (promises P01, P08)."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

TABLES = ("blob", "tree", "commit", "tag", "ref", "head", "reflog", "pattern")
# HEAD's row is made by the first call that locks it, and says what its absence says.
_FRESH_HEAD = ("(t,refs/heads/main,)",)

StoreState = dict[str, tuple[str, ...]]


def store_state(conn: psycopg.Connection[Any]) -> StoreState:
    """Every row of every table of the store, as sorted text, by table."""
    state = {}
    for table in TABLES:
        query = sql.SQL("SELECT x::text FROM {} AS x ORDER BY 1").format(sql.Identifier("pggit", table))
        state[table] = tuple(row[0] for row in conn.execute(query).fetchall())
    if state["head"] == _FRESH_HEAD:
        state["head"] = ()
    return state


def changed_tables(before: StoreState, after: StoreState) -> dict[str, int]:
    """The tables whose rows differ, each with the number of rows that only one side has."""
    return {
        table: len(set(before[table]) ^ set(after[table])) or abs(len(before[table]) - len(after[table]))
        for table in TABLES
        if before[table] != after[table]
    }
