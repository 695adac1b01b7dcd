"""The museum: a schema that holds at least one of everything that PostgreSQL has (tests/museum).

Each file is a room and can be visited alone: it makes a schema of its own name. What belongs to the whole
database or cluster begins with that name too, or with ``museum``.
"""

from __future__ import annotations

from collections.abc import Iterable

import psycopg
from psycopg import sql

from ..cluster import Database
from ..errors import HarnessError
from ..servers.extension import CHECKOUT
from .dumps import run_client

FOLDER = CHECKOUT / "tests" / "museum"


def rooms() -> tuple[str, ...]:
    """The names of all rooms, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))


def load(database: Database, names: Iterable[str]) -> None:
    """Build rooms in a database, one after the other.

    Raises:
        HarnessError: a statement failed.
    """
    for name in names:
        done = run_client("psql", "-X", "-q", "-d", database.conninfo, "-f", FOLDER / f"{name}.sql")
        if done.returncode != 0:
            raise HarnessError(f"The room {name} of the museum cannot be built:\n{done.stderr.strip()}")


def dismiss_staff(admin: psycopg.Connection[tuple[object, ...]]) -> None:
    """Drop what rooms left in the cluster, save what another database still uses.

    Arguments:
        admin: an autocommit connection of a superuser.
    """
    for query, drop in (
        ("SELECT spcname FROM pg_tablespace WHERE starts_with(spcname, 'museum_')", "DROP TABLESPACE {}"),
        ("SELECT rolname FROM pg_roles WHERE starts_with(rolname, 'museum')", "DROP ROLE {}"),
    ):
        for (name,) in admin.execute(query.encode()).fetchall():
            try:
                admin.execute(sql.SQL(drop).format(sql.Identifier(str(name))))
            except psycopg.errors.DependentObjectsStillExist:
                continue  # another process of this run is still at it, and drops it after us
            except psycopg.errors.ObjectNotInPrerequisiteState:
                continue  # a tablespace that is not empty says the same in its own way
