"""Repositories in other surroundings: roles without privileges, other encodings and collations, templates.

Method: the same statements run in databases of different kinds; what must not depend on the
surroundings is compared between them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from pggit_harness.databases import Database
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.workload.dumps import new_database, pg_dump, psql
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.migration]

PLACES = {
    "sql-ascii": ("TEMPLATE template0", "ENCODING 'SQL_ASCII'", "LOCALE 'C'"),
    "latin1": ("TEMPLATE template0", "ENCODING 'LATIN1'", "LOCALE 'C'"),
    "euc-jp": ("TEMPLATE template0", "ENCODING 'EUC_JP'", "LOCALE 'C'"),
    "icu": ("TEMPLATE template0", "LOCALE_PROVIDER icu", "ICU_LOCALE 'sv'"),
}
#: Names that sort differently by language, written the same in every encoding.
PLAIN = (
    'CREATE TABLE "Zz" (id int PRIMARY KEY, "aA" text, "Ab" text, b varchar(3) CHECK (b IN (\'x\', \'Y\')));'
    'CREATE TABLE "aa_b" ("Zz" int REFERENCES "Zz"); CREATE TABLE "a-b" (); CREATE TABLE aab ();'
    "CREATE TYPE state AS ENUM ('b', 'B', 'a'); CREATE SEQUENCE \"S\";"
    'CREATE VIEW "v_1" AS SELECT "aA" || b AS joined FROM "Zz"'
)
#: In LATIN1 and in UTF8, not in EUC_JP.
ACCENTED = (
    'CREATE TABLE "größe" ("naïve" text DEFAULT \'é\', CHECK ("naïve" <> \'ÿ\'));'
    "COMMENT ON TABLE \"größe\" IS '¿qué?';"
    "CREATE FUNCTION \"übung\"() RETURNS text LANGUAGE sql AS $$SELECT 'ß'$$"
)


@pytest.fixture
def owner(repo: Repo) -> Iterator[str]:
    """A role with no privileges but those on databases that it owns."""
    name = f"owner_{secrets.token_hex(4)}"
    repo.conn.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'secret'").format(sql.Identifier(name)))
    yield name
    repo.conn.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def as_role(database: Database, role: str) -> Database:
    """The same database through another role."""
    conninfo = make_conninfo(database.conninfo, user=role, password="secret")
    return Database(database.name, conninfo, database.cluster)


class TestOrdinaryOwner:
    """A role that is no superuser and owns its database."""

    @pytest.mark.promise("P14")
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F28")
    def test_owner_without_superuser_installs_and_commits(self, repo: Repo, owner: str) -> None:
        """The owner of a database makes the extension there and has its history for itself."""
        build_sample(repo)
        with (
            new_database(repo.database, "own", ("OWNER", owner, "TEMPLATE template0")) as target,
            Repo.open(as_role(target, owner)) as own,
        ):
            assert own.one("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
            own.run("CREATE EXTENSION pggit")
            told = [own.commit(f"CREATE TABLE public.t{number} (id int)", f"t{number}") for number in range(3)]
            assert history_breaks(own.conn, acknowledged=told, possible=[]) == []
            assert {commit.author for commit in own.log()} == {owner}
            assert own.status() == []
            assert own.verify() == []
            own.conn.execute("DROP EXTENSION pggit")

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P14")
    @pytest.mark.fault("F28")
    def test_owner_without_superuser_dumps_and_restores(self, repo: Repo, owner: str) -> None:
        """The owner dumps its own repository and restores it into another database of its own, alone."""
        options = ("OWNER", owner, "TEMPLATE template0")
        with (
            new_database(repo.database, "own", options) as source,
            new_database(repo.database, "own_copy", options) as target,
            Repo.open(as_role(source, owner)) as own,
        ):
            own.run("CREATE EXTENSION pggit")
            commits = build_sample(own)
            psql(as_role(target, owner).conninfo, pg_dump(as_role(source, owner).conninfo))
            with Repo.open(as_role(target, owner)) as copy:
                assert copy.head() == commits[-1]
                assert history_of(copy.conn) == history_of(own.conn)
                assert copy.status() == []
                assert copy.verify() == []
                follower = copy.commit("CREATE TABLE more (id int)", "and on it goes")
                assert copy.log()[0].commit_id == follower

    @pytest.mark.promise("P14")
    @pytest.mark.promise("P08")
    @pytest.mark.fault("F28")
    def test_role_without_create_privilege_cannot_install(self, repo: Repo, owner: str) -> None:
        """A role that may only connect is refused with PostgreSQL's own code, and harms nothing."""
        mine = repo.commit("CREATE TABLE base (id int)", "base")
        with (
            new_database(repo.database, "foreign") as target,
            as_role(target, owner).connect(autocommit=True) as stranger,
        ):
            with raises_sqlstate("42501"):
                stranger.execute("CREATE EXTENSION pggit")
            assert stranger.execute("SELECT to_regnamespace('pggit')").fetchone() == (None,)
        with as_role(repo.database, owner).connect(autocommit=True) as stranger:
            for call in ("pggit.log()", "pggit.commit('x')", "pggit.verify()"):
                with raises_sqlstate("42501"):
                    stranger.execute(f"SELECT {call}".encode())
        assert repo.head() == mine
        assert [commit.message for commit in repo.log()] == ["base"]


class TestEncodingsAndCollations:
    """Databases in other encodings, sorted by other rules."""

    @pytest.mark.slow
    @pytest.mark.promise("P03")
    @pytest.mark.fault("F00")
    @pytest.mark.parametrize("place", PLACES)
    def test_tree_id_does_not_depend_on_encoding_or_collation(self, repo: Repo, place: str) -> None:
        """One schema has one tree id in every encoding and collation, and the store there is sound."""
        mine = repo.commit(PLAIN, "here")
        with new_database(repo.database, "place", PLACES[place]) as target, Repo.open(target) as there:
            there.run("CREATE EXTENSION pggit")
            theirs = there.commit(PLAIN, "there")
            assert there.rev_parse("HEAD") == theirs != mine
            assert there.tree("HEAD") == repo.tree("HEAD") != repo.tree("EMPTY")
            assert tree_differences(there.conn, repo.conn) == ""
            assert [entry[:2] for entry in there.ls_tree()] == [entry[:2] for entry in repo.ls_tree()]
            assert there.status() == []
            assert store_problems(there.conn) == []

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P03")
    @pytest.mark.fault("F00")
    def test_history_moves_from_latin1_to_utf8(self, repo: Repo) -> None:
        """Accented names and messages move from LATIN1 to UTF8 with the ids that they have had."""
        here = repo.commit(ACCENTED, "für später", author="José <é@example.org>")
        with (
            new_database(repo.database, "latin", PLACES["latin1"]) as source,
            new_database(repo.database, "utf") as target,
            Repo.open(source) as latin,
        ):
            latin.run("CREATE EXTENSION pggit")
            there = latin.commit(ACCENTED, "für später", author="José <é@example.org>")
            latin.sql("SELECT pggit.create_branch('größer')")
            latin.sql("SELECT pggit.create_tag('été', 'HEAD', 'à point')")
            assert latin.tree("HEAD") == repo.tree(here)
            assert latin.verify() == []
            psql(target.conninfo, pg_dump(source.conninfo, "--encoding=UTF8"))
            with Repo.open(target) as copy:
                assert copy.rev_parse("größer") == copy.rev_parse("été") == there
                assert copy.log()[0].message == "für später"
                assert history_of(copy.conn) == history_of(latin.conn)
                assert store_problems(copy.conn) == []
                assert copy.status() == []
                assert tree_differences(copy.conn, repo.conn) == ""


class TestTemplateDatabase:
    """A repository in the template of new databases."""

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F00")
    @pytest.mark.parametrize("strategy", ["wal_log", "file_copy"])
    def test_copies_of_a_template_share_history_and_part_ways(self, repo: Repo, strategy: str) -> None:
        """Databases made from a template begin with its history; each then goes its own way."""
        commits = build_sample(repo)
        before = history_of(repo.conn)
        # CREATE DATABASE refuses a template that anybody is connected to.
        repo.conn.close()
        options = ("TEMPLATE", repo.database.name, "STRATEGY", strategy)
        with (
            new_database(repo.database, "one", options) as first,
            new_database(repo.database, "two", options) as second,
            Repo.open(first) as one,
            Repo.open(second) as two,
        ):
            repo.reconnect()
            assert history_of(one.conn) == history_of(two.conn) == before
            assert one.status() == two.status() == []
            mine, yours = (copy.commit("CREATE TABLE more (id int)", "more") for copy in (one, two))
            assert mine != yours
            assert one.tree("HEAD") == two.tree("HEAD")
            assert history_breaks(one.conn, acknowledged=[*commits, mine], possible=[]) == []
            assert history_breaks(two.conn, acknowledged=[*commits, yours], possible=[]) == []
            assert history_of(repo.conn) == before
            assert one.verify() == two.verify() == []
