"""A fresh database for each test that wants one."""

import os
import secrets
from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg import sql

from ..cluster import Cluster
from ..databases import Database, DatabasePool, ExternalServer


@pytest.fixture(scope="session")
def database_pool(server: Cluster | ExternalServer) -> Iterator[DatabasePool]:
    """This process's store of databases on the shared server."""
    # A mark of its own for each process, on a server that a run before this one may have used.
    mark = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{secrets.token_hex(3)}"
    if isinstance(server, Cluster):
        ours = server
        with ours.connect("postgres", autocommit=True) as admin:
            template = ours.ensure_template(admin)

        pool = DatabasePool(
            lambda: ours.connect("postgres", autocommit=True),
            lambda name: Database(name, ours.conninfo(name), ours),
            template=template,
            prefix=f"test_{mark}",
        )
    else:
        pool = DatabasePool(server.admin, server.database, template=server.template, prefix=f"{server.prefix}_{mark}")
    yield pool
    pool.close(drop=isinstance(server, ExternalServer))


@pytest.fixture
def isolated_database(database_pool: DatabasePool) -> Iterator[Database]:
    """A database of this test's own, with the extension in it."""
    database = database_pool.take()
    yield database
    database_pool.give_back(database)


@pytest.fixture
def database_factory(database_pool: DatabasePool) -> Iterator[Callable[[], Database]]:
    """Gives this test as many further databases of its own as it calls for."""
    taken: list[Database] = []

    def take() -> Database:
        taken.append(database_pool.take())
        return taken[-1]

    yield take
    for database in taken:
        database_pool.give_back(database)


@pytest.fixture
def db_connection_string(isolated_database: Database) -> str:
    """A libpq connection string for the test's own database."""
    return isolated_database.conninfo


@pytest.fixture
def isolated_schema(isolated_database: Database) -> str:
    """The name of a fresh schema in the test's own database."""
    name = f"isolated_{secrets.token_hex(4)}"
    with psycopg.connect(isolated_database.conninfo, autocommit=True) as session:
        session.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
    return name
