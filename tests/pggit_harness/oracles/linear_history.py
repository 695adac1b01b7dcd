"""A branch's history is one line of parents, with each acknowledged commit in it exactly once (promise P02)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import psycopg


def history_breaks(
    conn: psycopg.Connection[Any],
    *,
    acknowledged: Iterable[str],
    possible: Iterable[str] | None = None,
    rev: str = "HEAD",
) -> list[str]:
    """Compare a history with what its clients were told.

    Arguments:
        acknowledged: the ids that ``pggit.commit`` returned in transactions that were committed.
        possible: messages of commits whose outcome no client knows. None: whatever else is
            in the history is not judged; give an empty list when nothing else may be there.
        rev: the branch.

    Returns:
        a sentence for each break of the promise; empty when it is kept.
    """
    told = list(acknowledged)
    rows = conn.execute("SELECT commit_id, parent_ids, message FROM pggit.log(%s)", (rev,)).fetchall()
    tip = conn.execute("SELECT pggit.rev_parse(%s)", (rev,)).fetchone()
    listed = [row[0] for row in rows]
    breaks = []

    if not listed or tip is None or tip[0] != listed[0]:
        breaks.append(f"{rev} is {tip and tip[0]}, its history begins with {listed[:1]}")
    for (commit_id, parents, message), below in zip(rows, [*rows[1:], None], strict=True):
        expected = [below[0]] if below else []
        if parents != expected:
            breaks.append(f"commit {commit_id} ({message}) has the parents {parents}, below it is {expected}")
    breaks += [f"history lists {commit_id} {count} times" for commit_id, count in _repeated(listed)]
    breaks += [f"{commit_id} was acknowledged {count} times" for commit_id, count in _repeated(told)]
    breaks += [f"acknowledged commit {commit_id} is missing" for commit_id in told if commit_id not in listed]

    if possible is not None:
        unexplained = Counter(message for commit_id, _, message in rows if commit_id not in told) - Counter(possible)
        breaks += [f"nobody asked for commit {message!r} ({count} times)" for message, count in unexplained.items()]
    return breaks


def _repeated(ids: Iterable[str]) -> list[tuple[str, int]]:
    return [(commit_id, count) for commit_id, count in Counter(ids).items() if count > 1]
