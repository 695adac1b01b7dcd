"""The laws that diff(), show() and status() obey between any revisions (promise P05).

diff(a, a) is empty                  diff(b, a) mirrors diff(a, b)
diff(a, b) is what ls_tree(a) and ls_tree(b) do not have in common, no more and no less
diff(a, b) and diff(b, c) together make diff(a, c)
status() is diff('HEAD', 'WORKING'), show(c) is diff(c^, c)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import psycopg

from .tree_equality import listing

Connection = psycopg.Connection[Any]
Key = tuple[str, str]
# (old definition, new definition); None where there is no object.
Changes = dict[Key, tuple[str | None, str | None]]


def differences(conn: Connection, from_rev: str, to_rev: str) -> Changes:
    """The answer of diff(), by object.

    Raises:
        AssertionError: a row contradicts itself, or an object has two rows.
    """
    rows = conn.execute(
        "SELECT change, kind, identity, old_definition, new_definition FROM pggit.diff(%s, %s)", (from_rev, to_rev)
    ).fetchall()
    return _by_object(rows, f"diff({from_rev!r}, {to_rev!r})")


def _by_object(rows: Sequence[tuple[Any, ...]], call: str) -> Changes:
    changes: Changes = {}
    for change, kind, identity, old, new in rows:
        is_true = {
            "added": old is None and new is not None,
            "removed": old is not None and new is None,
            "modified": old is not None and new is not None and old != new,
        }.get(change)
        assert is_true, f"{call} says {change} of {kind} {identity}: {old!r} -> {new!r}"
        assert (kind, identity) not in changes, f"{call} has two rows for {kind} {identity}"
        changes[kind, identity] = (old, new)
    return changes


def expected_differences(old: dict[Key, str], new: dict[Key, str]) -> Changes:
    """What diff() has to say between two listings of ls_tree()."""
    return {key: (old.get(key), new.get(key)) for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def check_diff_laws(conn: Connection, revisions: Sequence[str]) -> int:
    """Check the laws between each two and each three of these revisions ('WORKING' and 'EMPTY' are welcome).

    Returns:
        how many rows of differences were looked at, so that a caller can tell that there were any.

    Raises:
        AssertionError: a law is broken; the message names the revisions.
    """
    listings = {rev: {} if rev == "EMPTY" else listing(conn, rev) for rev in revisions}
    found = {(a, b): differences(conn, a, b) for a in listings for b in listings}
    for (a, b), changes in found.items():
        assert changes == expected_differences(listings[a], listings[b]), f"diff({a!r}, {b!r}) against the listings"
        mirrored = {key: (new, old) for key, (old, new) in changes.items()}
        assert found[b, a] == mirrored, f"diff({b!r}, {a!r}) is no mirror of diff({a!r}, {b!r})"
    for rev in listings:
        assert found[rev, rev] == {}, f"diff({rev!r}, {rev!r}) is not empty"
    for a, b, c in permutations(listings, 3):
        assert _composed(found[a, b], found[b, c]) == found[a, c], f"diffs over {a!r}, {b!r}, {c!r}"
    return sum(len(changes) for changes in found.values())


def _composed(first: Changes, second: Changes) -> Changes:
    result = {}
    for key in first.keys() | second.keys():
        old = first[key][0] if key in first else second[key][0]
        new = second[key][1] if key in second else first[key][1]
        if old != new:
            result[key] = (old, new)
    return result


def check_status(conn: Connection) -> int:
    """status() is diff() between HEAD (EMPTY before the first commit) and the live schema.

    Returns:
        the number of changed objects.
    """
    row = conn.execute("SELECT count(*) FROM pggit.log('HEAD', 1)").fetchone()
    base = "HEAD" if row and row[0] else "EMPTY"
    changes = differences(conn, base, "WORKING")
    words = {
        key: "added" if old is None else "removed" if new is None else "modified" for key, (old, new) in changes.items()
    }
    rows = conn.execute("SELECT change, kind, identity FROM pggit.status()").fetchall()
    told = {(kind, identity): change for change, kind, identity in rows}
    assert len(told) == len(rows), f"status() names an object twice: {rows}"
    assert told == words, "status() against diff()"
    return len(told)


def check_show(conn: Connection, rev: str = "HEAD") -> int:
    """show() is the difference to the first parent, or to EMPTY where there is none.

    Returns:
        the number of changed objects.
    """
    parents = conn.execute("SELECT parent_ids FROM pggit.log(%s, 1)", (rev,)).fetchone()
    assert parents is not None, f"log({rev!r}, 1) gives no row"
    base = parents[0][0] if parents[0] else "EMPTY"
    rows = conn.execute(
        "SELECT change, kind, identity, old_definition, new_definition FROM pggit.show(%s)", (rev,)
    ).fetchall()
    changes = _by_object(rows, f"show({rev!r})")
    assert changes == differences(conn, base, rev), f"show({rev!r}) against diff({base!r}, {rev!r})"
    return len(changes)
