"""Everything that a copy of a database has to carry over: two equal histories are equal byte for byte (promise P12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

Connection = psycopg.Connection[Any]
Rows = list[tuple[Any, ...]]

#: Made by the extension's script, filled by its functions.
STORE = ("blob", "tree", "commit", "ref", "tag", "head", "reflog")


@dataclass(frozen=True)
class History:
    """A repository without its working tree.

    Attributes:
        head: the current branch.
        branches, tags: as pggit lists them.
        log: the commits of each branch, newest first.
        reflog: the movements of each branch, each tag and of HEAD, newest first.
        trees: the tree id of each commit.
        store: the rows of each table of the store, sorted.
    """

    head: str | None
    branches: Rows
    tags: Rows
    log: dict[str, Rows]
    reflog: dict[str, Rows]
    trees: dict[str, str]
    store: dict[str, list[str]]


def history_of(conn: Connection) -> History:
    """Read a whole history.

    Arguments:
        conn: of a role that may read the store.

    Raises:
        AssertionError: there is no commit: two empty histories are equal for nothing.
    """

    def rows(query: str, *params: object) -> Rows:
        return conn.execute(query.encode(), params or None).fetchall()

    branches = rows("SELECT name, commit_id, is_current FROM pggit.branches() ORDER BY name")
    tags = rows("SELECT * FROM pggit.tags() ORDER BY 1")
    log = {name: rows("SELECT * FROM pggit.log(%s)", name) for name, *_ in branches}
    commits = {str(commit[0]) for listed in log.values() for commit in listed}
    assert commits, "the history has no commit"
    names = ["HEAD", *(str(row[0]) for row in (*branches, *tags))]
    return History(
        head=rows("SELECT pggit.current_branch()")[0][0],
        branches=branches,
        tags=tags,
        log=log,
        reflog={name: rows("SELECT * FROM pggit.reflog(%s)", name) for name in names},
        trees={commit: str(rows("SELECT pggit.tree_id(%s)", commit)[0][0]) for commit in commits},
        store={table: sorted(str(row) for row in rows(f"SELECT * FROM pggit.{table}")) for table in STORE},
    )
