"""What merges and checkouts cost: that of the changes, not of the schema around them.

Method: benchmarks (``--benchmark-only``). Previews of merges whose two sides have changed 250, 500, 1,000 and 2,000
objects each; the plan of a checkout that changes ten objects among a thousand tables, beside ``pg_dump --schema-only``
of the same database. No verdict depends on a time.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.workload.merging import merge, preview
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.schemas import make_tables

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.load,
    pytest.mark.slow,
    pytest.mark.promise("P13"),
    pytest.mark.fault("F30"),
]

TEN_CHANGES = """
ALTER TABLE t_1 ADD COLUMN more integer;
ALTER TABLE t_2 ALTER COLUMN name SET DEFAULT 'x';
ALTER TABLE t_3 ALTER COLUMN amount TYPE numeric(20, 2);
ALTER TABLE t_4 ADD CONSTRAINT added CHECK (id > 0);
ALTER TABLE t_5 ALTER COLUMN name DROP NOT NULL;
CREATE INDEX added_index ON t_6 (amount);
CREATE VIEW added_view AS SELECT id FROM t_7;
CREATE FUNCTION added() RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON TABLE t_8 IS 'said';
GRANT SELECT ON t_9 TO PUBLIC;
"""


def run_each(repo: Repo, statement: str, count: int) -> None:
    """Run a statement for each number; not all at once, for each table takes locks until the transaction ends."""
    for begin in range(0, count, 250):
        repo.run(";".join(statement.format(number) for number in range(begin, min(begin + 250, count))))


@pytest.fixture
def forked(repo: Repo) -> Callable[[int], Repo]:
    """Makes main and ``theirs``, each with that many changes since they parted, one to a table."""

    def make(count: int) -> Repo:
        run_each(repo, "CREATE TABLE t_{} (id integer)", count)
        repo.commit(message="base")
        repo.run("SELECT pggit.create_branch('theirs')")
        run_each(repo, "COMMENT ON TABLE t_{} IS 'ours'", count)
        repo.commit(message="ours")
        run_each(repo, "COMMENT ON TABLE t_{} IS NULL", count)
        repo.run("SELECT pggit.checkout('theirs', force => true)")
        run_each(repo, "ALTER TABLE t_{} ALTER COLUMN id SET DEFAULT 7", count)
        repo.commit(message="theirs")
        return repo

    return make


@pytest.mark.parametrize("count", [250, 500, 1000, 2000])
def test_benchmark_merge_preview(benchmark: BenchmarkFixture, forked: Callable[[int], Repo], count: int) -> None:
    """merge_preview() of two branches with that many changes each."""
    repo = forked(count)
    rows = benchmark.pedantic(preview, (repo, "theirs", "main"), rounds=3, warmup_rounds=1)
    assert [(row.kind, row.outcome) for row in rows] == [("table column", "clean")] * count
    mirrored = preview(repo, "main", "theirs")
    assert [(row.kind, row.outcome) for row in mirrored] == [("comment", "clean")] * count


@pytest.fixture
def thousand_tables(repo: Repo) -> Repo:
    """1,000 tables on main; branch ``ahead`` has ten changes more."""
    make_tables(repo, 1000)
    repo.commit(message="1,000 tables")
    repo.run("SELECT pggit.create_branch('ahead'), pggit.checkout('ahead')")
    repo.commit(TEN_CHANGES, "ten changes")
    repo.run("SELECT pggit.checkout('main')")
    return repo


class TestThousandTables:
    """A change of ten objects in a schema of 1,000 tables."""

    def test_benchmark_pg_dump_of_1000_tables(self, benchmark: BenchmarkFixture, thousand_tables: Repo) -> None:
        """The yardstick: PostgreSQL's own description of the schema, starting pg_dump included."""
        text = benchmark.pedantic(schema_dump, (thousand_tables.database.conninfo,), rounds=3, warmup_rounds=1)
        tables = thousand_tables.one("SELECT count(*) FROM pggit.ls_tree() WHERE kind = 'table'")
        assert text.count("CREATE TABLE") == tables == 1000

    def test_benchmark_plan_of_ten_changes(self, benchmark: BenchmarkFixture, thousand_tables: Repo) -> None:
        """What a checkout does before its first statement: hold HEAD, look at the live schema, plan."""

        def plan() -> int:
            with thousand_tables.conn.transaction(force_rollback=True):
                query = "SELECT cardinality((pggit._begin_checkout('ahead', false)).steps)"
                return int(thousand_tables.one(query))

        # A script sets and resets, around the steps, what they take for granted.
        script = "SELECT count(*) FROM pggit.migration('main', 'ahead') WHERE statement !~ '^(SET|RESET) '"
        steps = thousand_tables.one(script)
        assert benchmark.pedantic(plan, rounds=3, warmup_rounds=1) == steps > 9

    def test_benchmark_checkout_of_ten_changes(self, benchmark: BenchmarkFixture, thousand_tables: Repo) -> None:
        """The whole checkout, proof included; rolled back and made again."""

        def checkout() -> bool:
            with thousand_tables.conn.transaction(force_rollback=True):
                thousand_tables.run("SELECT pggit.checkout('ahead')")
                return bool(thousand_tables.one("SELECT to_regclass('added_view') IS NOT NULL"))

        assert thousand_tables.one("SELECT to_regclass('added_view')") is None
        assert benchmark.pedantic(checkout, rounds=3, warmup_rounds=1) is True
        assert thousand_tables.status() == []

    def test_benchmark_merge_of_ten_changes(self, benchmark: BenchmarkFixture, thousand_tables: Repo) -> None:
        """A three-way merge of ten changes, proof included; rolled back and made again."""
        thousand_tables.commit("CREATE TABLE ours (id integer)", "ours")

        def merge_them() -> int:
            with thousand_tables.conn.transaction(force_rollback=True):
                merge(thousand_tables, "ahead")
                return len(thousand_tables.log(max_count=1)[0].parent_ids)

        assert benchmark.pedantic(merge_them, rounds=3, warmup_rounds=1) == 2
        assert thousand_tables.status() == []
