"""A repository for tests that need nothing committed for good: everything is rolled back.

A database of its own for each test costs a connection to a new place, with cold caches; most tests of
the SQL API need one session alone. They share a database, one after the other, each in a
transaction that ends in a rollback, roles included.
"""

from collections.abc import Iterator

import pytest

from ..databases import Database, DatabasePool
from ..workload.repo import Repo


@pytest.fixture(scope="session")
def sandbox_database(database_pool: DatabasePool) -> Iterator[Database]:
    """The database that this process's sandboxes share."""
    database = database_pool.take()
    yield database
    database_pool.give_back(database)


@pytest.fixture(scope="session")
def _sandbox_session(sandbox_database: Database) -> Iterator[Repo]:
    with Repo.open(sandbox_database) as opened:
        yield opened


@pytest.fixture
def sandbox(_sandbox_session: Repo) -> Iterator[Repo]:
    """A repository without history, inside a transaction: an expected error goes into ``conn.transaction()``."""
    if _sandbox_session.conn.closed:
        _sandbox_session.reconnect()
    # Not DISCARD ALL: the rollback undoes settings and temporary objects too, and plans that are kept save most
    # of the time.
    assert _sandbox_session.one("SELECT count(*) FROM pggit.reflog") == 0, "a test before this one left history behind"
    with _sandbox_session.conn.transaction(force_rollback=True):
        yield _sandbox_session
