"""Where a database stands: live schema, rows, HEAD, history and reflog together (promises P01, P10).

A call that moves the live schema moves all of them, or none. Two standings are equal when nothing that a user
can ask tells them apart but the ids of commits, which hold the time.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import psycopg


class Standing(NamedTuple):
    """What a user sees.

    Attributes:
        live, head: tree ids of the live schema and of HEAD.
        branch: the current one, None when detached.
        parents: of HEAD's commit, each by its tree id.
        message: the first line of HEAD's; more of it may name commits.
        commits: how many lead to HEAD.
        movements: of every ref: its name, the number of the movement, and why.
        rows: of each table that was asked for, whole, as text.
    """

    live: str
    head: str
    branch: str | None
    parents: tuple[str, ...]
    message: str
    commits: int
    movements: tuple[tuple[str, int, str], ...]
    rows: tuple[tuple[str, ...], ...]


def standing(conn: psycopg.Connection[Any], *tables: str) -> Standing:
    """Look at everything that a checkout or a merge moves, in one snapshot.

    Arguments:
        conn: in autocommit mode.
        tables: whose rows count, quoted as SQL wants them.
    """

    def ask(query: str) -> list[tuple[Any, ...]]:
        return conn.execute(query.encode()).fetchall()

    with conn.transaction():
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        ((live, head, branch),) = ask("SELECT pggit.tree_id(), pggit.tree_id('HEAD'), pggit.current_branch()")
        history = ask("SELECT message, ARRAY(SELECT pggit.tree_id(p) FROM unnest(parent_ids) AS p) FROM pggit.log()")
        return Standing(
            live=live,
            head=head,
            branch=branch,
            parents=tuple(history[0][1]),
            message=history[0][0].partition("\n")[0],
            commits=len(history),
            movements=tuple(ask("SELECT ref, seq, reason FROM pggit.reflog ORDER BY ref, seq")),
            rows=tuple(tuple(row[0] for row in ask(f"SELECT t::text FROM {t} AS t ORDER BY 1")) for t in tables),
        )
