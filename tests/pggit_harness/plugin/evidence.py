"""What a failure leaves behind for its reader, in the JUnit file.

Beside the traceback: the seed that Hypothesis made up, the command that runs the test again, who of
its sessions sent what when, and what its servers logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from ..cluster import Cluster, LogHandle
from ..databases import Database
from ..workload.repo import Repo
from ..workload.sessions import Sessions
from .summary import replay_command

#: Characters of a schedule or a log that are kept, the last ones: what happened just before.
KEPT = 8_000


# The report is made from user_properties and sections after this; it carries them from an xdist worker into the file.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    if call.excinfo is None or call.excinfo.errisinstance(pytest.skip.Exception):
        return
    seeds = list(generated_seeds(call.excinfo))
    item.user_properties.extend(("hypothesis_seed", seed) for seed in seeds)
    item.user_properties.append(("replay", replay_command([item.nodeid], item.config, seeds)))
    fixtures = list(getattr(item, "funcargs", {}).values())
    for fixture in fixtures:
        if isinstance(fixture, Sessions) and fixture.steps:
            item.user_properties.append(("schedule", shortened(fixture.schedule())))
    for text in logged(fixtures):
        # "Captured log of the server": pytest prints it below the failure and writes it to the JUnit file.
        item.add_report_section(call.when, "log of the server", shortened(text))


def generated_seeds(failure: pytest.ExceptionInfo[BaseException]) -> Iterator[str]:
    """Yield the seed of each property on the way to a failure, the outermost first.

    A test may define functions with @given inside itself; each is on the traceback as Hypothesis
    runs it, and keeps its seed in an attribute, for which there is no public name.
    """
    for entry in failure.traceback:
        runner = entry.frame.f_locals.get("wrapped_test")
        seed = getattr(runner, "_hypothesis_internal_use_generated_seed", None)
        if seed is not None:
            yield str(seed)


def logged(fixtures: Iterable[object]) -> Iterator[str]:
    """Yield what the servers and databases among a test's fixtures logged for it, each log once."""
    logs: dict[tuple[str, str | None], LogHandle] = {}
    for fixture in fixtures:
        place = fixture.database if isinstance(fixture, Repo) else fixture
        if isinstance(place, Cluster) or (isinstance(place, Database) and place.cluster is not None):
            logs[str(place.log.path), place.log.database] = place.log
    return filter(None, (log.since_start().strip() for log in logs.values()))


def shortened(text: str) -> str:
    """Return the end of a text, whole lines, with a word about what is missing."""
    if len(text) <= KEPT:
        return text
    kept = text[-KEPT:].partition("\n")[2] or text[-KEPT:]
    return f"[{len(text) - len(kept)} characters before this are left out]\n{kept}"
