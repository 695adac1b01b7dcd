"""The impostors look like pggit from outside and do nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from impostors import hollow
from pggit_harness.cluster import FAST, Cluster
from pggit_harness.databases import Database
from pggit_harness.servers import Installation, provision

SIGNATURES = """
    SELECT p.proname, p.prokind, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid)
      FROM pg_proc p WHERE p.pronamespace = 'pggit'::regnamespace ORDER BY 1, 3
"""


@pytest.fixture(scope="module")
def real(installation: Installation) -> Iterator[psycopg.Connection[Any]]:
    """A session of a database with the real extension."""
    cluster = Cluster.create(installation, profile=FAST, purpose="the extension that impostors imitate")
    cluster.start()
    with cluster.create_database().connect(autocommit=True) as connection:
        yield connection
    cluster.destroy()


@pytest.fixture(scope="module")
def folders(real: psycopg.Connection[Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The impostors, written."""
    return hollow.write(real, tmp_path_factory.mktemp("impostors"), "1.0.0")


@pytest.fixture
def impostor(
    folders: dict[str, Path], cluster_factory: Callable[..., Cluster]
) -> Callable[[str], psycopg.Connection[Any]]:
    """Open a session of a database that has an impostor instead of pggit."""

    def open_session(flavour: str) -> psycopg.Connection[Any]:
        cluster = cluster_factory(installation=provision(extension_dir=folders[flavour]), profile=FAST)
        cluster.start()
        database: Database = cluster.create_database()
        return database.connect(autocommit=True)

    return open_session


def test_the_empty_impostor_is_a_schema_and_nothing_else(impostor: Callable[[str], psycopg.Connection[Any]]) -> None:
    """The extension is there, its schema is there, and no function, table or type."""
    with impostor("empty") as connection:
        assert connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'pggit'").fetchall() == [
            ("1.0.0",)
        ]
        for catalog, column in (("pg_proc", "pronamespace"), ("pg_class", "relnamespace"), ("pg_type", "typnamespace")):
            count = f"SELECT count(*) FROM {catalog} WHERE {column} = 'pggit'::regnamespace"
            assert connection.execute(count).fetchone() == (0,)


@pytest.mark.parametrize("flavour", ["nulls", "constants", "rows"])
def test_a_hollow_impostor_has_every_function_with_its_signature(
    impostor: Callable[[str], psycopg.Connection[Any]], real: psycopg.Connection[Any], flavour: str
) -> None:
    """Names, arguments with their defaults, and results are those of the real extension; tables are not there."""
    real.execute("SET search_path = ''")
    with impostor(flavour) as connection:
        connection.execute("SET search_path = ''")
        assert connection.execute(SIGNATURES).fetchall() == real.execute(SIGNATURES).fetchall()
        tables = "SELECT count(*) FROM pg_catalog.pg_class WHERE relkind = 'r' AND relnamespace = 'pggit'::regnamespace"
        assert connection.execute(tables).fetchone() == (0,)


@pytest.mark.parametrize(
    ("flavour", "query", "answer"),
    [
        ("nulls", "SELECT pggit.commit('m')", [(None,)]),
        ("nulls", "SELECT * FROM pggit.status()", []),
        ("constants", "SELECT pggit.commit('m')", [("0" * 64,)]),
        ("constants", "SELECT pggit.current_branch()", [("main",)]),
        ("constants", "SELECT pggit.version()", [("1.0.0",)]),
        ("constants", "SELECT * FROM pggit.status()", []),
        ("rows", "SELECT * FROM pggit.status()", [("modified", "table", "public.users")]),
        ("rows", "SELECT name, is_current FROM pggit.branches()", [("main", True)]),
    ],
)
def test_what_an_impostor_answers(
    impostor: Callable[[str], psycopg.Connection[Any]], flavour: str, query: str, answer: list[tuple[Any, ...]]
) -> None:
    """NULL and no row; well-formed constants and no row; well-formed constants and one row."""
    with impostor(flavour) as connection:
        assert connection.execute(query).fetchall() == answer


def test_every_function_of_every_impostor_can_be_called(impostor: Callable[[str], psycopg.Connection[Any]]) -> None:
    """An impostor that breaks would make tests fail for its own fault: each function is called with NULLs."""
    calls = """
        SELECT format('SELECT count(*) FROM pggit.%I(%s)', p.proname,
                      (SELECT string_agg('NULL::' || CASE t WHEN 'anyelement'::regtype THEN 'text'
                                                            ELSE format_type(t, NULL) END, ', ' ORDER BY n)
                         FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, n)))
          FROM pg_proc p
         WHERE p.pronamespace = 'pggit'::regnamespace AND p.prorettype NOT IN ('trigger'::regtype)
    """
    for flavour in ("nulls", "constants", "rows"):
        with impostor(flavour) as connection:
            found = connection.execute(calls).fetchall()
            assert len(found) > 50
            for (call,) in found:
                row = connection.execute(call).fetchone()
                assert row is not None, call
                assert row[0] in (0, 1), call
