"""pggit.ls_tree() and tree_id(): what a revision holds, and when two hold the same."""

import re

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

ONE = "CREATE TABLE t (a integer DEFAULT 1, b text); CREATE INDEX i ON t (b); CREATE VIEW v AS SELECT a FROM t"


def test_ls_tree(sandbox: Repo) -> None:
    """Every object of a revision by identity and kind, HEAD by default; nothing of EMPTY."""
    with raises_sqlstate("GT002"), sandbox.conn.transaction():
        sandbox.ls_tree()
    sandbox.commit(ONE)
    listing = sandbox.ls_tree()
    assert listing == sandbox.ls_tree("HEAD") == sandbox.ls_tree("main") == sandbox.ls_tree("WORKING")
    assert listing == sandbox.sql("SELECT * FROM pggit.ls_tree()")
    assert [entry[:2] for entry in listing] == [
        ("index", "public.i"),
        ("column order", "public.t"),
        ("table", "public.t"),
        ("table column", "public.t.a"),
        ("table column", "public.t.b"),
        ("view", "public.v"),
        ("owner", "table public.t"),
        ("owner", "view public.v"),
    ]
    assert sandbox.ls_tree("EMPTY") == []
    sandbox.run("DROP VIEW v")
    assert len(sandbox.ls_tree("WORKING")) == 6
    assert sandbox.ls_tree() == listing


def test_tree_id(sandbox: Repo) -> None:
    """Depends on the objects and their definitions alone, not on the history that led there."""
    empty = sandbox.tree("EMPTY")
    assert re.fullmatch("[0-9a-f]{64}", empty)
    assert sandbox.tree() == empty
    first = sandbox.commit(ONE)
    tree = sandbox.tree("HEAD")
    assert tree == sandbox.tree() == sandbox.one("SELECT pggit.tree_id()")
    assert tree not in (empty, first)
    sandbox.commit("DROP VIEW v; ALTER TABLE t RENAME b TO c", "elsewhere", author="somebody else")
    assert sandbox.tree("HEAD") != tree == sandbox.tree("HEAD~1")
    sandbox.run("ALTER TABLE t RENAME c TO b; CREATE VIEW v AS SELECT a FROM t")
    assert sandbox.tree() == tree
    assert sandbox.log()[0].commit_id != first


def test_the_order_of_creation_does_not_matter(sandbox: Repo) -> None:
    """The same schema, built in another order and with other OIDs and attribute numbers."""
    with sandbox.conn.transaction(force_rollback=True):
        sandbox.run("CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('x'); CREATE TABLE s.t (a integer, b s.e)")
        sandbox.run("CREATE TABLE s.u (); CREATE UNIQUE INDEX i ON s.t (a); COMMENT ON TABLE s.u IS 'x'")
        sandbox.run("GRANT SELECT ON s.t TO pg_monitor; GRANT INSERT ON s.t TO PUBLIC")
        tree, listing = sandbox.tree(), sandbox.ls_tree("WORKING")
    sandbox.run("CREATE SCHEMA s; CREATE TABLE s.u (z integer); ALTER TABLE s.u DROP z; COMMENT ON TABLE s.u IS 'x'")
    sandbox.run("CREATE TABLE s.t (gone text, a bigint); ALTER TABLE s.t DROP gone; CREATE TYPE s.e AS ENUM ('x')")
    sandbox.run("GRANT INSERT ON s.t TO PUBLIC; GRANT SELECT ON s.t TO pg_monitor; ALTER TABLE s.t ADD b s.e")
    sandbox.run("ALTER TABLE s.t ALTER a TYPE integer; CREATE UNIQUE INDEX j ON s.t (a); ALTER INDEX s.j RENAME TO i")
    assert sandbox.ls_tree("WORKING") == listing
    assert sandbox.tree() == tree


def test_trees_of_every_size(sandbox: Repo) -> None:
    """Grown and shrunk step by step, over the limits of a node, or made at once: the same id, the same objects."""
    ids = []
    for step in range(5):
        sandbox.run(f"DO $$ BEGIN FOR n IN 0..3 LOOP EXECUTE format('CREATE TABLE t{step}_%s ()', n); END LOOP; END $$")
        sandbox.commit(message=str(step))
        ids.append(sandbox.tree("HEAD"))
        assert len(sandbox.ls_tree()) == 12 * (step + 1)
    assert len(set(ids)) == 5
    assert sandbox.tree() == ids[-1]
    for step in (4, 3, 2, 1):
        sandbox.run(f"DROP TABLE t{step}_0, t{step}_1, t{step}_2, t{step}_3")
        assert sandbox.tree() == ids[step - 1]
        if step != 2:
            sandbox.commit()
            assert sandbox.tree("HEAD") == ids[step - 1]
    assert len(sandbox.diff("HEAD~3", "HEAD")) == 12 * 4
    assert sandbox.verify() == []


# Of 124 a leaf has as many as fit.
@pytest.mark.parametrize("size", [32, 33, 124, 700])
def test_a_tree_made_at_once_is_the_one_that_grew(sandbox: Repo, size: int) -> None:
    """From nothing, blob by blob and in handfuls: one id and the same nodes; only what is to be kept is stored."""
    roots, stores = set(), set()
    for handful in (size, 7, 1):
        with sandbox.conn.transaction(force_rollback=True):
            root = b""
            for first in range(0, size, handful):
                root = sandbox.one(
                    "SELECT (pggit._tree_apply(%s, array_agg(sha256(n::text::bytea)), '{}', true)).node_id"
                    " FROM generate_series(%s::integer, %s) AS n",
                    (root, first, min(first + handful, size) - 1),
                )
            roots.add(root)
            stores.add(
                sandbox.one(
                    "WITH RECURSIVE below AS (SELECT t.* FROM pggit.tree AS t WHERE t.id = %s UNION ALL"
                    " SELECT t.* FROM below AS b JOIN pggit.tree AS t ON t.id = ANY (b.children))"
                    " SELECT string_agg(concat(id, size, children, blobs), ' ' ORDER BY id) FROM below",
                    (root,),
                )
            )
    assert len(roots) == len(stores) == 1
    nodes = sandbox.one("SELECT count(*) FROM pggit.tree")
    ids = "SELECT array_agg(sha256(n::text::bytea)) FROM generate_series(0, %s - 1) AS n"
    assert {sandbox.one(f"SELECT (pggit._tree_apply('', ({ids}), '{{}}', false)).node_id", (size,))} == roots
    assert sandbox.one("SELECT count(*) FROM pggit.tree") == nodes


def test_reading_in_a_read_only_transaction(sandbox: Repo) -> None:
    """Looking changes nothing, so it is allowed where nothing may be changed."""
    sandbox.commit(ONE)
    more = ", ".join(f"ADD c{n} text" for n in range(40))
    sandbox.run(f"ALTER TABLE t {more}; SET TRANSACTION READ ONLY")
    assert len(sandbox.status()) == 41
    assert len(sandbox.diff()) == 41
    assert len(sandbox.log()) == len(sandbox.branches()) == 1
    assert sandbox.tree() != sandbox.tree("HEAD")
    with raises_sqlstate("25006"), sandbox.conn.transaction():
        sandbox.commit()
