"""A repository in a few dictionaries: what pggit should say after any calls, worked out in the plainest way.

It knows tables with columns and comments. The order of a table's columns is kept as an object like any other; of two
that are merged it says whether they go together, not what comes out, and where histories cross not even that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ..oracles.three_way import ORDER, Key, Merged, Objects, three_way, without_orders

# What stands in a merge of bases for something that is in conflict there; no definition has it.
_CONFLICT = "\0"


@dataclass(frozen=True)
class ModelCommit:
    """A commit of the model."""

    commit_id: str
    parents: tuple[str, ...]
    message: str
    objects: Objects


@dataclass
class Model:
    """A live schema, commits, and names for some of them.

    Attributes:
        live: the objects of the live schema; the value stands for the definition.
        commits: by id.
        branches, tags: commit ids by name.
        movements: what each ref was moved to, oldest first; None where it was deleted.
        current: the branch that HEAD is on, or None.
        detached: the commit that HEAD is at when it is on no branch.
    """

    live: Objects = field(default_factory=dict)
    commits: dict[str, ModelCommit] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    movements: dict[str, list[str | None]] = field(default_factory=dict)
    current: str | None = "main"
    detached: str | None = None

    # -- the live schema ------------------------------------------------------------------------

    def tables(self) -> list[str]:
        """Tables of the live schema, as PostgreSQL quotes their names."""
        return sorted(identity for kind, identity in self.live if kind == "table")

    def columns(self, table: str) -> list[str]:
        """A table's columns in their order."""
        return list(filter(None, self.live[ORDER, table].split(",")))

    def create_table(self, table: str, column: str, kind: str) -> None:
        """A table of one column."""
        self.live["table", table] = self.live["owner", f"table {table}"] = self.live[ORDER, table] = ""
        self.add_column(table, column, kind)

    def drop_table(self, table: str) -> None:
        """A table goes with all that is on it."""
        self.live = {key: text for key, text in self.live.items() if not is_on(key, table)}

    def add_column(self, table: str, column: str, kind: str) -> None:
        """A new column is the last one."""
        self.live["table column", f"{table}.{column}"] = kind
        self.live[ORDER, table] = ",".join([*self.columns(table), column])

    def drop_column(self, table: str, column: str) -> None:
        """A column goes; the others stay in their order."""
        del self.live["table column", f"{table}.{column}"]
        self.live[ORDER, table] = ",".join(name for name in self.columns(table) if name != column)

    # -- history --------------------------------------------------------------------------------

    @property
    def head(self) -> str | None:
        """The commit of HEAD; None before the first one."""
        return self.detached if self.current is None else self.branches.get(self.current)

    def objects(self, commit_id: str | None) -> Objects:
        """The objects of a commit; none before the first one."""
        return {} if commit_id is None else self.commits[commit_id].objects

    def status(self) -> set[tuple[str, str, str]]:
        """What status() should say."""
        return changes(self.objects(self.head), self.live)

    def resolve(self, rev: str) -> str | None:
        """The commit of a tag, a branch or an id, in this order."""
        return self.tags.get(rev) or self.branches.get(rev) or (rev if rev in self.commits else None)

    def ancestors(self, *commit_ids: str | None) -> set[str]:
        """These commits and all that is behind them."""
        found: set[str] = set()
        waiting = [commit_id for commit_id in commit_ids if commit_id is not None]
        while waiting:
            commit_id = waiting.pop()
            if commit_id not in found:
                found.add(commit_id)
                waiting += self.commits[commit_id].parents
        return found

    def committed(self, commit_id: str, message: str, *other_parents: str) -> None:
        """A commit was made of the live schema."""
        parents = (*([self.head] if self.head else []), *other_parents)
        self.commits[commit_id] = ModelCommit(commit_id, parents, message, dict(self.live))
        self.head_moved(commit_id)

    def head_moved(self, commit_id: str) -> None:
        """HEAD, with the branch that it is on, went to a commit."""
        if self.current is None:
            self.detached = commit_id
        else:
            self.branches[self.current] = commit_id
            self.moved(f"refs/heads/{self.current}", commit_id)
        self.moved("HEAD", commit_id)

    def checked_out(self, rev: str, commit_id: str) -> None:
        """HEAD and the live schema went to a branch, or to a commit without one."""
        self.current, self.detached = (rev, None) if rev in self.branches else (None, commit_id)
        self.live = dict(self.objects(commit_id))
        self.moved("HEAD", commit_id)

    def moved(self, ref: str, commit_id: str | None) -> None:
        """A ref was made, moved or (None) deleted."""
        self.movements.setdefault(ref, []).append(commit_id)

    # -- merges ---------------------------------------------------------------------------------

    def merge_bases(self, ours: Iterable[str], theirs: str) -> list[str]:
        """The common ancestors that no other one leads to, of commits that are taken for the parents of one."""
        common = self.ancestors(*ours) & self.ancestors(theirs)
        behind = self.ancestors(*(parent for commit_id in common for parent in self.commits[commit_id].parents))
        return sorted(common - behind)

    def merge(self, target: str, source: str) -> Merged:
        """Merge one commit into another one."""
        bases = self.merge_bases([target], source)
        if len(bases) == 1:
            return merge_tables(*(self.objects(commit_id) for commit_id in (bases[0], target, source)))
        ours, theirs = (without_orders(self.objects(commit_id)) for commit_id in (target, source))
        return merge_tables(self._merged_bases([target], source), ours, theirs)

    def _merged_bases(self, ours: list[str], theirs: str) -> Objects:
        """The bases of a merge as one: merged themselves where there are several, as in git's recursive merges."""
        bases = self.merge_bases(ours, theirs)
        merged = without_orders(self.objects(bases[0] if bases else None))
        for n, other in enumerate(bases[1:], start=1):
            both = merge_tables(self._merged_bases(bases[:n], other), merged, without_orders(self.objects(other)))
            merged = both.objects | dict.fromkeys(both.conflicts, _CONFLICT)
        return merged


def merge_tables(base: Objects, target: Objects, source: Objects) -> Merged:
    """Three-way merging that knows what PostgreSQL knows: nothing is on a table that one side has dropped.

    A conflict in the base is one again, and one in the target stays one. Another order of its columns, for one of them
    went, is a change of the table as well.
    """
    merged = three_way(base, target, source)
    disputed = {key for key, text in base.items() if text == _CONFLICT and target.get(key) != source.get(key)}
    disputed |= {key for key, text in target.items() if text == _CONFLICT}
    clashes: set[Key] = set()
    for one, other in ((target, source), (source, target)):
        for key in base.keys() - one.keys():
            if key[0] == "table" and base[key] != _CONFLICT:
                needing = {k for k in other if is_on(k, key[1]) and other[k] != base.get(k)}
                clashes |= needing and {key, *needing}
    conflicts = merged.conflicts | disputed | {key for key in clashes if key[0] != ORDER}
    return Merged(
        {key: text for key, text in merged.objects.items() if key not in conflicts},
        merged.clean - conflicts,
        frozenset(conflicts),
    )


def orders_changed(base: Objects, target: Objects, source: Objects) -> dict[Key, str]:
    """What merging does to the orders of columns that the source has changed.

    By key: 'clean' where the target has not changed it, 'both' where it has, 'conflict' where they do not go together.
    """
    found = {}
    for key in base.keys() | target.keys() | source.keys():
        old, ours, theirs = base.get(key), target.get(key), source.get(key)
        if key[0] == ORDER and theirs not in (old, ours):
            lists = [text.split(",") if text else [] for text in (old or "", ours or old or "", theirs or old or "")]
            found[key] = "clean" if ours == old else "conflict" if _are_at_odds(*lists) else "both"
    return found


def _are_at_odds(old: list[str], ours: list[str], theirs: list[str]) -> bool:
    """Whether two orders do not go together.

    Both have put what all three have into an order of their own, or what they have added waits for one another.
    """
    common = [
        [name for name in line if name in old and name in ours and name in theirs] for line in (old, ours, theirs)
    ]
    if common[0] not in common[1:] and common[1] != common[2]:
        return True
    left: dict[str, set[str]] = {name: set() for name in {*ours, *theirs} - {*old}}
    for line in (ours, theirs):
        for neighbour, name in pairwise(line):
            if name in left and neighbour in left:
                left[name].add(neighbour)
    while ready := {name for name, neighbours in left.items() if not neighbours}:
        left = {name: neighbours - ready for name, neighbours in left.items() if name not in ready}
    return bool(left)


def is_on(key: Key, table: str) -> bool:
    """Whether an object is a table, or part of it, or on it."""
    kind, identity = key
    return identity in (table, f"table {table}") or (kind == "table column" and identity.startswith(f"{table}."))


def changes(old: Objects, new: Objects) -> set[tuple[str, str, str]]:
    """The rows of a status or diff: change, kind, identity."""
    rows = set()
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key):
            word = "added" if key not in old else "removed" if key not in new else "modified"
            rows.add((word, *key))
    return rows
