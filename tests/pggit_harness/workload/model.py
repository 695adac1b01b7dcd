"""A repository in a few dictionaries: what pggit should say after any calls, worked out in the plainest way."""

from __future__ import annotations

from dataclasses import dataclass, field

Key = tuple[str, str]
# What there is, by (kind, identity); the value stands for the definition.
Objects = dict[Key, str]


@dataclass
class ModelCommit:
    """A commit of the model."""

    commit_id: str
    parent: str | None
    message: str
    objects: Objects


@dataclass
class Model:
    """Tables with columns and comments, and one line of commits with names for some of them.

    Attributes:
        tables: the columns of each table in their order, by name, with their types.
        comments: of tables.
        line: the commits of the current branch, oldest first.
        branches, tags: commit ids by name.
        movements: what each ref was moved to, oldest first; None where it was deleted.
    """

    tables: dict[str, dict[str, str]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    line: list[ModelCommit] = field(default_factory=list)
    branches: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    movements: dict[str, list[str | None]] = field(default_factory=dict)
    current: str = "main"

    def live(self) -> Objects:
        """The objects of the live schema."""
        objects: Objects = {}
        for table, columns in self.tables.items():
            identity = f"public.{table}"
            objects["table", identity] = ""
            objects["owner", f"table {identity}"] = ""
            objects["column order", identity] = ",".join(columns)
            objects.update({("table column", f"{identity}.{column}"): kind for column, kind in columns.items()})
        objects.update({("comment", f"table public.{table}"): text for table, text in self.comments.items()})
        return objects

    def head_objects(self) -> Objects:
        """The objects of HEAD; none before the first commit."""
        return self.line[-1].objects if self.line else {}

    def status(self) -> set[tuple[str, str, str]]:
        """What status() should say."""
        return changes(self.head_objects(), self.live())

    def committed(self, commit_id: str, message: str) -> None:
        """A commit was made of the live schema."""
        parent = self.line[-1].commit_id if self.line else None
        self.line.append(ModelCommit(commit_id, parent, message, self.live()))
        self.branches[self.current] = commit_id
        self.moved(f"refs/heads/{self.current}", commit_id)
        self.moved("HEAD", commit_id)

    def moved(self, ref: str, commit_id: str | None) -> None:
        """A ref was made, moved or (None) deleted."""
        self.movements.setdefault(ref, []).append(commit_id)


def changes(old: Objects, new: Objects) -> set[tuple[str, str, str]]:
    """The rows of a status or diff: change, kind, identity."""
    rows = set()
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key):
            word = "added" if key not in old else "removed" if key not in new else "modified"
            rows.add((word, *key))
    return rows
