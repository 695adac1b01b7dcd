"""A schema that was changed behind everybody's back is still seen.

Method: change catalog rows with plain UPDATE, INSERT and DELETE, as a superuser can, or run
DDL where no trigger fires and no event trigger hears of it; then ask status() and diff().
"""

from typing import NamedTuple

import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.faults.catalog import edit_catalog, silence_triggers, single_user
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.corruption, pytest.mark.promise("P11"), pytest.mark.fault("F18")]

SCHEMA = """
    CREATE TABLE ledger (id int PRIMARY KEY, amount numeric NOT NULL, note text DEFAULT 'none', CHECK (amount > 0));
    CREATE TABLE other (id int);
    CREATE INDEX ledger_note ON ledger (note);
    CREATE VIEW totals AS SELECT sum(amount) AS total FROM ledger;
    CREATE FUNCTION tax(x numeric) RETURNS numeric LANGUAGE sql AS 'SELECT x * 0.2';
    CREATE TYPE mood AS ENUM ('calm', 'tense');
    COMMENT ON TABLE ledger IS 'what came in';
    GRANT SELECT ON ledger TO PUBLIC;
"""


class Edit(NamedTuple):
    """One edit of a catalog, and what status() has to say of it."""

    sql: str
    seen: set[tuple[str, str, str]]


LEDGER = "'ledger'::regclass"
EDITS = {
    "a column may be null": Edit(
        f"UPDATE pg_attribute SET attnotnull = false WHERE attrelid = {LEDGER} AND attname = 'amount'",
        {("modified", "table column", "public.ledger.amount")},
    ),
    "a column is narrower": Edit(
        f"UPDATE pg_attribute SET atttypmod = 655366 WHERE attrelid = {LEDGER} AND attname = 'amount'",
        {("modified", "table column", "public.ledger.amount")},
    ),
    "a function has another body": Edit(
        "UPDATE pg_proc SET prosrc = 'SELECT x * 0.0' WHERE proname = 'tax'",
        {("modified", "function", "public.tax(numeric)")},
    ),
    "a function runs as its owner": Edit(
        "UPDATE pg_proc SET prosecdef = true WHERE proname = 'tax'",
        {("modified", "function", "public.tax(numeric)")},
    ),
    "a label is spelled otherwise": Edit(
        "UPDATE pg_enum SET enumlabel = 'nervous' WHERE enumlabel = 'tense'",
        {("modified", "type", "public.mood")},
    ),
    "a comment says something else": Edit(
        f"UPDATE pg_description SET description = 'what went out' WHERE objoid = {LEDGER} AND objsubid = 0",
        {("modified", "comment", "table public.ledger")},
    ),
    "a comment is gone": Edit(
        f"DELETE FROM pg_description WHERE objoid = {LEDGER} AND objsubid = 0",
        {("removed", "comment", "table public.ledger")},
    ),
    "rows are guarded": Edit(
        f"UPDATE pg_class SET relrowsecurity = true WHERE oid = {LEDGER}",
        {("modified", "table", "public.ledger")},
    ),
    "everybody may write": Edit(
        f"UPDATE pg_class SET relacl = relacl || makeaclitem(0, relowner, 'INSERT', false) WHERE oid = {LEDGER}",
        {("modified", "grant", "table public.ledger to PUBLIC")},
    ),
    "a constraint is not enforced for old rows": Edit(
        f"UPDATE pg_constraint SET convalidated = false WHERE conrelid = {LEDGER} AND contype = 'c'",
        {("modified", "table constraint", "ledger_amount_check on public.ledger")},
    ),
    "a table has another name": Edit(
        "UPDATE pg_class SET relname = 'another' WHERE oid = 'other'::regclass",
        {
            (change, kind, identity.format(table))
            for change, table in (("removed", "public.other"), ("added", "public.another"))
            for kind, identity in (
                ("table", "{}"),
                ("table column", "{}.id"),
                ("column order", "{}"),
                ("owner", "table {}"),
            )
        },
    ),
}


class TestCatalogRows:
    @pytest.mark.slow
    def test_every_edit_of_a_catalog_is_in_status_under_its_own_name(self, repo: Repo) -> None:
        """Whatever catalog row a superuser edits, status() names the object that it describes, and no other."""
        repo.commit(SCHEMA)
        assert repo.status() == []
        wrong = {}
        for name, edit in EDITS.items():
            with repo.conn.transaction(force_rollback=True):
                assert edit_catalog(repo.conn, edit.sql).rows == 1
                seen = {(change.change, change.kind, change.identity) for change in repo.status()}
                if seen != edit.seen:
                    wrong[name] = seen
            assert repo.status() == [], f"after undoing: {name}"
        assert wrong == {}

    def test_an_edited_catalog_is_committed_and_told_apart(self, repo: Repo) -> None:
        """A hidden edit that is committed is a change like any other: show() tells the old definition from the new."""
        first = repo.commit(SCHEMA)
        edit_catalog(repo.conn, EDITS["a function has another body"].sql)
        second = repo.commit(message="somebody was here")
        (change,) = repo.show(second)
        assert (change.change, change.identity) == ("modified", "public.tax(numeric)")
        assert "x * 0.2" in str(change.old_definition)
        assert "x * 0.0" in str(change.new_definition)
        assert [commit.commit_id for commit in repo.log()] == [second, first]
        assert repo.status() == []


class TestSilentStatements:
    def test_ddl_that_no_trigger_hears_of_is_seen(self, repo: Repo) -> None:
        """In the replica role, with event triggers off, DDL is seen as ever."""
        repo.commit(SCHEMA)
        heard = "CREATE TABLE heard (tag text); CREATE FUNCTION hear() RETURNS event_trigger LANGUAGE plpgsql AS"
        with repo.conn.transaction(force_rollback=True):
            # The healthy case: an event trigger hears of DDL as long as nobody silences it.
            repo.run(f"{heard} $$BEGIN INSERT INTO heard VALUES (tg_tag); END$$")
            repo.run("CREATE EVENT TRIGGER hear ON ddl_command_end EXECUTE FUNCTION hear()")
            repo.run("COMMENT ON TABLE other IS 'aloud'")
            silence_triggers(repo.conn)
            repo.run("COMMENT ON TABLE other IS 'in silence'; ALTER TABLE other ADD whisper text")
            assert repo.sql("SELECT tag FROM heard") == [("COMMENT",)]
        silence_triggers(repo.conn)
        repo.run("ALTER TABLE other ADD whisper text")
        assert {(change.change, change.identity) for change in repo.status()} == {
            ("added", "public.other.whisper"),
            ("modified", "public.other"),
        }
        assert repo.commit(message="a whisper") == repo.head()

    @pytest.mark.slow
    def test_a_change_in_single_user_mode_is_seen_afterwards(self, durable_repo: Repo, cluster: Cluster) -> None:
        """What was done while the server was down, in single-user mode, is in status() when it is up again."""
        repo = durable_repo
        committed = repo.commit(SCHEMA)
        repo.conn.close()
        cluster.stop()
        run = single_user(
            cluster, repo.database.name, ["ALTER TABLE other ADD whisper text", "DROP VIEW totals", "DROP FUNCTION tax"]
        )
        assert run.statements == 3
        cluster.start()
        repo.reconnect()
        assert repo.head() == committed
        assert {(change.change, change.kind, change.identity) for change in repo.status()} == {
            ("added", "table column", "public.other.whisper"),
            ("modified", "column order", "public.other"),
            ("removed", "function", "public.tax(numeric)"),
            ("removed", "owner", "function public.tax(numeric)"),
            ("removed", "view", "public.totals"),
            ("removed", "owner", "view public.totals"),
        }
