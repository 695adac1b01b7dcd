"""What a commit of a large schema notes of the catalogs: who believes it, who checks it, and how much it saves."""

from pggit_harness.oracles.whole_look import overlooked
from pggit_harness.workload.dumps import new_database
from pggit_harness.workload.large import call_it_large, settle, units_read
from pggit_harness.workload.repo import Repo

TABLES = ";".join(f"CREATE TABLE t{n} (id integer PRIMARY KEY, a text)" for n in range(30))


def test_a_small_schema_is_read_as_a_whole(repo: Repo) -> None:
    """Nothing is noted of it."""
    repo.commit(TABLES)
    assert repo.one("SELECT count(*) FROM pggit.capture") == 0
    assert units_read(repo) is None


def test_only_what_has_changed_is_read(repo: Repo) -> None:
    """One table and what shows it, not the thirty."""
    call_it_large(repo)
    repo.commit(f"{TABLES}; CREATE VIEW v AS SELECT a FROM t7")
    settle(repo)
    assert units_read(repo) == 0
    repo.run("ALTER TABLE t7 ADD COLUMN b integer")
    read = units_read(repo)
    assert read is not None
    # The table, its TOAST table, the view.
    assert 2 <= read <= 5
    repo.commit(message="a column")
    assert [change.identity for change in repo.show()] == ["public.t7", "public.t7.b"]
    assert repo.status() == []


def test_a_branch_that_was_merged_is_noted(repo: Repo) -> None:
    """A merge notes what it has seen, as a commit does."""
    call_it_large(repo)
    repo.commit(TABLES)
    repo.run("SELECT pggit.create_branch('side'), pggit.checkout('side')")
    repo.commit("CREATE TABLE theirs (id integer)", "theirs")
    repo.run("SELECT pggit.checkout('main')")
    repo.commit("CREATE TABLE ours (id integer)", "ours")
    repo.run("SELECT pggit.merge('side')")
    assert repo.one("SELECT tree_id FROM pggit.capture") == bytes.fromhex(repo.tree("HEAD"))
    assert repo.status() == []
    assert overlooked(repo.conn) == ""


def test_what_is_ignored_is_in_no_note(repo: Repo) -> None:
    """While anything is ignored everything is read, and afterwards too, until the next commit."""
    call_it_large(repo)
    repo.commit(TABLES)
    repo.run("SELECT pggit.ignore('public.tmp*')")
    repo.run("CREATE TABLE tmp1 (id integer)")
    assert repo.status() == []
    repo.commit("CREATE TABLE kept (id integer)", "kept")
    assert units_read(repo) is None
    repo.run("SELECT pggit.unignore('public.tmp*')")
    assert {change.identity for change in repo.status()} == {"public.tmp1", "public.tmp1.id", "table public.tmp1"}


def test_a_copy_of_the_database_does_not_believe_it(repo: Repo) -> None:
    """CREATE DATABASE ... TEMPLATE copies the note; it is true of one database."""
    call_it_large(repo)
    repo.commit(TABLES)
    # A template has no sessions.
    repo.conn.close()
    with new_database(repo.database, "copied", (f"TEMPLATE {repo.database.name}",)) as copy, Repo.open(copy) as other:
        assert other.one("SELECT count(*) FROM pggit.capture") == 1
        assert units_read(other) is None
        assert other.status() == []
    repo.reconnect()


def test_a_note_that_was_changed_is_not_believed(repo: Repo) -> None:
    """verify() names it, repair() removes it, and the next commit writes another."""
    call_it_large(repo)
    repo.commit(TABLES)
    settle(repo)
    for damage in (
        "UPDATE pggit.captured SET old_rows = old_rows - 1 WHERE unit = 't3'::regclass",
        "UPDATE pggit.captured SET blob_ids = blob_ids[2:] WHERE unit = 't3'::regclass",
        "DELETE FROM pggit.captured WHERE unit = 't3'::regclass",
        "UPDATE pggit.capture SET horizon = '3'",
        "UPDATE pggit.capture SET tree_id = sha256('')",
        "UPDATE pggit.capture SET others = others + 1",
        "UPDATE pggit.capture SET circular = '{1}'",
    ):
        with repo.conn.transaction(force_rollback=True):
            repo.run(damage)
            assert [(row.severity, row.problem, row.object_id) for row in repo.verify()] == [
                ("warning", "capture_corrupt", "pggit.capture")
            ], damage
            assert repo.sql("SELECT action, object_id FROM pggit.repair(dry_run => false)") == [
                ("removed", "pggit.capture")
            ]
            assert repo.verify() == []
            assert repo.status() == []
            repo.commit("CREATE TABLE more (id integer)", "more")
            assert repo.one("SELECT count(*) FROM pggit.capture") == 1
            assert repo.verify() == []
    assert repo.verify() == []


def test_history_that_is_gone(repo: Repo) -> None:
    """gc() takes a tree that no commit names any more, noted or not: then everything is read."""
    call_it_large(repo)
    repo.commit(TABLES)
    repo.run("SELECT pggit.create_branch('side'), pggit.checkout('side')")
    repo.commit("CREATE TABLE gone (id integer)", "gone")
    repo.run("SELECT pggit.checkout('main', allow_data_loss => true), pggit.delete_branch('side', true)")
    # gc() waits until the reflog has forgotten it.
    repo.run("DELETE FROM pggit.tree WHERE id = (SELECT tree_id FROM pggit.capture)")
    assert units_read(repo) is None
    assert repo.status() == []
    assert overlooked(repo.conn) == ""
