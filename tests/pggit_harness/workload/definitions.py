"""Definitions, run as the SQL that they are."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from .repo import Repo, TreeEntry


def check_definitions(repo: Repo, ddl: str) -> dict[tuple[str, str], str]:
    """Make a schema, run its definitions in the empty database, and expect the same definitions again.

    The definitions are run in whatever order works: each is tried until nothing is left. What
    ``rebuild()`` says in its own order has to do the same.

    Arguments:
        repo: in a transaction and without objects of its own; it is empty again afterwards.
        ddl: makes the schema.

    Returns:
        the definitions by kind and identity.

    Raises:
        AssertionError: a definition cannot be run, or gives something else.
    """
    with repo.conn.transaction(force_rollback=True):
        repo.run(ddl)
        wanted, tree = repo.ls_tree("WORKING"), repo.tree("WORKING")
        script = [row[0] for row in repo.sql("SELECT statement FROM pggit.rebuild('WORKING') ORDER BY step")]
    assert wanted, "the schema is empty"
    with repo.conn.transaction(force_rollback=True):
        repo.run("SET LOCAL check_function_bodies = off")
        _run_in_some_order(repo, list(_statements(wanted)))
        assert repo.ls_tree("WORKING") == wanted, "from the definitions"
        assert repo.tree("WORKING") == tree
    with repo.conn.transaction(force_rollback=True):
        for statement in script:
            repo.run(statement)
        assert repo.ls_tree("WORKING") == wanted, "from rebuild()"
        assert repo.tree("WORKING") == tree
    return {(entry.kind, entry.identity): entry.definition for entry in wanted}


def _statements(entries: list[TreeEntry]) -> Iterator[str]:
    """Single statements; columns come in their tables' order, which nothing else can give them."""
    orders = [entry.definition for entry in entries if entry.kind == "column order"]
    columns = {entry.identity: entry.definition for entry in entries if entry.kind == "table column"}
    for order in orders:
        table, names = order[:-1].split(" (", 1)
        for name in names.split(", ") if names else ():
            yield from columns.pop(f"{table}.{name}").split(";\n")
    assert not columns, f"columns without a place: {columns}"
    for entry in entries:
        if entry.kind in ("column order", "table column"):
            continue
        if entry.kind in ("function", "procedure", "comment", "type"):
            yield entry.definition
        else:
            yield from entry.definition.split(";\n")


def _run_in_some_order(repo: Repo, waiting: list[str]) -> None:
    while waiting:
        left: list[str] = []
        why = ""
        for place, statement in enumerate(waiting):
            # A column that has to wait keeps those behind it in the table waiting.
            ahead = [other for other in left if _adds_column_of(other) == _adds_column_of(statement)]
            if _adds_column_of(statement) and ahead:
                left.append(statement)
                continue
            try:
                with repo.conn.transaction():
                    repo.run(statement)
            except psycopg.Error as error:
                left.append(statement)
                why = f"{place}: {statement}\n{error}"
        assert len(left) < len(waiting), f"no definition that is left can be run: {why}"
        waiting = left


def _adds_column_of(statement: str) -> str:
    """The table that a statement adds a column to; '' for another statement."""
    return statement.split(" ADD COLUMN ")[0] if " ADD COLUMN " in statement else ""
