"""No change of a covered object stays out of status(), however it was made.

Method: a catalogue of changes, one of every sort, each made alone on the same committed schema and
rolled back; status() has to name what it changed and nothing else. Then changes that no trigger can
hear of: the replica role, a superuser's update of the catalogs, and single-user mode.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.faults.catalog import edit_catalog, silence_triggers, single_user
from pggit_harness.oracles.diff_laws import check_show, check_status
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.changes import BASE, CHANGES, NO_CHANGES, Change
from pggit_harness.workload.examples import examples
from pggit_harness.workload.large import call_it_large
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.strategies import Program, programs

pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P11")]


# (made with, kind that status() has to name); each is a kind that this version of pggit does not record.
NOT_COVERED = (
    (
        "CREATE INDEX half_made ON app.parent (id);"
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.half_made'::regclass",
        "index",
        "app.half_made",
    ),
    (
        "CREATE VIEW app.switched_off AS SELECT 1 AS a;"
        "UPDATE pg_rewrite SET ev_enabled = 'D' WHERE ev_class = 'app.switched_off'::regclass",
        "rule",
        '"_RETURN" on app.switched_off',
    ),
)


# (what a superuser does by hand, the row of status())
CATALOG_EDITS = (
    (
        "UPDATE pg_proc SET prosrc = 'SELECT 3 * n' WHERE oid = 'app.twice(integer)'::regprocedure",
        "modified function: app.twice(integer)",
    ),
    (
        "UPDATE pg_enum SET enumlabel = 'grim' WHERE enumlabel = 'sad' AND enumtypid = 'app.mood'::regtype",
        "modified type: app.mood",
    ),
    (
        "UPDATE pg_attribute SET attstorage = 'e' WHERE attrelid = 'app.child'::regclass AND attname = 'note'",
        "modified table column: app.child.note",
    ),
    (
        "UPDATE pg_class SET reloptions = '{fillfactor=11}' WHERE oid = 'app.parent'::regclass",
        "modified table: app.parent",
    ),
    (
        "UPDATE pg_sequence SET seqincrement = 17 WHERE seqrelid = 'app.counter'::regclass",
        "modified sequence: app.counter",
    ),
    (
        "UPDATE pg_class SET relowner = 'pg_monitor'::regrole WHERE oid = 'app.parent'::regclass",
        "modified owner: table app.parent",
    ),
    (
        "INSERT INTO pg_description VALUES ('app.parent'::regclass, 'pg_class'::regclass, 0, 'forged')",
        "added comment: table app.parent",
    ),
    (
        "DELETE FROM pg_constraint WHERE conname = 'child_id_positive'",
        "removed table constraint: child_id_positive on app.child",
    ),
)


@contextmanager
def undone(repo: Repo) -> Iterator[None]:
    """Whatever the block did to the database is rolled back."""
    with repo.conn.transaction(force_rollback=True):
        yield


def seen(repo: Repo) -> set[str]:
    rows = repo.status()
    told = {f"{change} {kind}: {identity}" for change, kind, identity in rows}
    assert len(told) == len(rows), f"an object twice: {rows}"
    return told


def known_to(repo: Repo) -> list[Change]:
    return [change for change in CHANGES if change.since * 10000 <= repo.conn.info.server_version]


@pytest.fixture(params=["whole", "changes"])
def based(repo: Repo, request: pytest.FixtureRequest) -> Repo:
    """A repository in which BASE is committed; once in which all is read, once in which only changes are."""
    if request.param == "changes":
        call_it_large(repo)
    repo.commit(BASE)
    assert repo.status() == []
    return repo


class TestEveryChangeIsSeen:
    """Changes made in the ordinary way."""

    @pytest.mark.fault("F00")
    def test_a_change_is_named_and_nothing_else_is(self, based: Repo) -> None:
        """Whatever a statement changes, status() names exactly that, and nothing once it is undone."""

        @examples()
        @given(st.sampled_from(known_to(based)))
        def one(change: Change) -> None:
            with undone(based):
                based.run(change.sql)
                assert seen(based) == change.seen, change.sql

        one()
        assert based.status() == []

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_every_change_is_named_and_has_a_tree_of_its_own(self, based: Repo) -> None:
        """Of all the sorts of change none is missed, and no two lead to the same tree id."""
        trees = {based.tree(): "nothing"}
        for change in known_to(based):
            with undone(based):
                based.run(change.sql)
                assert seen(based) == change.seen, change.sql
                tree = based.tree()
            assert trees.setdefault(tree, change.sql) == change.sql

        assert len(trees) == 1 + len(known_to(based))

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_what_leaves_the_schema_as_it_is_is_not_named(self, based: Repo) -> None:
        """Rows, sequence positions, temporary objects and changes that were taken back are no changes."""
        tree = based.tree()
        for statements in NO_CHANGES:
            with undone(based):
                based.run(statements)
                assert based.status() == [], statements
                assert based.tree() == tree, statements
                with raises_sqlstate("GT001"):
                    based.commit()

    @pytest.mark.slow
    @pytest.mark.fault("F28")
    def test_hostile_names_are_seen_as_they_are(self, repo: Repo) -> None:
        """A schema full of names that break careless programs: all of it added, committed, shown, then all removed."""

        @examples(cost=2)
        @given(programs())
        def one(program: Program) -> None:
            with undone(repo):
                for statement in program.statements():
                    repo.run(statement)
                added = check_status(repo.conn)
                repo.commit(message="all of it")
                assert repo.status() == []
                assert check_show(repo.conn) == added
                schemas = repo.one(
                    "SELECT string_agg(quote_ident(nspname), ', ') FROM pg_namespace"
                    " WHERE nspname !~ '^(pg_|information_schema$|public$|pggit$)'"
                )
                repo.run(f"DROP SCHEMA {schemas} CASCADE")
                assert {row.change for row in repo.status()} == {"removed"}
                assert len(repo.status()) == added > 0

        one()


class TestUncoveredKinds:
    """What this version cannot record is refused, never left out."""

    @pytest.mark.slow
    @pytest.mark.promise("P08")
    @pytest.mark.fault("F00")
    def test_what_cannot_be_recorded_is_seen_and_refused(self, based: Repo) -> None:
        """An object of a kind that is not covered shows in status() and stops commit() and tree_id() with GT010."""
        before = based.head()

        @examples()
        @given(st.sampled_from(NOT_COVERED))
        def one(case: tuple[str, str, str | None]) -> None:
            statement, kind, identity = case
            with undone(based):
                based.run(statement)
                named = [row for row in based.status() if row.kind == kind and identity in (row.identity, None)]
                assert [row.change for row in named] == ["added"], based.status()
                for call in ("SELECT pggit.commit('x')", "SELECT pggit.tree_id()"):
                    with undone(based), raises_sqlstate("GT010") as refusal:
                        based.run(call)
                    assert named[0].identity in str(refusal.detail), refusal.error

        one()
        assert based.head() == before
        assert based.commit("CREATE TABLE fine (id int)") == based.head() != before


class TestUnheardChanges:
    """Changes of which no event trigger hears."""

    @pytest.mark.slow
    @pytest.mark.fault("F18")
    def test_changes_with_all_triggers_off_are_seen(self, based: Repo) -> None:
        """With the replica role and without event triggers, DDL is seen as ever."""

        @examples()
        @given(st.sampled_from(known_to(based)))
        def one(change: Change) -> None:
            with undone(based):
                assert "session_replication_role" in silence_triggers(based.conn)
                based.run(change.sql)
                assert seen(based) == change.seen, change.sql

        one()

    @pytest.mark.fault("F18")
    def test_updates_of_the_catalogs_are_seen(self, based: Repo) -> None:
        """A superuser who changes a catalog row by hand changes the schema, and status() says so."""
        for statement, row in CATALOG_EDITS:
            with undone(based):
                assert edit_catalog(based.conn, statement).rows == 1
                assert seen(based) == {row}, statement
        assert based.status() == []

    @pytest.mark.fault("F18")
    def test_a_renamed_role_is_seen_wherever_it_stands(self, based: Repo) -> None:
        """Roles belong to the whole server: renaming one changes each owner and grant that names it, here too."""
        with undone(based):
            # Roles are the server's; rolled back with the rest.
            based.run(
                "CREATE ROLE pggit_test_before; ALTER TABLE app.parent OWNER TO pggit_test_before;"
                "GRANT SELECT ON app.child TO pggit_test_before"
            )
            based.commit(message="names the role")
            based.run("ALTER ROLE pggit_test_before RENAME TO pggit_test_after")
            assert seen(based) == {
                "modified owner: table app.parent",
                "removed grant: table app.child to pggit_test_before",
                "added grant: table app.child to pggit_test_after",
            }

    @pytest.mark.slow
    @pytest.mark.fault("F18")
    def test_changes_in_single_user_mode_are_seen(self, durable_repo: Repo) -> None:
        """What was done while the server ran in single-user mode shows when it is back."""
        repo, cluster = durable_repo, durable_repo.cluster
        assert cluster is not None
        repo.commit(BASE)
        assert repo.status() == []

        with cluster.stopped():
            run = single_user(
                cluster,
                repo.database.name,
                ["CREATE TABLE app.alone (id int)", "ALTER TABLE app.child ALTER COLUMN note SET DEFAULT 'z'"],
            )
        repo.reconnect()

        assert run.statements == 2
        assert seen(repo) == {
            "added table: app.alone",
            "added owner: table app.alone",
            "added column order: app.alone",
            "added table column: app.alone.id",
            "modified table column: app.child.note",
        }
        assert repo.commit(message="made alone") == repo.head()
        assert repo.verify() == []
