"""What the everyday calls cost in large schemas: that of the change, not of the schema around it.

Method: benchmarks (``--benchmark-only``) in schemas of 1,000 and of 10,000 tables with keys, checks, indexes and a
view for each fifth table, beside ``pg_dump --schema-only`` of the same database in the same run. No verdict depends on
a time. That nothing is overlooked while little is read is judged elsewhere (test_property_looks.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pggit_harness.databases import DatabasePool
from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.workload.large import units_read
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.schemas import make_tables, make_views

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.load,
    pytest.mark.slow,
    pytest.mark.promise("P13"),
    pytest.mark.fault("F29"),
    pytest.mark.timeout(600),
]

SIZES = (1000, 10000)


@pytest.fixture(scope="module")
def schema_of(database_pool: DatabasePool) -> Iterator[Callable[[int], Repo]]:
    """A committed schema of that many tables, made once; each test leaves it with what it committed."""
    with ExitStack() as stack:
        made: dict[int, Repo] = {}

        def schema(tables: int) -> Repo:
            if tables not in made:
                database = database_pool.take()
                stack.callback(database_pool.give_back, database)
                repo = made[tables] = stack.enter_context(Repo.open(database))
                make_tables(repo, tables)
                make_views(repo, tables // 5)
                repo.run("ANALYZE")
                repo.commit(message=f"{tables} tables")
            return made[tables]

        yield schema


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    return count()


@pytest.mark.parametrize("tables", SIZES)
class TestLarge:
    """The same calls at both sizes."""

    def test_benchmark_pg_dump(
        self, benchmark: BenchmarkFixture, schema_of: Callable[[int], Repo], tables: int
    ) -> None:
        """The yardstick: PostgreSQL's own description of the schema, starting pg_dump included."""
        repo = schema_of(tables)
        text = benchmark.pedantic(schema_dump, (repo.database.conninfo,), rounds=3, warmup_rounds=1)
        made = repo.one("SELECT count(*) FROM pggit.ls_tree() WHERE kind = 'table'")
        assert text.count("CREATE TABLE") == made == tables

    def test_benchmark_first_commit(
        self, benchmark: BenchmarkFixture, schema_of: Callable[[int], Repo], tables: int
    ) -> None:
        """A commit that has to read, hash and store everything; rolled back and made again."""
        repo = schema_of(tables)

        def first() -> bool:
            with repo.conn.transaction(force_rollback=True):
                for table in ("capture", "captured", "head", "ref", "reflog", "commit", "tree", "blob", "address"):
                    repo.run(f"TRUNCATE pggit.{table}")
                repo.commit(message="first")
                return len(repo.log()) == 1

        assert benchmark.pedantic(first, rounds=2, warmup_rounds=0) is True
        assert repo.status() == []

    def test_benchmark_status(self, benchmark: BenchmarkFixture, schema_of: Callable[[int], Repo], tables: int) -> None:
        """status() where nothing has changed."""
        repo = schema_of(tables)
        assert benchmark.pedantic(repo.status, rounds=3, warmup_rounds=1) == []
        assert units_read(repo) is not None

    def test_benchmark_commit_of_one_column(
        self, benchmark: BenchmarkFixture, schema_of: Callable[[int], Repo], numbers: Iterator[int], tables: int
    ) -> None:
        """A commit after one ALTER TABLE."""
        repo = schema_of(tables)
        before = len(repo.log())

        def alter() -> str:
            number = next(numbers)
            return repo.commit(f"ALTER TABLE t_8 ADD COLUMN c{number} integer", f"column {number}")

        assert benchmark.pedantic(alter, rounds=5, warmup_rounds=1) == repo.head()
        assert len(repo.log()) == before + 6

    def test_benchmark_diff_of_ten_objects(
        self, benchmark: BenchmarkFixture, schema_of: Callable[[int], Repo], numbers: Iterator[int], tables: int
    ) -> None:
        """diff() of two commits that differ in ten objects."""
        repo = schema_of(tables)
        columns = ", ".join(f"ADD COLUMN d{next(numbers)} integer" for _ in range(9))
        repo.commit(f"ALTER TABLE t_9 {columns}", "nine columns, and their order")
        found = benchmark.pedantic(repo.diff, ("HEAD~1", "HEAD"), rounds=5, warmup_rounds=1)
        assert len(found) == 10

    def test_benchmark_checkout_of_ten_objects(
        self, benchmark: BenchmarkFixture, schema_of: Callable[[int], Repo], numbers: Iterator[int], tables: int
    ) -> None:
        """checkout() of the commit before, from which ten objects differ; rolled back and made again."""
        repo = schema_of(tables)
        columns = ", ".join(f"ADD COLUMN e{next(numbers)} integer" for _ in range(9))
        repo.commit(f"ALTER TABLE t_10 {columns}", "nine columns, and their order")

        def checkout() -> int:
            with repo.conn.transaction(force_rollback=True):
                repo.run("SELECT pggit.checkout('HEAD~1')")
                return len(repo.diff("main", "WORKING"))

        assert benchmark.pedantic(checkout, rounds=3, warmup_rounds=1) == 10
        assert repo.status() == []
