"""Forks in history, and their merges."""

from __future__ import annotations

from typing import Any, NamedTuple

from psycopg.types.json import Jsonb

from .repo import Repo
from .sessions import outcome_of

CONFLICT = "GT006"


class Merging(NamedTuple):
    """A row of ``pggit.merge_preview()``."""

    kind: str
    identity: str
    outcome: str
    base_definition: str | None
    target_definition: str | None
    source_definition: str | None


def fork(repo: Repo, ours: str, theirs: str) -> tuple[str, str]:
    """From main on, commit ``theirs`` on a new branch "theirs" and ``ours`` on main, where the live schema stays.

    Returns:
        the two commits' ids, ours first.
    """
    repo.run("SELECT pggit.create_branch('theirs'), pggit.checkout('theirs')")
    their_id = repo.commit(theirs, "theirs", allow_empty=True)
    repo.run("SELECT pggit.checkout('main', allow_data_loss => true)")
    return repo.commit(ours, "ours", allow_empty=True), their_id


def merge(repo: Repo, source: str | None, **options: Any) -> str:
    """Call ``pggit.merge()`` with named options.

    Returns:
        the commit's id.
    """
    if "resolutions" in options:
        options["resolutions"] = Jsonb(options["resolutions"])
    named = "".join(f", {name} => %s" for name in options)
    return str(repo.one(f"SELECT pggit.merge(%s{named})", (source, *options.values())))


def preview(repo: Repo, source: str, target: str = "HEAD") -> list[Merging]:
    """What a merge would change and where it is in conflict."""
    query = (
        "SELECT kind, identity, outcome, base_definition, target_definition, source_definition"
        " FROM pggit.merge_preview(%s, %s)"
    )
    return [Merging(*row) for row in repo.sql(query, (source, target))]


def merged_tree(repo: Repo, source: str, **options: Any) -> str | None:
    """Merge, data loss allowed, if that can be.

    Returns:
        the live schema's tree id; None where the merge is refused as a conflict, and has changed nothing.

    Raises:
        AssertionError: it is refused otherwise, or leaves something to commit.
    """
    before = repo.tree(), repo.head(), repo.reflog()
    with repo.conn.transaction():
        repo.run("SAVEPOINT merging")
        found = outcome_of(lambda: [(merge(repo, source, allow_data_loss=True, **options),)])
        if found.sqlstate is not None:
            repo.run("ROLLBACK TO merging")
    if found.sqlstate is not None:
        assert found.sqlstate == CONFLICT, f"merging {source}: {found}"
        assert (repo.tree(), repo.head(), repo.reflog()) == before
        return None
    assert repo.status() == []
    return repo.tree()
