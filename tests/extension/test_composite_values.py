"""Values of composite types, and rows within rows, stay where attributes come and go; what goes with one is counted."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

HOLDERS = """
    CREATE TYPE pair AS (a integer, b text);
    CREATE TYPE outer_pair AS (inside pair, many pair[]);
    CREATE DOMAIN odd_pair AS pair CHECK ((VALUE).a <> 0);
    CREATE TABLE plain (x pair, y pair[]);
    CREATE TABLE deep (x outer_pair, y outer_pair[], z odd_pair, w odd_pair[]);
    CREATE TABLE parted (k integer, x pair) PARTITION BY LIST (k);
    CREATE TABLE part_1 PARTITION OF parted FOR VALUES IN (1);
    CREATE VIEW seen AS SELECT (x).a FROM plain;
    CREATE INDEX ON plain (((x).a));
"""
ROWS = """
    INSERT INTO plain VALUES ((1, 'v'), ARRAY[(2, 'w'), (3, NULL)]::pair[]), ((NULL, NULL), NULL), (NULL, '{}');
    INSERT INTO deep VALUES (((4, 'x'), ARRAY[(5, 'y')]::pair[]),
                             ARRAY[((6, 'z'), ARRAY[(7, 'q'), (8, 'r')]::pair[])]::outer_pair[],
                             (9, 's'), ARRAY[(10, 't')]::odd_pair[]);
    INSERT INTO parted VALUES (1, (11, 'u'));
"""
LOST = """\
column public.deep.w: 1 value
column public.deep.x: 1 value
column public.deep.x: 1 value
column public.deep.y: 1 value
column public.deep.y: 2 values
column public.deep.z: 1 value
column public.part_1.x: 1 value
column public.plain.x: 1 value
column public.plain.y: 1 value"""
KEPT = [(1, 2), (None, None), (None, None)]


def numbers(repo: Repo) -> list[tuple[int | None, ...]]:
    """All that the first attributes of the values say."""
    found = repo.sql("SELECT (x).a, (y[1]).a FROM plain ORDER BY 1, 2")
    deep = "SELECT ((x).inside).a, ((x).many[1]).a, ((y[1]).inside).a, ((y[1]).many[2]).a, (z).a, (w[1]).a FROM deep"
    return [*found, *repo.sql(deep), *repo.sql("SELECT (x).a FROM parted")]


def test_an_attribute_comes_and_goes(sandbox: Repo) -> None:
    """It is added where the type stands, and what would be lost with it is counted wherever it is held."""
    sandbox.commit(HOLDERS, "without")
    sandbox.commit("ALTER TYPE pair ADD ATTRIBUTE c integer", "with")
    sandbox.run("SELECT pggit.checkout('main~1')")
    sandbox.run(ROWS)
    before = numbers(sandbox)
    assert before == [*KEPT, (4, 5, 6, 8, 9, 10), (11,)]
    plan = sandbox.sql("SELECT statement FROM pggit.migration('WORKING', 'main')")
    assert [row[0] for row in plan if not row[0].startswith(("SET ", "RESET "))] == [
        "ALTER TYPE public.pair ADD ATTRIBUTE c integer"
    ]
    sandbox.run("SELECT pggit.checkout('main')")
    assert numbers(sandbox) == before
    sandbox.run("UPDATE plain SET x.c = 7 WHERE (x).a = 1")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        sandbox.run("SELECT pggit.checkout('main~1')")
    assert refused.detail == "column public.plain.x: 1 value"
    sandbox.run("UPDATE plain SET x.c = NULL; SELECT pggit.checkout('main~1')")
    assert numbers(sandbox) == before
    assert sandbox.status() == []


@pytest.mark.parametrize("is_row", [False, True])
def test_every_value_of_an_attribute_is_counted(sandbox: Repo, is_row: bool) -> None:
    """In columns, arrays, domains and other composite types, be it a type or a table's rows."""
    made = "CREATE TABLE pair (a integer, b text);" if is_row else "CREATE TYPE pair AS (a integer, b text);"
    sandbox.commit(HOLDERS.replace("CREATE TYPE pair AS (a integer, b text);", made), "with")
    sandbox.commit("ALTER TABLE pair DROP b" if is_row else "ALTER TYPE pair DROP ATTRIBUTE b", "without")
    sandbox.run("SELECT pggit.checkout('main~1')")
    sandbox.run(ROWS)
    before = numbers(sandbox)
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        sandbox.run("SELECT pggit.checkout('main')")
    assert refused.detail == LOST
    assert sandbox.one("SELECT count(*) FROM plain WHERE (x).b = 'v'") == 1
    sandbox.run("SELECT pggit.checkout('main', allow_data_loss => true)")
    assert numbers(sandbox) == before
    assert sandbox.status() == []


def test_a_value_with_an_empty_attribute_is_a_value(sandbox: Repo) -> None:
    """Where only a new type will do, a value that has no place in it is counted, NULLs in it or not."""
    sandbox.commit("CREATE TYPE pair AS (a text, b text); CREATE TABLE t (x pair)", "text")
    sandbox.commit(
        "DROP TABLE t; DROP TYPE pair; CREATE TYPE pair AS (a integer, b text); CREATE TABLE t (x pair)", "integer"
    )
    sandbox.run("SELECT pggit.checkout('main~1'); INSERT INTO t VALUES (('v', NULL)), (('1', NULL)), (NULL)")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        sandbox.run("SELECT pggit.checkout('main')")
    assert refused.detail == "column public.t.x: 1 value"
    sandbox.run("SELECT pggit.checkout('main', allow_data_loss => true)")
    assert sandbox.sql("SELECT (x).a FROM t ORDER BY 1") == [(1,), (None,), (None,)]
