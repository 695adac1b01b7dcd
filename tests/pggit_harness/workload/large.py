"""A schema that pggit takes for a large one: of that it reads only what has changed, and plans only for what is near.

A real one takes minutes to make. So a small one is called large, by the functions that decide.
"""

from __future__ import annotations

from ..cluster.polling import poll_until
from .repo import Repo

DECIDING = ("pggit._is_large()", "pggit._is_long(integer)")


def call_it_large(repo: Repo) -> None:
    """From now on this schema counts as large.

    Raises:
        AssertionError: pggit has no such function: then this module does nothing.
    """
    for function in DECIDING:
        assert repo.one("SELECT to_regprocedure(%s) IS NOT NULL", (function,)), f"{function} has another name"
        repo.run(
            f"CREATE OR REPLACE FUNCTION {function.replace('(integer)', '(objects integer)')} RETURNS boolean"
            " LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS 'SELECT true'"
        )
    assert repo.one("SELECT pggit._is_large() AND pggit._is_long(1)") is True


def units_read(repo: Repo) -> int | None:
    """How many relations, types and functions a look at the live schema reads now; None when it reads all there are."""
    return repo.sql(  # type: ignore[no-any-return]
        "SELECT CASE WHEN c.base_tree IS NOT NULL THEN cardinality(c.units) END"
        " FROM pggit._capture_changes(ARRAY[pggit._head_tree()], false) AS c"
    )[0][0]


def settle(repo: Repo, patience: float = 60) -> None:
    """Commit until nothing that the commit saw is younger than any transaction at work on the server.

    What is younger is read again in any case, and no test would see whether it had to be.

    Raises:
        PollTimeout: some transaction lasts longer than that many seconds.
    """

    def young() -> int | None:
        repo.commit(message="noted", allow_empty=True)
        if units_read(repo) is None:
            return None
        return int(repo.one("SELECT count(*) FROM pggit.captured WHERE old_rows IS NULL"))

    poll_until(
        young, lambda count: count == 0, what="units that are young", expectation=0, timeout=patience, pause=0.05
    )
