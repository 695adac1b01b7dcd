"""A merge is what a few dictionaries say that it is (promise P06).

A reference model of three-way merging, object by object, as git merges file by file: who has not changed an object
gives way; the same change is one change; two different ones are a conflict. What the model cannot know is whether the
result can stand: of a conflict that it does not have, unexplained() asks only that one side took something away and the
other one changed something.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Key = tuple[str, str]
Objects = dict[Key, str]

#: Merged as sequences: two different changes of one may go together.
ORDER = "column order"


@dataclass(frozen=True)
class Merged:
    """What three-way merging leads to.

    Attributes:
        objects: what is there afterwards, without orders of columns.
        clean: what it changes in the target.
        conflicts: what both sides changed, and differently.
    """

    objects: Objects
    clean: frozenset[Key]
    conflicts: frozenset[Key]


def three_way(base: Objects, target: Objects, source: Objects) -> Merged:
    """Merge two sets of objects by the one that both come from."""
    objects, clean, conflicts = {}, set(), set()
    for key in base.keys() | target.keys() | source.keys():
        if key[0] == ORDER:
            continue
        old, ours, theirs = base.get(key), target.get(key), source.get(key)
        if ours == theirs or theirs == old:
            kept = ours
        elif ours == old:
            kept = theirs
            clean.add(key)
        else:
            kept = None
            conflicts.add(key)
        if kept is not None:
            objects[key] = kept
    return Merged(objects, frozenset(clean), frozenset(conflicts))


def without_orders(objects: Objects) -> Objects:
    """The objects that are no orders of columns."""
    return {key: text for key, text in objects.items() if key[0] != ORDER}


def changed(base: Objects, side: Objects) -> frozenset[Key]:
    """What a side has changed."""
    return frozenset(key for key in base.keys() | side.keys() if base.get(key) != side.get(key))


def removed(base: Objects, side: Objects) -> frozenset[Key]:
    """What a side has taken away."""
    return frozenset(base.keys() - side.keys())


def unexplained(conflicts: Iterable[Key], base: Objects, target: Objects, source: Objects) -> frozenset[Key]:
    """Of the conflicts that a merge reports, those for which there is no reason.

    What both have changed, and differently, is one. Where one side has taken something away, and the other has added
    or changed something, the two may need one another, and then both are conflicts.
    """
    found = frozenset(conflicts)
    explained = {key for key in found if key[0] == ORDER} | three_way(base, target, source).conflicts
    for one, other in ((target, source), (source, target)):
        gone = found & removed(base, one)
        needing = {key for key in found & changed(base, other) if key in other}
        if gone and needing:
            explained |= gone | needing
    return found - explained


def settled(found: Objects, side: Objects, conflicts: Iterable[Key], merged: Merged) -> frozenset[Key]:
    """What a merge that was settled for one side has wrong.

    What was in conflict is as on that side; anything else is as both sides together have it, or as on that side, for
    what hangs together with a conflict goes with it.
    """
    conflicts = frozenset(conflicts)
    return frozenset(
        key
        for key in found.keys() | side.keys() | merged.objects.keys()
        if key[0] != ORDER
        and found.get(key) != side.get(key)
        and (key in conflicts or found.get(key) != merged.objects.get(key))
    )
