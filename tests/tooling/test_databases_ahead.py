"""Databases are made ahead of need, are never shared, and are dropped again."""

import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from pggit_harness.cluster import FAST, Cluster, poll_until
from pggit_harness.cluster.database import copy_template, drop_database
from pggit_harness.databases import Database, DatabasePool, ExternalServer
from pggit_harness.databases.ahead import seconds_to_take
from pggit_harness.errors import HarnessError
from pggit_harness.servers import Installation, provision


def _names(server: Cluster | ExternalServer) -> set[str]:
    opened = server.admin() if isinstance(server, ExternalServer) else server.connect(autocommit=True)
    with opened as admin:
        return {name for (name,) in admin.execute("SELECT datname FROM pg_database").fetchall()}


def test_a_test_waits_under_ten_milliseconds(database_pool: DatabasePool) -> None:
    """The median wait is under 10 ms for tests that take 50 ms each, as short as tests come."""
    waits = []
    for _ in range(15):
        waited, database = seconds_to_take(database_pool)
        waits.append(waited)
        with database.connect() as session:
            assert session.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pggit'").fetchone() == (1,)
        time.sleep(0.05)  # the length of a test, not a wait for anything
        database_pool.give_back(database)
    assert statistics.median(waits) < 0.010, waits


def test_every_database_is_new_and_dropped_after_use(
    database_pool: DatabasePool, server: Cluster | ExternalServer
) -> None:
    """What one test leaves, no other sees; a used database is dropped even with sessions in it."""
    first = database_pool.take()
    with first.connect(autocommit=True) as session:
        session.execute("CREATE TABLE left_over ()")
        database_pool.give_back(first)
        second = database_pool.take()
        assert second.name != first.name
        with second.connect() as other:
            assert other.execute("SELECT to_regclass('left_over')").fetchone() == (None,)
        poll_until(lambda: first.name in _names(server), lambda there: not there, what="the drop", timeout=30)
    database_pool.give_back(second)


def test_database_with_obstacles_is_dropped(isolated_database: Database, server: Cluster | ExternalServer) -> None:
    """A prepared transaction, which keeps PostgreSQL from dropping a database, is rolled back first."""
    assert isinstance(server, Cluster)
    obstructed = server.create_database()
    with obstructed.connect() as session:
        session.execute("CREATE TABLE t ()")
        session.execute("PREPARE TRANSACTION 'left by ''a'' test'")
    obstructed.drop()
    assert obstructed.name not in _names(server)
    assert isolated_database.name in _names(server)
    obstructed.drop()


def test_logical_slot_in_use_does_not_keep_its_database(cluster_factory: Callable[..., Cluster]) -> None:
    """A client that reads from a slot is sent away, and the slot goes with the database."""
    made = cluster_factory(profile=FAST, settings={"wal_level": "logical"})
    made.start()
    database = made.create_database()
    reader = [str(made.installation.program("pg_recvlogical")), "-d", database.conninfo, "--slot", "left"]
    options = ["--create-slot", "--start", "--no-loop", "-P", "pgoutput", "-f", "-"]
    options += ["-o", "proto_version=1", "-o", "publication_names=none"]
    with subprocess.Popen([*reader, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as reading:
        try:
            made.poll_query_until("SELECT count(*) FROM pg_replication_slots WHERE active", 1)
            database.drop()
        finally:
            reading.kill()
            reading.communicate(timeout=30)
    assert made.psql("SELECT count(*) FROM pg_replication_slots") == "0"
    assert database.name not in _names(made)


def test_failure_to_make_databases_reaches_the_test(cluster_factory: Callable[..., Cluster]) -> None:
    """When no database can be made, whoever waits for one gets the reason instead of a hang."""
    made = cluster_factory(profile=FAST)
    made.start()
    pool = DatabasePool(
        lambda: made.connect(autocommit=True),
        lambda name: Database(name, made.conninfo(name), made),
        template="no_such_template",
        prefix="test",
    )
    with pytest.raises(HarnessError, match='template database "no_such_template" does not exist'):
        pool.take(timeout=30)
    pool.close(drop=False)


def test_broken_extension_is_said_when_the_template_is_made(
    cluster_factory: Callable[..., Cluster], installation: Installation, tmp_path: Path
) -> None:
    """A script that fails is an error with PostgreSQL's message, and leaves no half-made template."""
    (tmp_path / "pggit.control").write_text("default_version = '1.0.0'\n", encoding="utf-8")
    (tmp_path / "pggit--1.0.0.sql").write_text("SELECT no_such_function();\n", encoding="utf-8")
    made = cluster_factory(installation=provision(installation.major, extension_dir=tmp_path), profile=FAST)
    made.start()
    before = _names(made)
    for _ in range(2):
        with pytest.raises(HarnessError, match=r"CREATE EXTENSION pggit failed: function no_such_function\(\)"):
            made.create_database()
    assert _names(made) == before


def test_names_are_checked_and_quoted(server: Cluster | ExternalServer) -> None:
    """A name that is not plain is refused before PostgreSQL sees it; dropping what is not there is no error."""
    assert isinstance(server, Cluster)
    with server.connect(autocommit=True) as admin:
        with pytest.raises(ValueError, match="not a name"):
            copy_template(admin, "template1", 'x"; DROP DATABASE postgres; --')
        drop_database(admin, 'never "there"')


def test_connections_of_a_database_lead_to_it(isolated_database: Database) -> None:
    """The connection string and the connection agree on the database's name."""
    with psycopg.connect(isolated_database.conninfo) as session:
        assert session.info.dbname == isolated_database.name
