"""Who may do what: nobody reads or writes the store without being told, and nobody's code runs in the store's name."""

import secrets
from collections.abc import Iterator

import psycopg
import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate, sqlstate_of
from pggit_harness.workload.repo import Repo


@pytest.fixture
def stranger(repo: Repo) -> Iterator[str]:
    """A role without any grant, and a repository with a commit in it."""
    name = f"stranger_{secrets.token_hex(4)}"
    repo.commit("CREATE TABLE t (a integer)", "first")
    repo.run(f"CREATE ROLE {name}")
    yield name
    if repo.conn.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
        repo.conn.rollback()
    repo.run(f"RESET ROLE; DROP OWNED BY {name}; DROP ROLE {name}")


def refusals(repo: Repo, role: str, statements: list[str]) -> dict[str, str | None]:
    """The SQLSTATE that a role gets for each statement; None where it is allowed."""
    found: dict[str, str | None] = {}
    for statement in statements:
        try:
            with repo.conn.transaction(force_rollback=True):
                repo.run(f"SET LOCAL ROLE {role}")
                repo.run(statement)
            found[statement] = None
        except psycopg.Error as error:
            found[statement] = sqlstate_of(error)
    return found


def calls(repo: Repo) -> list[str]:
    """A call of every function of the schema, with NULLs that the planner cannot see through."""
    rows = repo.sql(
        "SELECT format('SELECT pggit.%I(%s)', p.proname, (SELECT string_agg(format('(SELECT NULL::%s)',"
        " format_type(a, NULL)), ', ')"
        " FROM unnest(p.proargtypes) AS a)) FROM pg_proc AS p WHERE p.pronamespace = 'pggit'::regnamespace"
    )
    return [statement for (statement,) in rows]


def tables(repo: Repo) -> list[str]:
    """Every table of the schema."""
    return [
        name
        for (name,) in repo.sql(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'pggit'::regnamespace AND relkind = 'r'"
        )
    ]


def touching(repo: Repo) -> list[str]:
    """Reading and writing of every table of the store."""
    return [
        statement
        for table in tables(repo)
        for statement in (
            f"SELECT FROM {table}",
            f"INSERT INTO {table} DEFAULT VALUES",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
            f"LOCK {table} IN ACCESS SHARE MODE",
        )
    ]


def test_without_a_grant_nothing_is_allowed(repo: Repo, stranger: str) -> None:
    """42501 from every function and every table, also for who can name them; their own DDL works and is seen."""
    statements = [
        *calls(repo),
        *touching(repo),
        "CREATE TABLE pggit.mine ()",
        "CREATE FUNCTION pggit.log() RETURNS void LANGUAGE sql AS ''",
        "DROP EXTENSION pggit",
        "ALTER TABLE pggit.ref OWNER TO CURRENT_USER",
    ]
    assert len(calls(repo)) > 40
    assert len(tables(repo)) >= 7
    assert {call: code for call, code in refusals(repo, stranger, statements).items() if code != "42501"} == {}
    repo.run(f"GRANT USAGE ON SCHEMA pggit TO {stranger}")
    assert {call: code for call, code in refusals(repo, stranger, statements).items() if code != "42501"} == {}
    assert [commit.message for commit in repo.log()] == ["first"]
    repo.run(f"CREATE SCHEMA mine AUTHORIZATION {stranger}; SET ROLE {stranger}; CREATE TABLE mine.t (); RESET ROLE")
    assert ("added", "owner", "table mine.t") in repo.status()


def test_a_function_that_was_granted_works_and_no_more(repo: Repo, stranger: str) -> None:
    """The functions act for the store's owner, the tables stay closed."""
    repo.run(
        f"GRANT USAGE ON SCHEMA pggit TO {stranger}; GRANT EXECUTE ON FUNCTION pggit.log, pggit.status, pggit.commit,"
        f" pggit.ls_tree, pggit.diff, pggit.create_branch TO {stranger}; CREATE TABLE secret (a integer)"
    )
    repo.run(f"SET ROLE {stranger}")
    assert [commit.message for commit in repo.log()] == ["first"]
    assert ("added", "table", "public.secret") in repo.status()
    repo.commit(message="theirs")
    repo.run("SELECT pggit.create_branch('theirs')")
    assert set(refusals(repo, stranger, touching(repo)).values()) == {"42501"}
    with raises_sqlstate("42501"):
        repo.tree("HEAD")
    repo.run("RESET ROLE")
    assert [commit.message for commit in repo.log()] == ["theirs", "first"]
    assert repo.verify() == []


def test_an_owner_without_superuser_sees_everything(repo: Repo, stranger: str) -> None:
    """Installed by a role that is no superuser, the extension works, and sees what others own."""
    name = repo.database.name
    repo.run(f"DROP EXTENSION pggit; GRANT CREATE ON DATABASE {name} TO {stranger}; DROP TABLE t")
    repo.run(f"SET ROLE {stranger}; CREATE EXTENSION pggit; RESET ROLE")
    repo.run(
        "CREATE SCHEMA closed; CREATE TABLE closed.t (a integer DEFAULT 1, CHECK (a > 0)); REVOKE ALL"
        " ON closed.t FROM PUBLIC"
    )
    repo.run(f"SET ROLE {stranger}")
    repo.commit()
    assert "public.t" not in {entry.identity for entry in repo.ls_tree()}
    assert "closed.t" in {entry.identity for entry in repo.ls_tree()}
    assert repo.status() == []
    assert repo.verify() == []
    assert repo.one("SELECT pg_get_userbyid(extowner) FROM pg_extension WHERE extname = 'pggit'") == stranger
    repo.run("RESET ROLE")
    repo.run(
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER s"
        " OPTIONS (password 'x')"
    )
    with raises_sqlstate("GT010") as refusal:
        repo.commit()
    assert "user mapping public on server s" in str(refusal.detail)
    repo.run("DROP FOREIGN DATA WRAPPER w CASCADE")


# Every name that pggit's code leaves to the search path would find one of these first.
TRAPS = """
    CREATE SCHEMA trap;
    CREATE TABLE trap.sprung (what text);
    CREATE FUNCTION trap.spring() RETURNS text LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO trap.sprung VALUES (current_user); RETURN ''; END $$;
    CREATE FUNCTION trap.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT trap.spring(); SELECT NULL::timestamptz';
    CREATE FUNCTION trap.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS
        'SELECT trap.spring(); SELECT NULL::timestamptz';
    CREATE FUNCTION trap.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT trap.spring()::bytea';
    CREATE FUNCTION trap.encode(bytea, text) RETURNS text LANGUAGE sql AS 'SELECT trap.spring()';
    CREATE FUNCTION trap.format(text, VARIADIC "any" DEFAULT NULL) RETURNS text LANGUAGE internal AS 'text_format';
    CREATE FUNCTION trap.quote_literal(text) RETURNS text LANGUAGE sql AS 'SELECT trap.spring()';
    CREATE FUNCTION trap.length(text) RETURNS integer LANGUAGE sql AS 'SELECT trap.spring()::integer';
    CREATE FUNCTION trap.starts_with(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT trap.spring() IS NULL';
    CREATE FUNCTION trap.pg_get_viewdef(oid) RETURNS text LANGUAGE sql AS 'SELECT trap.spring()';
    CREATE FUNCTION trap.pg_identify_object(oid, oid, integer) RETURNS text LANGUAGE sql AS 'SELECT trap.spring()';
    CREATE FUNCTION trap.eq(bytea, bytea) RETURNS boolean LANGUAGE sql AS 'SELECT trap.spring() IS NOT NULL';
    CREATE FUNCTION trap.eq(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT trap.spring() IS NOT NULL';
    CREATE FUNCTION trap.eq(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT trap.spring() IS NOT NULL';
    CREATE FUNCTION trap.cat(text, text) RETURNS text LANGUAGE sql AS 'SELECT trap.spring()';
    CREATE OPERATOR trap.= (FUNCTION = trap.eq, LEFTARG = bytea, RIGHTARG = bytea);
    CREATE OPERATOR trap.= (FUNCTION = trap.eq, LEFTARG = text, RIGHTARG = text);
    CREATE OPERATOR trap.= (FUNCTION = trap.eq, LEFTARG = oid, RIGHTARG = oid);
    CREATE OPERATOR trap.<> (FUNCTION = trap.eq, LEFTARG = bytea, RIGHTARG = bytea);
    CREATE OPERATOR trap.|| (FUNCTION = trap.cat, LEFTARG = text, RIGHTARG = text);
    CREATE OPERATOR trap.~ (FUNCTION = trap.eq, LEFTARG = text, RIGHTARG = text);
    -- Operators of the user's cannot be committed; members of an extension are not the user's.
    ALTER EXTENSION plpgsql ADD OPERATOR trap.= (bytea, bytea);
    ALTER EXTENSION plpgsql ADD OPERATOR trap.= (text, text);
    ALTER EXTENSION plpgsql ADD OPERATOR trap.= (oid, oid);
    ALTER EXTENSION plpgsql ADD OPERATOR trap.<> (bytea, bytea);
    ALTER EXTENSION plpgsql ADD OPERATOR trap.|| (text, text);
    ALTER EXTENSION plpgsql ADD OPERATOR trap.~ (text, text);
    CREATE VIEW trap.pg_class AS SELECT trap.spring() AS relname;
    CREATE VIEW trap.pg_namespace AS SELECT trap.spring() AS nspname;
    CREATE VIEW trap.pg_proc AS SELECT trap.spring() AS proname;
    CREATE TABLE trap.ref (name text);
"""
EVERY_CALL = [
    "SELECT * FROM pggit.status()",
    "SELECT pggit.commit('caught', allow_empty => true)",
    "SELECT * FROM pggit.log()",
    "SELECT * FROM pggit.diff('EMPTY')",
    "SELECT * FROM pggit.show('HEAD~1')",
    "SELECT * FROM pggit.ls_tree()",
    "SELECT pggit.rev_parse('HEAD~1')",
    "SELECT pggit.rev_parse('main@{now}')",
    "SELECT pggit.tree_id()",
    "SELECT pggit.create_branch('b')",
    "SELECT pggit.rename_branch('b', 'c')",
    "SELECT pggit.delete_branch('c')",
    "SELECT * FROM pggit.branches()",
    "SELECT pggit.current_branch()",
    "SELECT pggit.create_tag('t', 'HEAD', 'm')",
    "SELECT * FROM pggit.tags()",
    "SELECT pggit.delete_tag('t')",
    "SELECT * FROM pggit.reflog()",
    "SELECT * FROM pggit.verify()",
    "SELECT pggit.version()",
]


@pytest.mark.parametrize("path", ["trap, pg_catalog", "trap, public", "pg_temp, trap, pg_catalog"])
def test_traps_in_the_search_path_are_not_sprung(repo: Repo, path: str) -> None:
    """Functions, operators and views that shadow PostgreSQL's own are recorded like any other, and never run."""
    repo.run(TRAPS)
    repo.commit("CREATE VIEW v AS SELECT trap.spring() AS a; CREATE TABLE t (a text DEFAULT trap.spring())")
    repo.run(
        "CREATE TEMP TABLE pg_class (oid oid); CREATE TEMP TABLE head (ref text); CREATE TEMP VIEW ref"
        " AS SELECT 1 AS name"
    )
    repo.run(f"SET search_path = {path}")
    for call in EVERY_CALL:
        rows = repo.conn.execute(call).fetchall()
        assert rows or "status" in call or "verify" in call or "tags" in call, call
    repo.run("RESET search_path")
    assert repo.one("SELECT count(*) FROM trap.sprung") == 0
    assert [commit.message for commit in repo.log()] == ["caught", "a change"]
    assert repo.status() == repo.verify() == []
    repo.one("SELECT trap.spring()")
    assert repo.one("SELECT count(*) FROM trap.sprung") == 1, "the traps do not work"


def test_hostile_code_in_what_is_recorded_is_not_run(repo: Repo) -> None:
    """Defaults, checks, index expressions and views are read, never evaluated."""
    repo.run(TRAPS)
    repo.run(
        "CREATE FUNCTION trap.i(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'sprung'; END $$;"
        "CREATE TABLE t (a integer DEFAULT trap.i(1) CHECK (trap.i(a) > 0), b integer GENERATED ALWAYS"
        " AS (trap.i(a)) STORED);"
        "CREATE INDEX ON t (trap.i(a)) WHERE trap.i(a) > 0; CREATE VIEW v AS SELECT trap.i(1) AS a"
    )
    repo.commit()
    assert len(repo.ls_tree()) > 40
    assert repo.status() == repo.verify() == []
