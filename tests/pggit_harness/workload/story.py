"""A small history with everything in it that the store can hold."""

from __future__ import annotations

from dataclasses import dataclass

from .repo import Repo

#: So many tables that the tree of objects has inner nodes.
TABLES = 12


@dataclass(frozen=True)
class Story:
    """What :func:`tell_story` left behind.

    Attributes:
        commits: three commit ids of ``main``, oldest first.
        tag: at the first one, with an annotation.
        branch: at the second one.
        gone: a branch that was made and deleted again.
    """

    commits: tuple[str, str, str]
    tag: str = "v1"
    branch: str = "side"
    gone: str = "gone"


def tell_story(repo: Repo, tables: int = TABLES) -> Story:
    """Make three commits, an annotated tag, a branch, and a deleted branch.

    Arguments:
        tables: how many tables the first commit holds, named ``chapter_1`` and so on.
    """
    chapters = "; ".join(f"CREATE TABLE chapter_{n} (id int, title text)" for n in range(1, tables + 1))
    first = repo.commit(chapters, "the chapters")
    repo.sql("SELECT pggit.create_tag('v1', message => 'as printed')")
    second = repo.commit("CREATE VIEW titles AS SELECT title FROM chapter_1", "a view of titles")
    repo.sql("SELECT pggit.create_branch('side'), pggit.create_branch('gone')")
    repo.sql("SELECT pggit.delete_branch('gone')")
    third = repo.commit("ALTER TABLE chapter_2 ADD pages int", "chapters have pages")
    return Story((first, second, third))


def blob_id(repo: Repo, identity: str, kind: str = "table") -> str:
    """The id of the only blob that is recorded for an object."""
    query = "SELECT encode(id, 'hex') FROM pggit.blob WHERE identity = %s AND kind = %s"
    return str(repo.one(query, (identity, kind)))


def root_tree(repo: Repo, rev: str = "HEAD") -> str:
    """The id of the top node of a revision's tree."""
    query = "SELECT encode(tree_id, 'hex') FROM pggit.commit WHERE id = decode(pggit.rev_parse(%s), 'hex')"
    return str(repo.one(query, (rev,)))


def leaf_with(repo: Repo, blob: str, rev: str = "HEAD") -> str:
    """The id of the node that lists a blob in a revision's tree."""
    query = """
        WITH RECURSIVE node AS (
            SELECT t.* FROM pggit.tree AS t WHERE t.id = decode(%s, 'hex')
            UNION ALL
            SELECT t.* FROM node AS n, unnest(n.children) AS c (id) JOIN pggit.tree AS t ON t.id = c.id
        )
        SELECT encode(id, 'hex') FROM node WHERE decode(%s, 'hex') = ANY (blobs)"""
    return str(repo.one(query, (root_tree(repo, rev), blob)))
