"""The tree id says what the schema is, and nothing of how it came to be.

Method: Hypothesis draws programs of DDL with hostile names. The same schema is built in another
order, by detours, under other session settings, in databases of another locale and encoding; the
id has to stay. Where two schemas differ, their ids do too: ids and listings are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from random import Random
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import make_conninfo

from pggit_harness.cluster.database import drop_database
from pggit_harness.oracles.tree_equality import listing, tree_differences, tree_id
from pggit_harness.workload.examples import examples
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.strategies import Program, programs

pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P03")]


# Whatever a session may set and PostgreSQL's deparser or a type's output function may read.
SETTINGS = {
    "search_path": ("''", "public", "pg_catalog", '"$user", public, pg_temp'),
    "quote_all_identifiers": ("on", "off"),
    "standard_conforming_strings": ("on", "off"),
    "DateStyle": ("'ISO, DMY'", "'German'", "'SQL, MDY'", "'Postgres, DMY'"),
    "IntervalStyle": ("sql_standard", "postgres_verbose", "iso_8601"),
    "TimeZone": ("'Asia/Kathmandu'", "'America/St_Johns'", "'-13:30'"),
    "extra_float_digits": ("-15", "0", "3"),
    "bytea_output": ("escape", "hex"),
    "xmlbinary": ("hex", "base64"),
    "enable_hashjoin": ("on", "off"),
    "enable_indexscan": ("on", "off"),
    "enable_seqscan": ("on", "off"),
    "work_mem": ("'64kB'", "'64MB'"),
    "row_security": ("on", "off"),
    "check_function_bodies": ("on", "off"),
    "array_nulls": ("on", "off"),
    "transform_null_equals": ("on", "off"),
    "default_transaction_read_only": ("off",),
}


@contextmanager
def undone(conn: psycopg.Connection[Any]) -> Iterator[None]:
    """Whatever the block did to the database is rolled back."""
    with conn.transaction(force_rollback=True):
        yield


def run(repo: Repo, statements: Sequence[str]) -> None:
    for statement in statements:
        repo.run(statement)


USER_SCHEMA = "nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'pggit', 'public')"
DROP_EVERYTHING = f"""
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT nspname FROM pg_namespace WHERE {USER_SCHEMA} LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
END $$"""
# Of each table: a column comes and goes, and the table has another name for a while.
BACK_AND_FORTH = f"""
DO $$
DECLARE t record;
BEGIN
    FOR t IN SELECT format('%I.', nspname) AS schema, relname FROM pg_class AS c JOIN pg_namespace AS n
                 ON n.oid = c.relnamespace WHERE relkind = 'r' AND {USER_SCHEMA} LOOP
        EXECUTE format('ALTER TABLE %s%I ADD COLUMN "passing by" integer DEFAULT 1', t.schema, t.relname);
        EXECUTE format('ALTER TABLE %s%I DROP COLUMN "passing by"', t.schema, t.relname);
        EXECUTE format('ALTER TABLE %s%I RENAME TO "passing by"', t.schema, t.relname);
        EXECUTE format('ALTER TABLE %s"passing by" RENAME TO %I', t.schema, t.relname);
    END LOOP;
END $$"""

# Two bytes in UTF-8, one in LATIN1.
BEYOND_ASCII = "COMMENT ON SCHEMA public IS 'é'"


class TestTheSameSchema:
    """One schema, built in many ways, has one id."""

    @pytest.mark.fault("F00")
    def test_order_of_creation_does_not_show(self, repo: Repo) -> None:
        """Objects made in another order are the same schema."""
        empty = repo.tree()

        @examples(cost=2)
        @given(programs(max_schemas=1), st.randoms(use_true_random=False))
        def one(program: Program, random: Random) -> None:
            with undone(repo.conn):
                run(repo, program.statements())
                first = tree_id(repo.conn)
            with undone(repo.conn):
                run(repo, program.reordered(random))
                assert tree_id(repo.conn) == first != empty

        one()
        assert repo.tree() == empty

    @pytest.mark.slow
    @pytest.mark.fault("F28")
    def test_session_settings_do_not_show(self, repo: Repo) -> None:
        """Whatever a session has set, it sees the same definitions and ids."""
        chosen = st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(values) for name, values in SETTINGS.items()}
        )

        empty = repo.tree()

        @examples(cost=2)
        @given(programs(max_schemas=1), chosen)
        def one(program: Program, options: dict[str, str]) -> None:
            with undone(repo.conn):
                run(repo, program.statements())
                plain, plainly = tree_id(repo.conn), listing(repo.conn)
                assert plain != empty
                for name, value in options.items():
                    repo.run(f"SET LOCAL {name} = {value}")
                assert tree_id(repo.conn) == plain
                assert listing(repo.conn) == plainly

        one()

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_detours_do_not_show(self, repo: Repo) -> None:
        """Dropped objects, dropped columns, renames back and forth, and earlier commits leave no mark."""

        empty = repo.tree()

        @examples(cost=2)
        @given(programs(max_schemas=1), programs(max_schemas=1))
        def one(program: Program, detour: Program) -> None:
            with undone(repo.conn):
                run(repo, program.statements())
                straight = tree_id(repo.conn)
                assert straight != empty
            with undone(repo.conn):
                run(repo, detour.statements())
                repo.commit(message="a detour")
                repo.run(DROP_EVERYTHING)
                run(repo, program.by_detours())
                repo.run(BACK_AND_FORTH)
                repo.commit(message="arrived", allow_empty=True)
                assert tree_id(repo.conn) == tree_id(repo.conn, "HEAD") == straight
                assert repo.verify() == []

        one()

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_many_commits_lead_to_the_tree_of_one(self, repo: Repo) -> None:
        """A tree that grew and shrank over many commits is the tree that one commit would have made."""
        # Each sequence has an owner: 40 objects and more are a node that splits, 2 to 32 one that is whole again.
        sizes = st.tuples(st.integers(20, 60), st.integers(1, 16), st.integers(0, 60))

        @examples(cost=2)
        @given(sizes, st.randoms(use_true_random=False))
        def one(wanted: tuple[int, ...], random: Random) -> None:
            present: set[int] = set()
            with undone(repo.conn):
                for size in wanted:
                    missing = sorted(set(range(60)) - present)
                    create = random.sample(missing, max(0, size - len(present)))
                    drop = random.sample(sorted(present), max(0, len(present) - size))
                    run(repo, [f"CREATE SEQUENCE s{number}" for number in create])
                    run(repo, [f"DROP SEQUENCE s{number}" for number in drop])
                    present = present.union(create).difference(drop)
                    repo.commit(message="one batch", allow_empty=True)
                grown = [tree_id(repo.conn, rev) for rev in ("HEAD", "HEAD~1")]
                held = [
                    {row.identity for row in repo.ls_tree(rev) if row.kind == "sequence"} for rev in ("HEAD", "HEAD~1")
                ]
                assert held[0] == {f"public.s{number}" for number in present}
                assert len(held[1]) == wanted[1]
                assert repo.verify() == []
            for tree, names in zip(grown, held, strict=True):
                with undone(repo.conn):
                    run(repo, [f"CREATE SEQUENCE {name}" for name in names])
                    repo.commit(message="all at once", allow_empty=True)
                    assert tree_id(repo.conn, "HEAD") == tree

        one()


class TestAnotherDatabase:
    """The same schema in databases that differ in all that a schema does not hold."""

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_encoding_and_locale_do_not_show(self, repo: Repo) -> None:
        """Built in LATIN1 or under another collation, the schema has the id that it has in UTF-8."""
        letters = st.text(st.characters(codec="latin-1", exclude_characters="\0"), min_size=1, max_size=9)

        with other_databases(repo) as others:

            @examples(cost=4)
            @given(programs(max_schemas=1, names=letters, texts=letters))
            def one(program: Program) -> None:
                with undone(repo.conn):
                    run(repo, [*program.statements(), BEYOND_ASCII])
                    for other in others:
                        with undone(other):
                            for statement in program.statements():
                                other.execute(statement)
                            other.execute(BEYOND_ASCII)
                            assert tree_differences(repo.conn, other) == ""
                            other.execute('CREATE SCHEMA "one more"')
                            assert "one more" in tree_differences(repo.conn, other)

            one()


@contextmanager
def other_databases(repo: Repo) -> Iterator[list[psycopg.Connection[Any]]]:
    """Connections to databases with the extension: LATIN1, and another locale where the server knows one."""
    options = ["ENCODING 'LATIN1' LOCALE 'C'"]
    if repo.one("SELECT count(*) FROM pg_collation WHERE collprovider = 'i'"):
        options.append("ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'")
    with ExitStack() as stack:
        connections = []
        admin = stack.enter_context(
            psycopg.connect(make_conninfo(repo.database.conninfo, dbname="postgres"), autocommit=True)
        )
        for number, option in enumerate(options):
            name = f"{repo.database.name}_{number}"
            admin.execute(f"CREATE DATABASE {name} TEMPLATE template0 {option}")
            stack.callback(drop_database, admin, name)
            conninfo = make_conninfo(repo.database.conninfo, dbname=name, client_encoding="utf8")
            connection = stack.enter_context(psycopg.connect(conninfo, autocommit=True))
            connection.execute("CREATE EXTENSION pggit")
            connections.append(connection)
        yield connections
