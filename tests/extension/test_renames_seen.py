"""Which column of a stored schema a live one is, where columns went and came again under their names."""

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


def test_a_column_that_came_again_is_another_one(sandbox: Repo) -> None:
    """What is called c was once a, behind b: it is not the a that stood before b, and its values are not that one's."""
    first = sandbox.commit("CREATE TABLE t (a int, b int)")
    second = sandbox.commit("ALTER TABLE t DROP a; ALTER TABLE t ADD a int")
    sandbox.commit("ALTER TABLE t RENAME a TO c")
    sandbox.run("INSERT INTO t (b, c) VALUES (1, 2)")
    with raises_sqlstate("GT008"), sandbox.conn.transaction():
        sandbox.sql("SELECT pggit.checkout(%s)", (first,))
    sandbox.sql("SELECT pggit.checkout(%s)", (second,))
    assert sandbox.sql("SELECT a, b FROM t") == [(2, 1)]
    sandbox.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (first,))
    assert sandbox.sql("SELECT a, b FROM t") == [(2, 1)]


def test_a_column_that_came_again_and_was_renamed_leaves_its_values_to_nobody(sandbox: Repo) -> None:
    """The same from c to the a before b at once."""
    first = sandbox.commit("CREATE TABLE t (a int, b int)")
    sandbox.commit("ALTER TABLE t DROP a; ALTER TABLE t ADD a int")
    sandbox.commit("ALTER TABLE t RENAME a TO c")
    sandbox.run("INSERT INTO t (b, c) VALUES (1, 2)")
    sandbox.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (first,))
    assert sandbox.sql("SELECT a, b FROM t") == [(None, 1)]
