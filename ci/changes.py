"""What is new since last time: each run compared with the last one of its kind on the same version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .evidence import Evidence
from .history import Past
from .results import BAD

Versions = Mapping[str, set[int]]


@dataclass(frozen=True)
class Changes:
    """The versions on which something changed, by test. `broken` passed before and failed now, `mended` the reverse.

    `compared` is False when there was no last time.
    """

    broken: Versions
    mended: Versions
    added: Versions
    gone: Versions
    compared: bool


def since_last_time(evidence: Evidence) -> Changes:
    """Compare the runs with those before them."""
    last: dict[tuple[str, int], Mapping[str, Past]] = {
        (entry.what, entry.version): entry.tests for entry in evidence.history.entries
    }
    found: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in ("broken", "mended", "added", "gone")}
    compared = False
    for run in evidence.runs:
        before = last.get((run.what, run.version))
        if before is None:
            continue
        compared = True
        for result in run.tests:
            past = before.get(result.id)
            if past is None:
                found["added"][result.id].add(run.version)
            elif result.bad and past.outcome not in BAD:
                found["broken"][result.id].add(run.version)
            elif not result.bad and past.outcome in BAD:
                found["mended"][result.id].add(run.version)
        for test in before.keys() - {result.id for result in run.tests}:
            found["gone"][test].add(run.version)
    return Changes(**found, compared=compared)
