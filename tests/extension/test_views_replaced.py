"""A view that was seen to change is replaced where it stands: what reads it, and what was granted on it, stays.

PostgreSQL asks that no column of it gets another type. That nothing tells which is stored; but two states of one view
that stood at one place have passed that check already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pggit_harness.databases import Database
from pggit_harness.workload.bundles import exported, imported
from pggit_harness.workload.repo import Repo

TABLE = "CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, 'y')"
VIEW = "CREATE VIEW v AS SELECT a, b FROM t"
READERS = "CREATE VIEW w AS SELECT a FROM v; CREATE MATERIALIZED VIEW m AS SELECT a FROM v"
READ = "CREATE VIEW v AS SELECT {1} AS a FROM {0}"
REPLACE = READ.replace("CREATE", "CREATE OR REPLACE")
FEWER = "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE a > 1"


def steps(repo: Repo, from_rev: str, to_rev: str) -> list[str]:
    """The first words of each statement, without what a script takes for granted."""
    query = "SELECT statement FROM pggit.migration(%s, %s) WHERE statement !~ '^(SET|RESET) ' ORDER BY step"
    return [statement.split("(")[0].split(" AS")[0].strip() for (statement,) in repo.sql(query, (from_rev, to_rev))]


@pytest.fixture
def elsewhere(database_factory: Callable[[], Database]) -> Iterator[Repo]:
    """An empty repository in another database of the same server."""
    with Repo.open(database_factory()) as repo:
        yield repo


def test_another_query_takes_the_place_of_the_old_one(sandbox: Repo) -> None:
    """Both ways; nobody who reads the view is touched, and it is the same view."""
    first = sandbox.commit(f"{TABLE}; {VIEW}; {READERS}")
    second = sandbox.commit(FEWER)
    stands = sandbox.sql("SELECT 'v'::regclass::oid, 'w'::regclass::oid, 'm'::regclass::oid")
    for begin, end, rows in ((second, first, [(1,), (2,)]), (first, second, [(2,)])):
        assert steps(sandbox, begin, end) == ["CREATE OR REPLACE VIEW public.v"]
        sandbox.sql("SELECT pggit.checkout(%s)", (end,))
        assert sandbox.sql("SELECT a FROM w ORDER BY a") == rows
        assert sandbox.sql("SELECT 'v'::regclass::oid, 'w'::regclass::oid, 'm'::regclass::oid") == stands


def test_a_view_that_reads_nothing_is_replaced(sandbox: Repo) -> None:
    """As any other."""
    first = sandbox.commit("CREATE VIEW v AS SELECT 1 AS a")
    second = sandbox.commit("CREATE OR REPLACE VIEW v AS SELECT 2 AS a")
    assert steps(sandbox, first, second) == ["CREATE OR REPLACE VIEW public.v"]


def test_columns_come_but_do_not_go(sandbox: Repo) -> None:
    """PostgreSQL adds columns to a view's end; it takes none away: then the view is made anew."""
    first = sandbox.commit(f"{TABLE}; {VIEW}")
    second = sandbox.commit("CREATE OR REPLACE VIEW v AS SELECT a, b, 1 AS c FROM t")
    assert steps(sandbox, first, second) == ["CREATE OR REPLACE VIEW public.v"]
    assert steps(sandbox, second, first)[:2] == ["DROP VIEW public.v", "CREATE VIEW public.v"]


def test_a_column_is_renamed_with_its_default(sandbox: Repo) -> None:
    """The default keeps to its column; options are those of the new view."""
    first = sandbox.commit(
        f"{TABLE}; {VIEW}; ALTER VIEW v ALTER COLUMN b SET DEFAULT 'x'; CREATE VIEW w AS SELECT b FROM v"
    )
    second = sandbox.commit("ALTER VIEW v RENAME COLUMN b TO c; ALTER VIEW v SET (security_barrier = true)")
    renamed = "ALTER VIEW public.v RENAME COLUMN b TO c"
    replaced = ["CREATE OR REPLACE VIEW public.v", "CREATE OR REPLACE VIEW public.w"]
    assert steps(sandbox, first, second) == [renamed, *replaced]
    for end in (first, second):
        sandbox.sql("SELECT pggit.checkout(%s)", (end,))
        assert sandbox.status() == []


def test_two_columns_that_change_names_are_made_anew(sandbox: Repo) -> None:
    """No name is free for the first of them."""
    first = sandbox.commit("CREATE TABLE t (a int, b int); CREATE VIEW v AS SELECT a, b FROM t")
    sandbox.run("ALTER VIEW v RENAME a TO x; ALTER VIEW v RENAME b TO a; ALTER VIEW v RENAME x TO b")
    second = sandbox.commit()
    assert steps(sandbox, first, second)[:2] == ["DROP VIEW public.v", "CREATE VIEW public.v"]
    sandbox.sql("SELECT pggit.checkout(%s)", (first,))


@pytest.mark.parametrize("seen_again", [False, True], ids=["once", "after it was what it was"])
def test_a_view_of_the_same_name_is_not_the_same_view(sandbox: Repo, seen_again: bool) -> None:
    """Dropped and made with another type: PostgreSQL would refuse to replace it."""
    first = sandbox.commit("CREATE VIEW v AS SELECT 1 AS a")
    sandbox.run("DROP VIEW v")
    if seen_again:
        sandbox.commit("CREATE VIEW v AS SELECT 1 AS a", "again", allow_empty=True)
        sandbox.run("DROP VIEW v")
    second = sandbox.commit("CREATE VIEW v AS SELECT 'x'::text AS a")
    for end in (first, second):
        sandbox.sql("SELECT pggit.checkout(%s)", (end,))
        assert sandbox.status() == []


def test_one_that_was_two_views_is_made_anew(sandbox: Repo) -> None:
    """Of the same text once of this type and once of that: which of them is meant is not known."""
    sandbox.commit(f"CREATE TABLE t (a bigint); CREATE TABLE s (b bigint); {READ.format('t', 'a')}")
    sandbox.commit(REPLACE.format("s", "b"))
    sandbox.run("DROP VIEW v; ALTER TABLE t ALTER COLUMN a TYPE int")
    first = sandbox.commit(READ.format("t", "a"))
    sandbox.run("DROP VIEW v")
    second = sandbox.commit(READ.format("s", "b"))
    assert steps(sandbox, first, second)[:2] == ["DROP VIEW public.v", "CREATE VIEW public.v"]
    sandbox.sql("SELECT pggit.checkout(%s)", (first,))


def test_a_view_of_what_another_database_has_retyped_is_made_anew(sandbox: Repo, elsewhere: Repo) -> None:
    """Both states stood at one place here, but what one of them reads has another type there."""
    given = f"CREATE TABLE t (a int); CREATE TABLE s (b {{}}); {READ.format('t', 'a')}"
    first = sandbox.commit(given.format("int"))
    second = sandbox.commit(REPLACE.format("s", "b"))
    assert steps(sandbox, first, second) == ["CREATE OR REPLACE VIEW public.v"]
    sandbox.sql("SELECT pggit.checkout(%s)", (first,))
    elsewhere.commit(given.format("bigint"))
    elsewhere.commit(f"DROP VIEW v; {READ.format('s', 'b')}")
    imported(sandbox, exported(elsewhere))
    sandbox.sql("SELECT pggit.checkout('imported/main')")
    assert sandbox.tree("WORKING") == sandbox.tree("imported/main")


@pytest.mark.parametrize(
    ("read", "retype"),
    [
        pytest.param("s", "ALTER TABLE s ALTER b TYPE bigint", id="of a table"),
        pytest.param("x", "DROP VIEW x; CREATE VIEW x AS SELECT 1::bigint AS b", id="of a view"),
    ],
)
def test_a_view_of_what_the_other_side_has_retyped_is_made_anew(sandbox: Repo, read: str, retype: str) -> None:
    """Merged, it reads a column of a type of which it never was where it stood."""
    sandbox.commit(
        f"CREATE TABLE t (a int); CREATE TABLE s (b int); CREATE VIEW x AS SELECT 1 AS b; {READ.format('t', 'a')}"
    )
    sandbox.run("SELECT pggit.create_branch('theirs'), pggit.checkout('theirs')")
    sandbox.commit(REPLACE.format(read, "b"))
    sandbox.run("SELECT pggit.checkout('main')")
    sandbox.commit(retype)
    sandbox.run("SELECT pggit.merge('theirs')")
    assert sandbox.status() == []
    assert sandbox.one("SELECT pg_typeof(a)::text FROM (VALUES (1)) AS one LEFT JOIN v ON true") == "bigint"
