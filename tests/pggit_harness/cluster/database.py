"""One database with the extension in it, and the template that such databases are copied from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ..errors import HarnessError
from .log import LogHandle

if TYPE_CHECKING:
    from .cluster import Cluster


# Measured on the shared server: 10 ms against 20 ms for wal_log, and the first connection is faster too.
COPY_STRATEGY = "file_copy"


class Database:
    """A database that a test may do anything to.

    Attributes:
        name: its name on the server.
        conninfo: a libpq connection string for it.
        cluster: the server, or None when that is somebody else's.
    """

    def __init__(self, name: str, conninfo: str, cluster: Cluster | None) -> None:
        self.name = name
        self.conninfo = conninfo
        self.cluster = cluster
        self._log = LogHandle(cluster.log.path, database=name) if cluster else None

    @property
    def log(self) -> LogHandle:
        """What the server logged for this database's sessions, from the moment the test got it.

        Raises:
            HarnessError: the server is somebody else's.
        """
        if self._log is None:
            raise HarnessError("The log of a server that is not ours cannot be read.")
        return self._log

    def __repr__(self) -> str:
        return f"Database({self.name!r})"

    def connect(self, **kwargs: Any) -> psycopg.Connection[tuple[Any, ...]]:
        """Open a connection; keyword arguments go to :func:`psycopg.connect`."""
        return psycopg.connect(self.conninfo, **kwargs)

    async def aconnect(self, **kwargs: Any) -> psycopg.AsyncConnection[tuple[Any, ...]]:
        """Open an asynchronous connection."""
        return await psycopg.AsyncConnection.connect(self.conninfo, **kwargs)

    def drop(self) -> None:
        """End its sessions and drop it; nothing happens when it is gone already."""
        with psycopg.connect(make_conninfo(self.conninfo, dbname="postgres"), autocommit=True) as admin:
            drop_database(admin, self.name)


def drop_database(admin: psycopg.Connection[Any], name: str) -> None:
    """Drop a database, its sessions, and what keeps PostgreSQL from dropping it.

    FORCE ends sessions, but refuses a database with prepared transactions or a logical slot in use:
    a test may have left such things on purpose.
    """
    prepared = admin.execute("SELECT gid FROM pg_prepared_xacts WHERE database = %s", (name,)).fetchall()
    if prepared:
        with _beside(admin, name) as inside:
            for (gid,) in prepared:
                inside.execute(sql.SQL("ROLLBACK PREPARED {}").format(sql.Literal(gid)))
    _drop_subscriptions(admin, name)
    # PostgreSQL drops a database's slots with it, save those that somebody reads from.
    admin.execute(
        "SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots"
        " WHERE database = %s AND active_pid IS NOT NULL",
        (name,),
    )
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_subscriptions(admin: psycopg.Connection[Any], name: str) -> None:
    """Drop a database's subscriptions, but nothing of them on the other side, which may not be there at all."""
    query = "SELECT subname FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = %s)"
    subscriptions = admin.execute(query, (name,)).fetchall()
    if subscriptions:
        with _beside(admin, name) as inside:
            for (subscription,) in subscriptions:
                for statement in (
                    "ALTER SUBSCRIPTION {} DISABLE",
                    "ALTER SUBSCRIPTION {} SET (slot_name = NONE)",
                    "DROP SUBSCRIPTION {}",
                ):
                    inside.execute(sql.SQL(statement).format(sql.Identifier(subscription)))


def _beside(admin: psycopg.Connection[Any], dbname: str) -> psycopg.Connection[Any]:
    """Another connection of the same role to the same server."""
    # libpq leaves the password out of what it shows of a connection.
    conninfo = make_conninfo(admin.info.dsn, dbname=dbname)
    return psycopg.connect(conninfo, autocommit=True, password=admin.info.password or None)


def create_template(admin: psycopg.Connection[Any], name: str) -> None:
    """Make a database with the extension in it.

    Arguments:
        admin: an autocommit connection whose role may create databases.

    Raises:
        HarnessError: the extension cannot be created there.
    """
    admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    try:
        with _beside(admin, name) as inside:
            inside.execute("CREATE EXTENSION pggit")
        # A copy is refused while anybody is connected to the original, autovacuum included.
        admin.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
    except psycopg.Error as error:
        admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
        raise HarnessError(f"CREATE EXTENSION pggit failed: {error}") from error


def copy_template(admin: psycopg.Connection[Any], template: str, name: str) -> None:
    """Make the database ``name`` as a copy of ``template``, to which nobody may be connected."""
    if not re.fullmatch(r"[a-z0-9_]{1,63}", name):
        raise ValueError(f"not a name for a test database: {name!r}")
    admin.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY {}").format(
            sql.Identifier(name), sql.Identifier(template), sql.SQL(COPY_STRATEGY)
        )
    )
