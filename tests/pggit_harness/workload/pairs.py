"""The corpus of migration pairs (tests/pairs): two whole schemas, and the rows that outlive the way between them.

A folder is a pair. Who adds a folder adds its tests:

    a.sql, b.sql    each a whole schema, loaded into an empty database
    rows.sql        rows for a's tables, and for b's unless there is a rows_b.sql
    change.sql      optional: ALTER statements that make b out of a, so that renames are seen
    pair.toml       optional, what is special about the pair (see Pair)
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import psycopg

from ..errors import HarnessError
from ..servers.extension import CHECKOUT
from .repo import Repo

FOLDER = CHECKOUT / "tests" / "pairs"
ROLES = ("pairs_anna", "pairs_ben")
DIRECTIONS = ("to_b", "to_a")
_FILES = {"a.sql", "b.sql", "rows.sql", "rows_b.sql", "change.sql", "pair.toml"}


@dataclass(frozen=True)
class Pair:
    """One folder.

    Attributes:
        name: of the folder.
        a, b: the two schemas, as SQL.
        rows_a, rows_b: statements that fill them.
        change: what makes b out of a in place, if the pair has that.
        needs: the first PostgreSQL version that has what the pair is about.
        lossy: directions in which values of columns that stay cannot stay what they are.
        wary: directions in which a refusal is right, though these rows would lose nothing.
        stops: directions in which the script stops at these rows, for PostgreSQL cannot convert their values;
            ``checkout()`` lets go of them, when it may.
        refused: by direction, the SQLSTATE with which PostgreSQL itself says that these rows do not fit.
    """

    name: str
    a: str
    b: str
    rows_a: str
    rows_b: str
    change: str | None = None
    needs: int = 0
    lossy: tuple[str, ...] = ()
    wary: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def about(self) -> str:
        """What the pair is about: the comment that its a.sql begins with."""
        return self.a.partition("\n")[0].removeprefix("-- ")

    def ends(self, direction: str) -> tuple[str, str, str]:
        """A direction's source, its rows, and its target."""
        return (self.a, self.rows_a, self.b) if direction == "to_b" else (self.b, self.rows_b, self.a)


def read_pair(folder: Path) -> Pair:
    """Read a folder.

    Raises:
        HarnessError: a file is missing, is not one of a pair's, or says something unknown.
    """
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    strangers = found.keys() - _FILES
    missing = {"a.sql", "b.sql"} - found.keys()
    if strangers or missing:
        raise HarnessError(f"The pair {folder.name} lacks {sorted(missing)} and has {sorted(strangers)}.")
    if not found["a.sql"].startswith("-- "):
        raise HarnessError(f"The pair {folder.name} does not say in the first line of a.sql what it is about.")
    said = tomllib.loads(found.get("pair.toml", ""))
    if unknown := said.keys() - {"needs", "lossy", "wary", "stops", "refused"}:
        raise HarnessError(f"pair.toml of {folder.name} says {sorted(unknown)}, which nobody reads.")
    rows = found.get("rows.sql", "")
    return Pair(
        name=folder.name,
        a=found["a.sql"],
        b=found["b.sql"],
        rows_a=rows,
        rows_b=found.get("rows_b.sql", rows),
        change=found.get("change.sql"),
        needs=int(said.get("needs", 0)),
        lossy=tuple(said.get("lossy", ())),
        wary=tuple(said.get("wary", ())),
        stops=tuple(said.get("stops", ())),
        refused=tuple(said.get("refused", {}).items()),
    )


@lru_cache(maxsize=1)
def all_pairs() -> tuple[Pair, ...]:
    """Every pair of the corpus, by name."""
    return tuple(read_pair(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir())


def load(repo: Repo, what: str, script: str) -> None:
    """Run one file of a pair in a database.

    Arguments:
        what: what to call it, should it fail.

    Raises:
        HarnessError: a statement failed.
    """
    if not script.strip():
        return
    try:
        # In one transaction of its own, with a session's settings as a client has them.
        repo.run(script)
        repo.run("RESET ALL")
    except psycopg.Error as error:
        raise HarnessError(f"{what} cannot be loaded: {error}") from error


def hire(admin: psycopg.Connection[tuple[object, ...]]) -> None:
    """Make the roles that pairs name, on a server that may have them already."""
    with admin.transaction():
        # Two processes at once would both find them missing.
        admin.execute("SELECT pg_advisory_xact_lock(hashtext('roles of the pairs'))")
        for role in ROLES:
            if not admin.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchall():
                admin.execute(f"CREATE ROLE {role}".encode())


def dismiss(admin: psycopg.Connection[tuple[object, ...]]) -> None:
    """Drop the roles that pairs name from a server that is not ours, save those that another database still uses.

    Arguments:
        admin: an autocommit connection of a superuser.
    """
    for role in ROLES:
        try:
            admin.execute(f"DROP ROLE IF EXISTS {role}".encode())
        except psycopg.errors.DependentObjectsStillExist:
            continue  # another process of this run is still at it, and drops it after us
