"""How much work a query is, in blocks: unlike time, the same on a busy machine (promise P13)."""

from __future__ import annotations

import json
from typing import Any

import psycopg


def blocks_read(conn: psycopg.Connection[Any], query: str) -> int:
    """The shared blocks that a query touches, in the buffer cache or on disk.

    The query is run three times, and the least counts: the first run also reads system catalogs
    for plans and caches, and a neighbour's change may empty those caches at any time.
    """
    return min(_blocks(conn, query) for _ in range(3))


def blocks_of_change(conn: psycopg.Connection[Any], query: str) -> int:
    """The shared blocks that one run of a query touches, which may change something."""
    return _blocks(conn, query)


def _blocks(conn: psycopg.Connection[Any], query: str) -> int:
    row = conn.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {query}".encode()).fetchone()
    assert row is not None
    plan = (json.loads(row[0]) if isinstance(row[0], str) else row[0])[0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])


def rows_read(conn: psycopg.Connection[Any], query: str) -> int:
    """The rows of the store's tables that a query reads, by PostgreSQL's own count.

    Arguments:
        conn: in autocommit mode.
    """
    counted = (
        "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint"
        " FROM pg_stat_xact_user_tables WHERE schemaname = 'pggit'"
    )
    with conn.transaction():
        before = conn.execute(counted).fetchone()
        conn.execute(query.encode()).fetchall()
        after = conn.execute(counted).fetchone()
    assert before is not None
    assert after is not None
    return int(after[0]) - int(before[0])


def store_size(conn: psycopg.Connection[Any]) -> dict[str, tuple[int, int]]:
    """Rows and bytes of content of each table of the store that grows with history."""
    sizes = {}
    for table in ("blob", "tree", "commit", "reflog"):
        row = conn.execute(
            f"SELECT count(*), coalesce(sum(pg_column_size(t.*)), 0)::bigint FROM pggit.{table} AS t".encode()
        ).fetchone()
        assert row is not None
        sizes[table] = (int(row[0]), int(row[1]))
    return sizes
