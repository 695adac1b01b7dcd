"""Connections to the test's own database.

pytest-asyncio runs in its strict mode: ``async_conn`` is one of its fixtures, and a test that
uses it carries ``@pytest.mark.asyncio``.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import psycopg
import pytest
import pytest_asyncio
from psycopg_pool import ConnectionPool

from ..databases import Database


@pytest.fixture
def sync_conn(isolated_database: Database) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection that is not in autocommit mode."""
    with psycopg.connect(isolated_database.conninfo) as connection:
        yield connection
        # A test may leave a transaction open, or failed, or the connection dead: none of it is kept.
        if not connection.closed:
            connection.rollback()


@pytest_asyncio.fixture
async def async_conn(isolated_database: Database) -> AsyncIterator[psycopg.AsyncConnection[tuple[Any, ...]]]:
    """An asynchronous connection that is not in autocommit mode."""
    async with await psycopg.AsyncConnection.connect(isolated_database.conninfo) as connection:
        yield connection
        if not connection.closed:
            await connection.rollback()


@pytest.fixture
def pool(isolated_database: Database) -> Iterator[ConnectionPool[psycopg.Connection[tuple[Any, ...]]]]:
    """A pool of 1 to 10 connections."""
    with ConnectionPool(isolated_database.conninfo, min_size=1, max_size=10, open=True) as connections:
        connections.wait(timeout=30)
        yield connections
