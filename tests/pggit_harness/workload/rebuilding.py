"""Making a schema anew from a commit, as a user of ``rebuild()`` does."""

from __future__ import annotations

import psycopg

from ..errors import HarnessError
from .repo import Repo


def script_of(repo: Repo, rev: str = "HEAD") -> list[str]:
    """The statements of ``rebuild()`` in their order.

    Raises:
        HarnessError: the steps are not numbered from 1 without a gap.
    """
    rows = repo.sql("SELECT step, statement FROM pggit.rebuild(%s) ORDER BY step", (rev,))
    if [step for step, _ in rows] != list(range(1, len(rows) + 1)):
        raise HarnessError(f"The steps of rebuild({rev!r}) are {[step for step, _ in rows]}.")
    return [statement for _, statement in rows]


def run_script(repo: Repo, statements: list[str]) -> None:
    """Run statements one by one.

    Raises:
        HarnessError: one of them failed; the message is that statement, its place and the server's error.
    """
    for step, statement in enumerate(statements, 1):
        try:
            repo.run(statement)
        except psycopg.Error as error:
            raise HarnessError(
                f"Step {step} of {len(statements)} of the rebuild failed: {error}\n\n{statement}"
            ) from error
