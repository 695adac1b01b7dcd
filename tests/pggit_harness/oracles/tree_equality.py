"""Equal schemas have equal tree ids, and different schemas have different ones (promise P03)."""

from __future__ import annotations

from typing import Any

import psycopg

Connection = psycopg.Connection[Any]


def listing(conn: Connection, rev: str = "WORKING") -> dict[tuple[str, str], str]:
    """Every object of a revision: its definition by kind and identity.

    Raises:
        AssertionError: an object is listed twice.
    """
    rows = conn.execute("SELECT kind, identity, definition FROM pggit.ls_tree(%s)", (rev,)).fetchall()
    objects = {(kind, identity): definition for kind, identity, definition in rows}
    assert len(objects) == len(rows), f"ls_tree({rev!r}) lists an object twice: {rows}"
    return objects


def tree_id(conn: Connection, rev: str = "WORKING") -> str:
    """The tree id of a revision.

    Raises:
        AssertionError: it is not 64 lower-case hex digits.
    """
    row = conn.execute("SELECT pggit.tree_id(%s)", (rev,)).fetchone()
    found = row[0] if row else None
    assert isinstance(found, str), f"tree_id({rev!r}) is {found!r}"
    assert len(found) == 64, f"tree_id({rev!r}) is {found!r}"
    assert set(found) <= set("0123456789abcdef"), f"tree_id({rev!r}) is {found!r}"
    return found


def tree_differences(left: Connection, right: Connection, left_rev: str = "WORKING", right_rev: str = "WORKING") -> str:
    """What two revisions do not have in common, in words; '' when they are the same.

    The two connections may lead to the same database or to two of the same major version.

    Raises:
        AssertionError: ids and listings do not say the same.
    """
    ours, theirs = listing(left, left_rev), listing(right, right_rev)
    lines = [
        f"{' '.join(key)}\n  left:  {ours.get(key)}\n  right: {theirs.get(key)}"
        for key in sorted(ours.keys() | theirs.keys())
        if ours.get(key) != theirs.get(key)
    ]
    left_id, right_id = tree_id(left, left_rev), tree_id(right, right_rev)
    assert (left_id == right_id) == (not lines), (
        f"tree ids {left_id} and {right_id}, but the listings differ in {len(lines)} objects:\n" + "\n".join(lines)
    )
    return "\n".join(lines)
