"""Nothing outlives its transaction or its client (promise P13)."""

from __future__ import annotations

from typing import Any

import psycopg

from ..cluster.polling import PollTimeout, poll_until

# What a database's sessions can leave behind. The observer's own things do not count,
# nor do those of the server's background workers.
_QUERIES = {
    "lock": """
        SELECT format('%s of pid %s on %s', l.mode, l.pid, coalesce(l.relation::regclass::text, l.locktype))
        FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
        WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'""",
    "open transaction": """
        SELECT format('pid %s, %s since %s', pid, state, xact_start) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
          AND xact_start IS NOT NULL""",
    "prepared transaction": "SELECT gid FROM pg_prepared_xacts WHERE database = current_database()",
    "replication slot": "SELECT slot_name FROM pg_replication_slots WHERE database = current_database()",
}


def leftovers(conn: psycopg.Connection[Any], timeout: float = 60) -> list[str]:
    """What other sessions of this database hold, once they had time to let go.

    Arguments:
        conn: an autocommit connection.
        timeout: seconds; a backend ends its statement before it notices that its client has gone.

    Returns:
        a line for each thing; empty when there is none.
    """
    found: list[str] = []

    def look() -> bool:
        found[:] = [f"{what}: {row[0]}" for what, query in _QUERIES.items() for row in conn.execute(query.encode())]
        return not found

    try:
        poll_until(look, lambda nothing: nothing, what="sessions to let go", timeout=timeout)
    except PollTimeout:
        return found
    return []


def sessions(conn: psycopg.Connection[Any]) -> int:
    """How many other clients this database has."""
    row = conn.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    ).fetchone()
    return int(row[0]) if row else 0
