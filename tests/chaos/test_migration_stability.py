"""What is no change of the schema moves no tree id: care of the tables, work with the rows, settings of a session.

Method: the museum is built in one database and committed. Everything that an administrator and a program do to it
day by day is done to all of it; the tree id is the same after each, and there is nothing to commit. A real change at
the end is seen: the ids are not the same for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from pggit_harness.databases import ExternalServer
from pggit_harness.oracles.tree_equality import listing
from pggit_harness.workload import museum
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.migration, pytest.mark.promise("P03"), pytest.mark.fault("F00")]

# Rooms that hold rows, indexes, sequences and expressions; the others hold nothing that any of this touches.
ROOMS = (
    *("column_types", "columns", "constraints", "indexes", "matviews", "partitions", "policies", "sequences"),
    *("statistics", "tables", "text_search", "triggers", "types_domain", "types_range", "unsettled", "views"),
)

ROWS = """
CREATE TABLE public.rows (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
    at timestamptz DEFAULT '2000-01-01 12:00+02', span interval DEFAULT '1 day 2 hours',
    share double precision DEFAULT 0.1, raw bytea DEFAULT '\\x00ff', CHECK (share < 1e300)
);
CREATE INDEX ON public.rows (lower(name));
CLUSTER public.rows USING rows_pkey;
"""

# All at once what a program or an administrator does to everything that there is.
FOR_EACH = "DO $$ DECLARE name text; BEGIN FOR name IN {query} LOOP EXECUTE {statement}; END LOOP; END $$"
SEQUENCES = "SELECT s.oid::regclass::text FROM pg_class AS s WHERE s.relkind = 'S' AND s.oid >= 16384"
MATVIEWS = "SELECT m.oid::regclass::text FROM pg_class AS m WHERE m.relkind = 'm' AND m.relispopulated"
CARE = {
    "insert": "INSERT INTO public.rows (name) SELECT 'n' || n FROM generate_series(1, 1000) AS n",
    "update": "UPDATE public.rows SET name = name || 'x', share = share / 2",
    "delete": "DELETE FROM public.rows WHERE id % 3 = 0",
    "analyze": "ANALYZE",
    "vacuum": "VACUUM",
    "vacuum freeze": "VACUUM (FREEZE, ANALYZE)",
    "vacuum full": "VACUUM FULL",
    "cluster": "CLUSTER",
    "reindex": "REINDEX SCHEMA public",
    "reindex all": FOR_EACH.format(
        query="SELECT t.oid::regclass::text FROM pg_class AS t WHERE t.relkind IN ('r', 'm') AND t.oid >= 16384"
        " AND t.relnamespace <> 'pggit'::regnamespace",
        statement="'REINDEX TABLE ' || name",
    ),
    "reindex concurrently": "REINDEX INDEX CONCURRENTLY public.rows_pkey",
    "nextval": FOR_EACH.format(query=SEQUENCES, statement="'ALTER SEQUENCE ' || name || ' RESTART'"),
    "setval": "SELECT setval('public.rows_id_seq', 4711)",
    "refresh": FOR_EACH.format(query=MATVIEWS, statement="'REFRESH MATERIALIZED VIEW ' || name"),
    "truncate": "TRUNCATE public.rows RESTART IDENTITY",
    "checkpoint": "CHECKPOINT",
    "statistics reset": "SELECT pg_stat_reset()",
}

# What the output functions of types and the deparser go by.
SETTINGS = {
    "TimeZone": ("Asia/Kathmandu", "-13:30"),
    "DateStyle": ("German, DMY", "Postgres, YMD", "SQL, MDY"),
    "IntervalStyle": ("sql_standard", "iso_8601", "postgres_verbose"),
    "search_path": ("", "columns, views, types_domain, pg_catalog", "pg_catalog, public", "pg_temp, indexes"),
    "extra_float_digits": ("-15", "0"),
    "bytea_output": ("escape",),
    "quote_all_identifiers": ("on",),
    "standard_conforming_strings": ("off",),
    "lc_monetary": ("C",),
    "xmlbinary": ("hex",),
    "xmloption": ("document",),
    "default_text_search_config": ("pg_catalog.german",),
    "default_toast_compression": ("pglz",),
    "array_nulls": ("off",),
    "transform_null_equals": ("on",),
    "row_security": ("off",),
    "jit": ("off",),
    "enable_hashjoin": ("off",),
    "enable_seqscan": ("off",),
    "plan_cache_mode": ("force_custom_plan", "force_generic_plan"),
    "session_replication_role": ("replica",),
    "default_transaction_isolation": ("serializable",),
    "client_encoding": ("LATIN1", "UTF8"),
}


@pytest.fixture(autouse=True, scope="module")
def no_traces(server: object) -> Iterator[None]:
    """Roles of the museum are not left on a server that is somebody else's."""
    yield
    if isinstance(server, ExternalServer):
        with server.admin() as admin:
            museum.dismiss_staff(admin)


@pytest.fixture
def committed(repo: Repo) -> Repo:
    """The rooms and a table with rows, committed."""
    museum.load(repo.database, ROOMS)
    repo.commit(ROWS)
    return repo


def assert_a_real_change_shows(repo: Repo, tree: str) -> None:
    """The healthy case: what is a change moves the id."""
    repo.run("ALTER TABLE public.rows ALTER name DROP NOT NULL")
    assert repo.status() == [("modified", "table column", "public.rows.name")]
    assert repo.tree() != tree


@pytest.mark.slow
def test_care_moves_no_tree_id(committed: Repo) -> None:
    """VACUUM, ANALYZE, REINDEX, CLUSTER, rows, sequences and refreshed views are no change of the schema."""
    tree, objects = committed.tree(), listing(committed.conn)
    for name, statement in CARE.items():
        committed.run(statement)
        assert committed.tree() == tree, name
        assert committed.status() == [], name
    assert listing(committed.conn) == objects
    assert_a_real_change_shows(committed, tree)


@pytest.mark.slow
def test_settings_move_no_tree_id(committed: Repo) -> None:
    """A session with other settings, in the database, in the role or in itself, sees the same schema."""
    tree, objects = committed.tree(), listing(committed.conn)
    for name, values in SETTINGS.items():
        for value in values:
            with psycopg.connect(committed.database.conninfo, autocommit=True) as session:
                session.execute("SELECT set_config(%s, %s, false)", (name, value))
                assert session.execute("SELECT pggit.tree_id()").fetchone() == (tree,), f"{name} = {value}"
                assert session.execute("SELECT * FROM pggit.status()").fetchall() == [], f"{name} = {value}"
    with psycopg.connect(committed.database.conninfo, autocommit=True) as session:
        for name, values in SETTINGS.items():
            session.execute("SELECT set_config(%s, %s, false)", (name, values[0]))
        session.execute("SET client_encoding = 'UTF8'")
        assert session.execute("SELECT pggit.tree_id()").fetchone() == (tree,)
        assert listing(session) == objects
    assert_a_real_change_shows(committed, tree)
