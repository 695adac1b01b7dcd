"""pggit as a client sees it, through one connection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

import psycopg

from ..cluster import Cluster, Database


class Commit(NamedTuple):
    """A row of ``pggit.log()``."""

    commit_id: str
    parent_ids: list[str]
    author: str
    committed_at: datetime
    message: str


class Change(NamedTuple):
    """A row of ``pggit.status()``."""

    change: str
    kind: str
    identity: str


class Difference(NamedTuple):
    """A row of ``pggit.diff()`` and ``pggit.show()``."""

    change: str
    kind: str
    identity: str
    old_definition: str | None
    new_definition: str | None


class TreeEntry(NamedTuple):
    """A row of ``pggit.ls_tree()``."""

    kind: str
    identity: str
    definition: str


class Branch(NamedTuple):
    """A row of ``pggit.branches()``."""

    name: str
    commit_id: str | None
    is_current: bool


class Problem(NamedTuple):
    """A row of ``pggit.verify()``."""

    severity: str
    problem: str
    object_id: str | None
    detail: str | None


class Repo:
    """One repository through one autocommit connection.

    Attributes:
        conn: the connection.
        database: where it leads.
        cluster: the server, or None when that is somebody else's.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.cluster: Cluster | None = database.cluster
        self.conn: psycopg.Connection[tuple[Any, ...]] = database.connect(autocommit=True)

    @classmethod
    @contextmanager
    def open(cls, database: Database) -> Iterator[Repo]:
        """A repository whose connection is closed afterwards."""
        repo = cls(database)
        try:
            yield repo
        finally:
            repo.conn.close()

    def reconnect(self) -> None:
        """Take a new connection, after a crash for example."""
        self.conn.close()
        self.conn = self.database.connect(autocommit=True)

    def sql(self, query: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; none for a statement without a result."""
        cursor = self.conn.execute(query, params or None)
        return cursor.fetchall() if cursor.description else []

    def one(self, query: str, params: Sequence[Any] = ()) -> Any:
        """The only value of a query that gives one row of one column.

        Raises:
            ValueError: it gave something else.
        """
        rows = self.sql(query, params)
        if len(rows) != 1 or len(rows[0]) != 1:
            raise ValueError(f"one row of one column was expected of {query}, not {rows!r}")
        return rows[0][0]

    def run(self, ddl: str) -> None:
        """Run one or more statements."""
        self.conn.execute(ddl)

    def commit(self, ddl: str = "", message: str = "a change", **kwargs: Any) -> str:
        """Run ``ddl``, then commit the working tree.

        Arguments:
            kwargs: further arguments of ``pggit.commit`` by name.

        Returns:
            the commit's id.
        """
        if ddl:
            self.run(ddl)
        arguments = {"message": message, **kwargs}
        named = ", ".join(f"{name} => %s" for name in arguments)
        return str(self.one(f"SELECT pggit.commit({named})", list(arguments.values())))

    def status(self) -> list[Change]:
        """The working tree against HEAD."""
        return [Change(*row) for row in self.sql("SELECT change, kind, identity FROM pggit.status()")]

    def log(self, rev: str = "HEAD", max_count: int | None = None) -> list[Commit]:
        """History, newest first."""
        query = "SELECT commit_id, parent_ids, author, committed_at, message FROM pggit.log(%s, %s)"
        return [Commit(*row) for row in self.sql(query, (rev, max_count))]

    def head(self) -> str:
        """The commit that HEAD leads to."""
        return self.rev_parse("HEAD")

    def rev_parse(self, rev: str) -> str:
        """The commit that a revision names."""
        return str(self.one("SELECT pggit.rev_parse(%s)", (rev,)))

    def tree(self, rev: str = "WORKING") -> str:
        """The tree id of a revision."""
        return str(self.one("SELECT pggit.tree_id(%s)", (rev,)))

    def diff(self, from_rev: str = "HEAD", to_rev: str = "WORKING") -> list[Difference]:
        """What turns the first revision into the second."""
        query = "SELECT change, kind, identity, old_definition, new_definition FROM pggit.diff(%s, %s)"
        return [Difference(*row) for row in self.sql(query, (from_rev, to_rev))]

    def show(self, rev: str = "HEAD") -> list[Difference]:
        """What a commit changed."""
        query = "SELECT change, kind, identity, old_definition, new_definition FROM pggit.show(%s)"
        return [Difference(*row) for row in self.sql(query, (rev,))]

    def ls_tree(self, rev: str = "HEAD") -> list[TreeEntry]:
        """Every object of a revision."""
        query = "SELECT kind, identity, definition FROM pggit.ls_tree(%s)"
        return [TreeEntry(*row) for row in self.sql(query, (rev,))]

    def verify(self) -> list[Problem]:
        """What is wrong with the store; nothing, when it is sound."""
        query = "SELECT severity, problem, object_id, detail FROM pggit.verify()"
        return [Problem(*row) for row in self.sql(query)]

    def branches(self) -> list[Branch]:
        """All branches."""
        return [Branch(*row) for row in self.sql("SELECT name, commit_id, is_current FROM pggit.branches()")]

    def reflog(self, name: str = "HEAD") -> list[dict[str, Any]]:
        """Every movement of a ref, each as a dict by the columns' names."""
        cursor = self.conn.execute("SELECT * FROM pggit.reflog(%s)", (name,))
        columns = [column.name for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
