"""Cost follows the change: not the size of the schema, not the length of the history.

Method: the same small change in a small and in a large schema, or early and late in a history. What
is compared is work, not time: rows and bytes that the store grew by, blocks that a query touched,
memory that a server process holds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.oracles.work import blocks_of_change, blocks_read, rows_read, store_size
from pggit_harness.workload.dumps import new_database
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.schemas import make_tables

pytestmark = [pytest.mark.chaos, pytest.mark.load, pytest.mark.slow]

SMALL, LARGE = 20, 500


def growth(repo: Repo, change: Callable[[], object]) -> dict[str, tuple[int, int]]:
    """Rows and bytes that each table of the store grew by."""
    before = store_size(repo.conn)
    change()
    after = store_size(repo.conn)
    return {table: (after[table][0] - before[table][0], after[table][1] - before[table][1]) for table in after}


class TestSizeOfTheSchema:
    """One small change beside few tables and beside hundreds."""

    @pytest.mark.promise("P13")
    @pytest.mark.fault("F29")
    def test_store_grows_with_the_change_not_with_the_schema(self, repo: Repo) -> None:
        """One more column adds two blobs and one path of tree nodes, among 20 tables as among 500."""
        grown = {}
        for count in (SMALL, LARGE):
            with new_database(repo.database, f"of_{count}") as database, Repo.open(database) as there:
                there.run("CREATE EXTENSION pggit")
                make_tables(there, count)
                whole = growth(there, lambda there=there: there.commit(message="all"))  # type: ignore[misc]
                assert whole["blob"][0] >= count * 8
                for number in range(3):
                    ddl = f"ALTER TABLE t_{number} ADD COLUMN more int"
                    grown[count] = growth(
                        there,
                        lambda there=there, ddl=ddl: there.commit(ddl, "one column"),  # type: ignore[misc]
                    )
                    # The column, and the order of the columns.
                    assert grown[count]["blob"][0] == 2
                    assert grown[count]["commit"][0] == 1
                    assert grown[count]["reflog"][0] == 2
                    # Two blobs come and one goes: at most three paths from the root.
                    assert 1 <= grown[count]["tree"][0] <= 3 * 8
                    bytes_added = sum(size for _, size in grown[count].values())
                    assert bytes_added < 12_000
                assert store_problems(there.conn) == []
                assert [commit.message for commit in there.log()] == ["one column"] * 3 + ["all"]
        assert grown[LARGE]["tree"][0] <= grown[SMALL]["tree"][0] + 3 * 3

    @pytest.mark.promise("P13")
    @pytest.mark.fault("F29")
    def test_diff_of_two_commits_reads_what_changed(self, repo: Repo) -> None:
        """diff(), show() and rev_parse() of a small change touch about as many blocks among 500 tables as among 20."""
        calls = {
            "diff": "SELECT * FROM pggit.diff('HEAD~1', 'HEAD')",
            "show": "SELECT * FROM pggit.show('HEAD')",
            "rev_parse": "SELECT pggit.rev_parse('HEAD~1')",
            "tree_id": "SELECT pggit.tree_id('HEAD')",
            "log": "SELECT * FROM pggit.log()",
            "everything": "SELECT * FROM pggit.diff('EMPTY', 'HEAD')",
        }
        blocks, rows = {}, {}
        for count in (SMALL, LARGE):
            with new_database(repo.database, f"of_{count}") as database, Repo.open(database) as there:
                there.run("CREATE EXTENSION pggit")
                make_tables(there, count)
                there.commit(message="all")
                there.commit("ALTER TABLE t_1 ADD COLUMN more int", "one column")
                assert [change.identity for change in there.diff("HEAD~1", "HEAD")] == ["public.t_1", "public.t_1.more"]
                # A table without statistics may be read from end to end where an index would do.
                there.run("ANALYZE pggit.tree; ANALYZE pggit.blob; ANALYZE pggit.commit")
                blocks[count] = {name: blocks_read(there.conn, query) for name, query in calls.items()}
                rows[count] = {name: rows_read(there.conn, query) for name, query in calls.items()}
        for name in ("diff", "show", "rev_parse", "tree_id", "log"):
            # Twenty-five times the schema: the tree is three levels deeper, no more.
            assert blocks[LARGE][name] <= 3 * blocks[SMALL][name] + 30, (name, blocks)
            assert 0 < rows[LARGE][name] <= 200, (name, rows)
        # The measures work: what is large costs more.
        assert rows[LARGE]["everything"] > LARGE * 8, rows
        assert blocks[LARGE]["everything"] > 8 * blocks[SMALL]["everything"], blocks

    @pytest.mark.promise("P13")
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F29")
    def test_going_back_and_forth_stores_nothing_twice(self, repo: Repo) -> None:
        """A schema that swings between two states stores each state once; only commits and movements are added."""
        make_tables(repo, 50)
        repo.commit(message="all")
        repo.commit("ALTER TABLE t_1 ADD COLUMN more int", "there")
        repo.commit("ALTER TABLE t_1 DROP COLUMN more", "back")

        def swing() -> None:
            for turn in range(5):
                repo.commit("ALTER TABLE t_1 ADD COLUMN more int", f"there {turn}")
                repo.commit("ALTER TABLE t_1 DROP COLUMN more", f"back {turn}")

        grown = growth(repo, swing)
        assert (grown["blob"][0], grown["tree"][0]) == (0, 0)
        assert (grown["commit"][0], grown["reflog"][0]) == (10, 20)
        trees = {commit.message: repo.tree(commit.commit_id) for commit in repo.log()}
        assert {trees[f"there {turn}"] for turn in range(5)} == {trees["there"]}
        assert {trees[f"back {turn}"] for turn in range(5)} == {trees["back"]} == {trees["all"]}
        assert trees["there"] != trees["back"]

    @pytest.mark.promise("P13")
    @pytest.mark.fault("F29")
    def test_columns_cost_the_same_in_one_table_as_in_many(self, cluster: Cluster) -> None:
        """1,200 columns with defaults in one table take about the processor time that they take in 40 tables."""
        columns = [f"c{number} int DEFAULT {number}" for number in range(1200)]
        seconds = {}
        for width in (30, 1200):
            with Repo.open(cluster.create_database()) as repo:
                for begin in range(0, 1200, width):
                    repo.run(f"CREATE TABLE t_{begin} ({', '.join(columns[begin : begin + width])})")
                tip = repo.commit(message="columns")
                assert sum(entry.kind == "table column" for entry in repo.ls_tree(tip)) == 1200
                process = psutil.Process(repo.conn.info.backend_pid)
                before = sum(process.cpu_times()[:2])
                for _ in range(3):
                    assert repo.status() == []
                # Processor time of the server process alone: a busy machine does not change it.
                seconds[width] = sum(process.cpu_times()[:2]) - before
        assert seconds[1200] <= 5 * seconds[30] + 0.2, seconds


class TestLengthOfTheHistory:
    """The same work early and late."""

    @pytest.mark.promise("P13")
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F30")
    def test_three_hundred_commits_in_a_row(self, repo: Repo) -> None:
        """Of 300 commits none is lost, and the last ones cost what the first ones cost."""
        make_tables(repo, 10)
        told = [repo.commit(message="base")]
        grown, recent = {}, {}
        for number in range(1, 301):
            repo.run(f"ALTER TABLE t_{number % 10} ADD COLUMN c{number} int")
            if number in (20, 300):
                before = store_size(repo.conn)
                told.append(repo.commit(message=f"commit {number}"))
                grown[number] = {table: size[0] - before[table][0] for table, size in store_size(repo.conn).items()}
                repo.run("VACUUM (ANALYZE) pggit.commit, pggit.tree, pggit.blob, pggit.reflog")
                recent[number] = {
                    "log": blocks_read(repo.conn, "SELECT * FROM pggit.log('HEAD', 10)"),
                    "diff": blocks_read(repo.conn, "SELECT * FROM pggit.diff('HEAD~1', 'HEAD')"),
                    "rev_parse": blocks_read(repo.conn, "SELECT pggit.rev_parse('HEAD~5')"),
                    "branch": blocks_of_change(repo.conn, f"SELECT pggit.create_branch('at_{number}')"),
                }
            else:
                told.append(repo.commit(message=f"commit {number}"))
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
        assert [commit.message for commit in repo.log(max_count=2)] == ["commit 300", "commit 299"]
        assert len(repo.reflog()) == len(repo.reflog("main")) == 301
        assert [change.change for change in repo.show("HEAD~250")] == ["modified", "added"]
        assert store_problems(repo.conn) == []
        assert grown[300]["blob"] == grown[20]["blob"] == 2
        assert grown[300]["tree"] <= grown[20]["tree"] + 6
        for call, blocks in recent[300].items():
            assert blocks <= 2 * recent[20][call] + 30, (call, recent)

    @pytest.mark.promise("P13")
    @pytest.mark.promise("P05")
    @pytest.mark.fault("F29")
    def test_what_was_made_anew_often_is_planned_as_after_the_first_time(self, repo: Repo) -> None:
        """A checkout that makes 20 tables for the 14th time takes about the processor time of the second time."""
        repo.commit("CREATE TABLE other ()", "other")
        repo.sql("SELECT pggit.create_branch('other')")
        repo.run("DROP TABLE other")
        columns = ", ".join(f"c{number} int" for number in range(30))
        for number in range(20):
            repo.run(f"CREATE TABLE t_{number} ({columns})")
        repo.commit(message="tables")
        process = psutil.Process(repo.conn.info.backend_pid)
        seconds = []
        for _ in range(14):
            repo.sql("SELECT pggit.checkout('other')")
            before = sum(process.cpu_times()[:2])
            repo.sql("SELECT pggit.checkout('main')")
            seconds.append(sum(process.cpu_times()[:2]) - before)
        assert repo.status() == []
        assert seconds[-1] <= 3 * seconds[1] + 0.2, seconds

    @pytest.mark.promise("P13")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F29")
    def test_a_branch_costs_the_same_beside_a_thousand_others(self, repo: Repo) -> None:
        """With 1,000 branches and tags, making, reading and removing one touches no more blocks than with ten."""
        tip = repo.commit("CREATE TABLE base (id int)", "base")
        blocks = {}
        made = 0
        for count in (10, 1000):
            repo.sql(
                "SELECT pggit.create_branch('feature/' || n), pggit.create_tag('v' || n)"
                " FROM generate_series(%s::int, %s::int) AS n",
                (made + 1, count),
            )
            made = count
            repo.run("VACUUM (ANALYZE) pggit.ref, pggit.reflog")
            blocks[count] = {
                "make": blocks_of_change(repo.conn, f"SELECT pggit.create_branch('new_{count}')"),
                "rev_parse": blocks_read(repo.conn, "SELECT pggit.rev_parse('feature/7')"),
                "reflog": blocks_read(repo.conn, "SELECT * FROM pggit.reflog('feature/7')"),
                "remove": blocks_of_change(repo.conn, f"SELECT pggit.delete_branch('new_{count}')"),
            }
        for call in ("create_branch('one_more')", "rev_parse('feature/7')", "delete_branch('one_more')"):
            assert rows_read(repo.conn, f"SELECT pggit.{call}") <= 50, call
        for call, touched in blocks[1000].items():
            assert touched <= 2 * blocks[10][call] + 30, (call, blocks)
        assert len(repo.branches()) == 1001
        assert {branch.commit_id for branch in repo.branches()} == {tip}
        assert repo.rev_parse("feature/1000") == repo.rev_parse("v1000") == tip
        assert repo.verify() == []


class TestMemory:
    """What a server process holds after many calls."""

    @pytest.mark.promise("P13")
    @pytest.mark.fault("F30")
    @pytest.mark.fault("F23")
    def test_memory_of_a_session_does_not_grow_with_its_commits(self, durable_repo: Repo, cluster: Cluster) -> None:
        """A session that has committed, compared and listed 120 times holds no more memory than after 30 times."""
        repo = durable_repo
        make_tables(repo, 30)
        process = psutil.Process(repo.conn.info.backend_pid)
        assert Path(process.exe()).name == "postgres"
        held = {}
        for number in range(1, 121):
            repo.commit(f"ALTER TABLE t_1 ALTER COLUMN amount SET DEFAULT {number}", f"commit {number}")
            repo.status()
            assert len(repo.diff("HEAD~1" if number > 1 else "EMPTY", "HEAD")) >= 1
            repo.log(max_count=5)
            if number in (30, 120):
                contexts = repo.one("SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts")
                # Private memory alone: the blocks of shared memory that a process has touched count in RSS.
                held[number] = (int(contexts), process.memory_full_info().uss)
        assert [commit.message for commit in repo.log(max_count=1)] == ["commit 120"]
        assert held[120][0] <= 1.3 * held[30][0] + 2**20, held
        assert held[120][1] <= 1.3 * held[30][1] + 4 * 2**20, held

    @pytest.mark.promise("P13")
    @pytest.mark.fault("F29")
    @pytest.mark.fault("F23")
    def test_memory_of_a_commit_follows_the_schema_gently(self, durable_repo: Repo, cluster: Cluster) -> None:
        """A commit in a schema of 1,200 tables stays under 100 MB of private memory, and gives it back."""
        repo = durable_repo
        make_tables(repo, 1200)
        first = repo.commit(message="1,200 tables")
        repo.reconnect()
        process = psutil.Process(repo.conn.info.backend_pid)
        # The process's own catalog caches come with any look at the whole schema; they are PostgreSQL's.
        repo.status()
        settled = process.memory_full_info().uss
        second = repo.commit("ALTER TABLE t_77 ADD COLUMN more int", "one column")
        after = process.memory_full_info().uss
        assert [commit.commit_id for commit in repo.log()] == [second, first]
        assert len(repo.ls_tree()) > 1200 * 8
        peak = process_peak(process.pid)
        assert after <= 1.2 * settled + 2**22, (settled, after, peak)
        assert peak - shared_of(process) < 100 * 2**20, (settled, after, peak)


def process_peak(pid: int) -> int:
    """The most resident memory that a process ever had, in bytes, shared memory included."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def shared_of(process: psutil.Process) -> int:
    """The resident memory that a process shares with others, in bytes."""
    return int(process.memory_info().shared)
