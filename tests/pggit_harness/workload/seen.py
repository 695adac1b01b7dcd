"""Changes of a live schema, each with what ``status()`` has to say about it.

Many changes are made at once, each to an object of its own, and looked at once: reading the
catalogs is what takes time, and one answer for all shows as well that no change hides another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..oracles.diff_laws import differences
from .repo import Repo

Seen = tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    """One change.

    In all texts ``@`` stands for a name that is unique to the case.

    Attributes:
        given: SQL that makes what is changed; it is committed before.
        change: SQL that changes it.
        seen: what ``status()`` says afterwards: (change, kind, identity).
    """

    given: str
    change: str
    seen: tuple[Seen, ...]


def modified(kind: str, identity: str) -> tuple[Seen, ...]:
    """``seen`` of a case that modifies one object."""
    return (("modified", kind, identity),)


def check_seen(repo: Repo, cases: Sequence[Case]) -> int:
    """Make all changes, and compare what ``status()`` and ``diff()`` say with what they have to say.

    Arguments:
        repo: without objects of its own.

    Returns:
        how many objects were seen to change.

    Raises:
        AssertionError: a change was not seen, or seen as another one; or the two definitions of a
            modified object do not differ, so that a reader could not tell what happened.
    """
    names = [f"c{number}" for number in range(len(cases))]
    for name, case in zip(names, cases, strict=True):
        if case.given:
            repo.run(case.given.replace("@", name))
    repo.commit(message="before", allow_empty=True)
    assert repo.status() == []
    for name, case in zip(names, cases, strict=True):
        repo.run(case.change.replace("@", name))
    expected = {
        (change, kind, identity.replace("@", name)): case.change
        for name, case in zip(names, cases, strict=True)
        for change, kind, identity in case.seen
    }
    found = {tuple(row) for row in repo.status()}
    missed = [f"not seen: {seen}, after {change}" for seen, change in expected.items() if seen not in found]
    more = [f"not expected: {seen}" for seen in sorted(found - expected.keys())]
    assert not missed, "\n".join([*missed, *more])
    assert not more, "\n".join(more)
    changes = differences(repo.conn, "HEAD", "WORKING")
    assert changes.keys() == {(kind, identity) for _, kind, identity in expected}
    return len(changes)
