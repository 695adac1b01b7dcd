"""What is not schema is not seen: rows, statistics, sessions, temporary objects."""

from collections.abc import Iterator
from itertools import chain

import pytest

from pggit_harness.workload.repo import Repo

SCHEMA = """
    CREATE TYPE mood AS ENUM ('sad', 'happy');
    CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text DEFAULT 'x' || E'\\\\', m mood,
                    price money DEFAULT 1000, at timestamptz DEFAULT '2024-01-02 03:04:05+00',
                    bits bytea DEFAULT '\\x00ff', lasts interval DEFAULT '1 day 2 hours', f float8 DEFAULT 0.1);
    CREATE INDEX i ON t (a) WHERE at > '2024-01-02 03:04:05+00'::timestamptz;
    CREATE SEQUENCE s;
    CREATE VIEW "The view" AS SELECT a AS "select" FROM t;
    CREATE FUNCTION f(timestamptz DEFAULT '2024-01-02 03:04:05+00') RETURNS integer LANGUAGE sql AS 'SELECT 1';
"""


@pytest.fixture
def committed(repo: Repo) -> Iterator[Repo]:
    """A repository with something of most kinds in it, all committed."""
    repo.commit(SCHEMA)
    yield repo
    assert repo.verify() == []


def test_rows_and_maintenance(committed: Repo) -> None:
    """Rows, VACUUM, ANALYZE, REINDEX, CLUSTER, nextval, setval, TRUNCATE and lock modes change no schema."""
    tree = committed.tree()
    committed.run(
        "INSERT INTO t (a, m) SELECT i::text, 'sad' FROM generate_series(1, 1000) AS i; DELETE FROM t WHERE id % 2 = 0"
    )
    committed.run("SELECT nextval('s'), setval('s', 77), nextval('t_id_seq'); ALTER SEQUENCE s RESTART")
    for statement in (
        "VACUUM",
        "VACUUM FULL t",
        "ANALYZE",
        "REINDEX TABLE t",
        "REINDEX INDEX CONCURRENTLY i",
        "CLUSTER t USING t_pkey",
        "ALTER TABLE t SET WITHOUT CLUSTER",
        "TRUNCATE t RESTART IDENTITY",
        "CHECKPOINT",
    ):
        committed.run(statement)
    assert committed.status() == []
    assert committed.tree() == tree == committed.tree("HEAD")


def test_temporary_objects(committed: Repo) -> None:
    """Temporary objects of every kind are nobody's business, theirs or another session's."""
    committed.run(
        "CREATE TEMP TABLE tt (a integer PRIMARY KEY, b serial, c integer GENERATED ALWAYS AS IDENTITY, d text);"
        "CREATE INDEX ON tt (b); CREATE TEMP VIEW tv AS SELECT * FROM tt; CREATE TEMP SEQUENCE ts;"
        "CREATE STATISTICS public.st ON a, b FROM tt; COMMENT ON TABLE tt IS 'x'; GRANT SELECT ON tt TO PUBLIC;"
        "CREATE TYPE pg_temp.ty AS ENUM (); CREATE TYPE pg_temp.tc AS (a integer); CREATE DOMAIN pg_temp.td AS integer;"
        "CREATE FUNCTION pg_temp.tf() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
        "CREATE FUNCTION pg_temp.trig() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
        "CREATE TRIGGER g AFTER INSERT ON tt FOR EACH ROW EXECUTE FUNCTION pg_temp.trig();"
        "CREATE RULE r AS ON UPDATE TO tt DO INSTEAD NOTHING; CREATE POLICY p ON tt;"
        "CREATE COLLATION pg_temp.co (LOCALE = 'C');"
        "CREATE OPERATOR pg_temp.=== (FUNCTION = int4eq, LEFTARG = int4, RIGHTARG = int4);"
        "CREATE TEXT SEARCH CONFIGURATION pg_temp.tsc (COPY = pg_catalog.simple);"
        "CREATE TEMP TABLE tp (a integer) PARTITION BY LIST (a); CREATE TEMP TABLE tp1 PARTITION OF tp DEFAULT"
    )
    assert committed.status() == []
    with committed.database.connect(autocommit=True) as other:
        assert other.execute("SELECT * FROM pggit.status()").fetchall() == []
    committed.commit("CREATE TABLE more ()")


def test_changes_are_noticed_beside_temporary_objects(committed: Repo) -> None:
    """The fingerprint of the catalogs that guards a look against concurrent DDL leaves out temporary objects alone."""
    committed.run("CREATE TEMP TABLE tt (a integer PRIMARY KEY, b text)")
    state = "SELECT pggit._catalog_state(pg_snapshot_xmin(%s::pg_snapshot))"
    for change in (
        "ALTER TYPE mood OWNER TO pg_monitor",
        "CREATE DOMAIN d AS integer",
        "ALTER TABLE t ADD z integer",
        "COMMENT ON TABLE t IS 'x'",
        "GRANT SELECT ON t TO PUBLIC",
        "CREATE CAST (integer AS mood) WITH INOUT",
        "ALTER SEQUENCE s OWNED BY t.id",
        "ALTER TYPE mood ADD VALUE 'fine'",
        "REVOKE ALL ON pg_settings FROM PUBLIC",
    ):
        snapshot = committed.one("SELECT pg_current_snapshot()::text")
        before = committed.one(state, (snapshot,))
        committed.run(change)
        assert committed.one(state, (snapshot,)) != before, change
    snapshot = committed.one("SELECT pg_current_snapshot()::text")
    before = committed.one(state, (snapshot,))
    committed.run("CREATE TEMP TABLE tu (a integer PRIMARY KEY, b serial); DROP TABLE tt")
    assert committed.one(state, (snapshot,)) == before


# Those in one line are set together: each has its own way to break something.
SETTINGS = (
    ("standard_conforming_strings = off", "search_path = public, pg_catalog"),
    ("quote_all_identifiers = on", "search_path = ''", "array_nulls = off", "xmlbinary = 'hex'"),
    (
        "TimeZone = 'Asia/Kathmandu'",
        "DateStyle = 'German, DMY'",
        "IntervalStyle = 'iso_8601'",
        "extra_float_digits = 0",
    ),
    ("bytea_output = 'escape'", "transform_null_equals = on", "client_encoding = 'LATIN1'", "row_security = off"),
    ("session_replication_role = replica", "plan_cache_mode = force_generic_plan", "enable_hashjoin = off"),
)


def test_session_settings(committed: Repo) -> None:
    """Whatever a session is set to, the schema is the same, and so are its definitions."""
    listing = committed.ls_tree()
    for settings in SETTINGS:
        # A session of its own, for a plan that was made before the setting would hide what it does.
        with committed.database.connect(autocommit=True) as session:
            for setting in settings:
                session.execute(f"SET {setting}")
            assert session.execute("SELECT * FROM pggit.status()").fetchall() == [], settings
            assert session.execute("SELECT * FROM pggit.ls_tree('WORKING')").fetchall() == listing, settings
            assert session.execute("SELECT * FROM pggit.ls_tree('HEAD')").fetchall() == listing, settings
            assert session.execute("SELECT * FROM pggit.verify()").fetchall() == [], settings


def test_a_commit_under_other_settings(committed: Repo) -> None:
    """What is committed in a session with odd settings is what any other session would have committed."""
    with committed.database.connect(autocommit=True) as session:
        for setting in chain(*SETTINGS):
            session.execute(f"SET {setting}")
        session.execute("CREATE TABLE public.odd (a text DEFAULT 'x', b timestamptz DEFAULT '2024-07-08 09:10:11+00')")
        session.execute("SELECT pggit.commit('odd'); SELECT pggit.create_branch('a-b'), pggit.create_tag('v1.0')")
    assert committed.verify() == []
    assert committed.status() == []
    assert committed.tree("v1.0") == committed.tree()


def test_roles_databases_and_their_settings(committed: Repo) -> None:
    """Roles, tablespaces and databases are the cluster's: what is said of them is no schema."""
    name = committed.database.name
    committed.run(f"COMMENT ON DATABASE {name} IS 'x'; GRANT CREATE ON DATABASE {name} TO PUBLIC")
    committed.run(f"ALTER DATABASE {name} SET work_mem = '5MB'")
    committed.run(f"CREATE ROLE of_{name}; ALTER ROLE of_{name} IN DATABASE {name} SET work_mem = '6MB'")
    committed.run(f"COMMENT ON ROLE of_{name} IS 'x'")
    assert committed.status() == []
    committed.run(f"DROP ROLE of_{name}")
    assert committed.status() == []


def test_large_objects_and_prepared_statements(committed: Repo) -> None:
    """Large objects are data; cursors, prepared statements and advisory locks belong to the session."""
    committed.run(
        "SELECT lo_create(4711); COMMENT ON LARGE OBJECT 4711 IS 'x'; GRANT SELECT ON LARGE OBJECT 4711 TO PUBLIC"
    )
    committed.run(
        "PREPARE p AS SELECT 1; DECLARE c CURSOR WITH HOLD FOR SELECT 1; SELECT pg_advisory_lock(1); LISTEN x"
    )
    assert committed.status() == []
