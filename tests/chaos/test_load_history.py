"""What does not grow: a commit with the history before it, and the DDL of others with the extension being there.

Method: benchmarks (``--benchmark-only``), the two sides of each ratio in the same run. No verdict depends on a time.
"""

from __future__ import annotations

from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.schemas import make_tables

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.load,
    pytest.mark.slow,
    pytest.mark.promise("P13"),
    pytest.mark.fault("F29"),
    pytest.mark.timeout(600),
]


@pytest.mark.parametrize("commits", [10, 1000])
def test_benchmark_commit_after_many(benchmark: BenchmarkFixture, repo: Repo, commits: int) -> None:
    """A commit of one column, when so many were made before it."""
    make_tables(repo, 100)
    repo.commit(message="100 tables")
    numbers = count(2)

    def alter() -> str:
        number = next(numbers)
        return repo.commit(f"ALTER TABLE t_{number % 100} ADD COLUMN c{number} integer", f"commit {number}")

    for _ in range(commits - 2):
        alter()
    repo.run("ANALYZE")
    last = benchmark.pedantic(alter, rounds=10, warmup_rounds=0)
    assert last == repo.head()
    assert len(repo.log()) == commits - 1 + 10


@pytest.mark.parametrize("with_extension", [False, True], ids=["without", "with"])
def test_benchmark_ddl_of_others(benchmark: BenchmarkFixture, repo: Repo, with_extension: bool) -> None:
    """Fifty tables that are made, altered and dropped by somebody who does not use pggit."""
    if not with_extension:
        repo.run("DROP EXTENSION pggit CASCADE")
    script = "".join(
        f"CREATE TABLE d_{n} (id integer PRIMARY KEY, a text); ALTER TABLE d_{n} ADD COLUMN b integer CHECK (b > 0);"
        f"CREATE VIEW v_{n} AS SELECT a FROM d_{n}; DROP TABLE d_{n} CASCADE;"
        for n in range(50)
    )
    benchmark.pedantic(repo.run, (script,), rounds=20, warmup_rounds=2)
    assert repo.one("SELECT count(*) FROM pg_class WHERE relname ~ '^[dv]_[0-9]+$'") == 0
    assert repo.one("SELECT count(*) FROM pg_extension WHERE extname = 'pggit'") == int(with_extension)
