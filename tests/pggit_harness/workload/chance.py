"""Schemas of chance in databases of their own: how properties of whole schemas begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from ..cluster import Database
from .dumps import new_database
from .evolution import Evolution, Proposal
from .repo import Repo


@contextmanager
def fresh(beside: Database, suffix: str) -> Iterator[Repo]:
    """A database of its own with the extension in it."""
    with new_database(beside, suffix) as database, Repo.open(database) as repo:
        repo.run("CREATE EXTENSION pggit")
        yield repo


def grow(repo: Repo, random: Random, wanted: int, proposals: list[tuple[int, Proposal]], message: str) -> list[str]:
    """Let statements of chance go through, and commit what they made; the statements."""
    side = Evolution(repo.conn, random, proposals)
    side.evolve(wanted)
    repo.commit(message=message, allow_empty=True)
    return [*side.done, f"-- committed: {message}"]


def hand_over(here: Repo, there: Repo) -> None:
    """Main's history goes to another repository, as ``imported/main``."""
    (bundle,) = here.sql("SELECT pggit.export_bundle('main')")[0]
    there.sql("SELECT * FROM pggit.import_bundle(%s)", (bundle,))
