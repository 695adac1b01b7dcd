"""Many clients at once, each behaving as a user's program would; and what the everyday calls cost.

Method: clients run for a bounded number of rounds and seconds. What they were told is compared with
the history afterwards. The benchmarks beside them (``--benchmark-only``) measure pggit next to
``pg_dump --schema-only`` of the same database, in one run; no verdict depends on a time.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise

import psycopg
import pytest
from psycopg_pool import ConnectionPool
from pytest_benchmark.fixture import BenchmarkFixture

from pggit_harness.databases import Database
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.load import Client, run_load
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.schemas import make_tables

pytestmark = [pytest.mark.chaos, pytest.mark.load, pytest.mark.slow]


def committer(client: Client) -> None:
    """DDL of its own and a commit, in one transaction."""
    name = f"t_{client.number}"
    ddl = f"ALTER TABLE {name} ADD COLUMN c{client.round} int" if client.round else f"CREATE TABLE {name} (id int)"
    client.commit(f"{client.number}.{client.round}", ddl)


def brancher(client: Client) -> None:
    """Makes a branch and a tag, renames the branch, deletes both; every other round it leaves the tag."""
    name = f"b_{client.number}_{client.round}"
    client.query("create branch", "SELECT pggit.create_branch(%s)", (name,))
    client.query("create tag", "SELECT pggit.create_tag(%s, 'HEAD', 'under load')", (f"tag_{name}",))
    client.query("rename branch", "SELECT pggit.rename_branch(%s, %s)", (name, f"renamed_{name}"))
    client.query("delete branch", "SELECT pggit.delete_branch(%s, true)", (f"renamed_{name}",))
    if client.round % 2:
        client.query("delete tag", "SELECT pggit.delete_tag(%s)", (f"tag_{name}",))


class Reader:
    """Reads the same history in several ways; each answer must be one that some serial order gives."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def __call__(self, client: Client) -> None:
        def consistent(conn: psycopg.Connection[tuple[object, ...]]) -> None:
            rows = conn.execute("SELECT commit_id, parent_ids FROM pggit.log()").fetchall()
            for (commit_id, parents), (below, _) in pairwise(rows):
                if parents != [below]:
                    self.wrong.append(f"{commit_id} has the parents {parents}, below it is {below}")
            shown = conn.execute("SELECT count(*) FROM pggit.show(%s)", (rows[0][0],)).fetchone()
            if shown is None or not shown[0]:
                self.wrong.append(f"{rows[0][0]} shows no change")

        client.transaction("log and show", consistent)
        problems = client.query("verify", "SELECT * FROM pggit.verify()")
        self.wrong += [str(problem) for problem in problems or []]
        client.query("status", "SELECT * FROM pggit.status()")
        client.query("diff", "SELECT * FROM pggit.diff('HEAD~1', 'HEAD')")


class TestManyClients:
    """More sessions than cores, for some seconds."""

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F30")
    def test_committers_branchers_and_readers_together(self, repo: Repo) -> None:
        """Twelve clients at once: every acknowledged commit is there once, and every reader saw a sound history."""
        first = [repo.commit(f"CREATE TABLE base{number} (id int)", f"base {number}") for number in range(2)]
        reader = Reader()
        scripts = [committer] * 6 + [brancher] * 3 + [reader] * 3

        tally = run_load(repo.database, scripts, rounds=12, seconds=8)

        assert tally.refused == {}
        assert reader.wrong == []
        assert all(tally.rounds[number] >= 1 for number in range(len(scripts)))
        assert tally.done["commit"] == len(tally.commits) >= 6
        assert min(tally.done[label] for label in ("create branch", "create tag", "log and show", "status")) >= 3
        assert history_breaks(repo.conn, acknowledged=[*first, *tally.commits], possible=[]) == []
        assert [branch.name for branch in repo.branches()] == ["main"]
        kept = sum((tally.rounds[number] + 1) // 2 for number in range(6, 9))
        assert repo.one("SELECT count(*) FROM pggit.tags()") == kept
        assert repo.status() == []
        assert store_problems(repo.conn) == []

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P13")
    @pytest.mark.fault("F30")
    @pytest.mark.fault("F21")
    def test_forty_threads_share_ten_connections(
        self, repo: Repo, pool: ConnectionPool[psycopg.Connection[tuple[object, ...]]]
    ) -> None:
        """Forty users of a pool of ten connections commit; the connections come back clean, and nothing is lost."""
        first = repo.commit("CREATE TABLE base (id int)", "base")

        def user(number: int) -> str:
            with pool.connection(timeout=120) as conn:
                conn.execute(f"CREATE TABLE pooled_{number} (id int)".encode())
                row = conn.execute("SELECT pggit.commit(%s)", (f"pooled {number}",)).fetchone()
                assert row is not None
                return str(row[0])

        with ThreadPoolExecutor(max_workers=40) as threads:
            told = list(threads.map(user, range(40), timeout=200))

        assert history_breaks(repo.conn, acknowledged=[first, *told], possible=[]) == []
        assert repo.status() == []
        statistics = pool.get_stats()
        assert statistics["pool_size"] <= 10
        assert statistics.get("connections_lost", 0) == statistics.get("requests_errors", 0) == 0
        repo.sql("SELECT 1")
        assert (
            repo.sql(
                "SELECT state, query FROM pg_stat_activity"
                " WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle'"
                " AND pid <> pg_backend_pid()"
            )
            == []
        )
        ours = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        assert repo.sql(f"SELECT locktype, mode FROM pg_locks WHERE pid IN ({ours})") == []

    @pytest.mark.asyncio
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F30")
    async def test_asynchronous_clients_commit_in_one_event_loop(self, isolated_database: Database) -> None:
        """Sixteen asynchronous connections in one thread commit at once, and none waits for another for ever."""
        told: list[str] = []

        async def client(number: int) -> None:
            async with await isolated_database.aconnect() as conn:
                for turn in range(3):
                    await conn.execute(f"CREATE TABLE async_{number}_{turn} (id int)".encode())
                    cursor = await conn.execute("SELECT pggit.commit(%s)", (f"{number}.{turn}",))
                    row = await cursor.fetchone()
                    await conn.commit()
                    assert row is not None
                    told.append(str(row[0]))

        async with asyncio.timeout(120):
            await asyncio.gather(*(client(number) for number in range(16)))

        assert len(told) == 48
        with Repo.open(isolated_database) as repo:
            assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
            assert repo.status() == []
            assert repo.verify() == []

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P01")
    @pytest.mark.fault("F30")
    @pytest.mark.fault("F01")
    def test_rolled_back_commits_among_many_leave_no_trace(self, repo: Repo) -> None:
        """Half of the transactions under load roll back after their commit: of those nothing stays."""
        first = repo.commit("CREATE TABLE base (id int)", "base")
        phantoms: list[str] = []
        guard = threading.Lock()

        def hesitant(client: Client) -> None:
            def change_of_mind(conn: psycopg.Connection[tuple[object, ...]]) -> None:
                with conn.transaction(force_rollback=True):
                    conn.execute(f"CREATE TABLE phantom_{client.number}_{client.round} (id int)".encode())
                    row = conn.execute("SELECT pggit.commit('phantom')").fetchone()
                    assert row is not None
                    with guard:
                        phantoms.append(str(row[0]))

            client.transaction("rolled back", change_of_mind)
            client.commit(
                f"kept {client.number}.{client.round}", f"CREATE TABLE kept_{client.number}_{client.round} ()"
            )

        tally = run_load(repo.database, [hesitant] * 6, rounds=6, seconds=8)

        assert tally.refused == {}
        assert len(phantoms) >= 6
        assert history_breaks(repo.conn, acknowledged=[first, *tally.commits], possible=[]) == []
        stored = {row[0] for row in repo.sql("SELECT encode(id, 'hex') FROM pggit.commit")}
        assert stored == {first, *tally.commits}
        assert repo.sql("SELECT identity FROM pggit.blob WHERE identity LIKE '%%phantom%%'") == []
        assert repo.sql("SELECT 1 FROM pg_class WHERE relname LIKE 'phantom%%'") == []
        assert repo.status() == []


@pytest.fixture
def schema_of_300(repo: Repo) -> Repo:
    """300 tables with keys, checks and indexes, committed, and a second commit of one small change."""
    make_tables(repo, 300)
    repo.commit(message="300 tables")
    repo.commit("ALTER TABLE t_7 ADD COLUMN more int", "one column")
    return repo


@pytest.fixture
def numbers() -> Iterator[int]:
    return count()


@pytest.mark.promise("P13")
@pytest.mark.fault("F30")
class TestBenchmarks:
    """What the everyday calls cost in a schema of 300 tables, next to pg_dump of the same database."""

    def test_benchmark_pg_dump(self, benchmark: BenchmarkFixture, schema_of_300: Repo) -> None:
        """The yardstick: PostgreSQL's own description of the schema, starting pg_dump included."""
        text = benchmark(schema_dump, schema_of_300.database.conninfo)
        assert text.count("CREATE TABLE") == schema_of_300.one(
            "SELECT count(*) FROM pggit.ls_tree() WHERE kind = 'table'"
        )
        assert len(schema_of_300.log()) == 2

    def test_benchmark_commit_of_one_column(
        self, benchmark: BenchmarkFixture, schema_of_300: Repo, numbers: Iterator[int]
    ) -> None:
        """A commit of one new column."""

        def commit() -> str:
            number = next(numbers)
            return schema_of_300.commit(f"ALTER TABLE t_8 ADD COLUMN c{number} int", f"column {number}")

        assert benchmark(commit) == schema_of_300.head()
        assert len(schema_of_300.log()) == 2 + next(numbers)

    def test_benchmark_first_commit(self, benchmark: BenchmarkFixture, repo: Repo) -> None:
        """The first commit, of all 300 tables; rolled back and made again."""
        make_tables(repo, 300)

        def first() -> int:
            with repo.conn.transaction(force_rollback=True):
                repo.commit(message="first")
                return len(repo.ls_tree())

        assert benchmark.pedantic(first, rounds=5, warmup_rounds=1) > 300
        assert repo.log() == []

    def test_benchmark_status(self, benchmark: BenchmarkFixture, schema_of_300: Repo) -> None:
        """status() with one change that is not committed."""
        schema_of_300.run("ALTER TABLE t_9 DROP COLUMN amount")
        changes = benchmark(schema_of_300.status)
        assert ("removed", "table column", "public.t_9.amount") in changes

    def test_benchmark_diff_of_two_commits(self, benchmark: BenchmarkFixture, schema_of_300: Repo) -> None:
        """diff() of two neighbouring commits."""
        differences = benchmark(schema_of_300.diff, "HEAD~1", "HEAD")
        assert [(change.change, change.identity) for change in differences] == [
            ("modified", "public.t_7"),
            ("added", "public.t_7.more"),
        ]

    def test_benchmark_log(self, benchmark: BenchmarkFixture, repo: Repo) -> None:
        """log() of 100 commits."""
        repo.sql("SELECT pggit.commit('commit ' || n, allow_empty => true) FROM generate_series(1, 100) AS n")
        history = benchmark(repo.log)
        assert [commit.message for commit in history] == [f"commit {number}" for number in range(100, 0, -1)]
