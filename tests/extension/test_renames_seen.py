"""Which column of a stored schema a live one is, where columns went and came again under their names.

And what a name that was seen to change leaves to be done: the renaming, and nothing to what names it.
"""

import pytest

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


FAMILY = "CREATE TABLE t (id int PRIMARY KEY, up int CONSTRAINT parent REFERENCES t (id))"
PAIR = "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE u (id int CONSTRAINT parent REFERENCES t (id))"


@pytest.mark.parametrize(
    ("given", "rename"),
    [
        pytest.param(FAMILY, "ALTER TABLE public.t RENAME COLUMN id TO key", id="its own key"),
        pytest.param(FAMILY, "ALTER TABLE public.t RENAME COLUMN up TO above", id="its own column"),
        pytest.param(FAMILY, "ALTER TABLE public.t RENAME TO tree", id="its own table"),
        pytest.param(PAIR, "ALTER TABLE public.t RENAME COLUMN id TO key", id="the other's key"),
        pytest.param(PAIR, "ALTER TABLE public.u RENAME COLUMN id TO key", id="a column that is called as the key is"),
        pytest.param(PAIR, "ALTER TABLE public.t RENAME TO tree", id="the other table"),
        pytest.param(PAIR, "ALTER TABLE public.t RENAME CONSTRAINT t_pkey TO tree", id="the key's constraint"),
    ],
)
def test_a_foreign_key_follows_the_names(sandbox: Repo, given: str, rename: str) -> None:
    """Each end of it, where both are one table, too: it is not made anew."""
    sandbox.commit(given)
    sandbox.commit(rename)
    steps = sandbox.sql("SELECT statement FROM pggit.migration('HEAD~1', 'HEAD') WHERE statement !~ '^(SET|RESET) '")
    assert steps == [(rename,)]
