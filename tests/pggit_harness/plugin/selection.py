"""Tests that are left out for a reason, and that the summary therefore names.

Three reasons exist: a destructive test without --destructive; a test that
needs a server of its own (to kill it, say) while PGHOST names somebody's
running one; and a fault that this machine has no means for.

Where only benchmarks are asked for, the others are left out as -m leaves out:
pytest-benchmark would list a thousand skipped tests below its numbers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ..faults.failing_io import why_no_failing_io
from ..faults.limits import why_no_memory_limits

# Fixtures that make a server of the test's own, or reach into the processes of one of ours.
OWN_SERVER = {"cluster", "cluster_factory", "durable_repo", "limit_memory"}

# Fixtures of fix_faults.py, and what tells why they cannot work on this machine.
MEANS: dict[str, Callable[[], str | None]] = {
    "failing_io": why_no_failing_io,
    "limit_memory": why_no_memory_limits,
}

NOT_RUN = pytest.StashKey[dict[str, str]]()


def reason_not_to_run(item: pytest.Item, environ: Mapping[str, str]) -> str | None:
    """Return why this test cannot run here, or None when it can."""
    if item.get_closest_marker("destructive") is not None:
        if not item.config.getoption("--destructive"):
            return "is destructive: --destructive runs it"
        if environ.get("CI"):
            return "is destructive: never in CI"
    fixtures = set(getattr(item, "fixturenames", ()))
    if environ.get("PGHOST") and OWN_SERVER & fixtures:
        return "needs a server of its own: unset PGHOST"
    return next((reason for name in sorted(MEANS.keys() & fixtures) if (reason := MEANS[name]())), None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("pggit").addoption(
        "--destructive",
        action="store_true",
        help="also run tests that could harm this machine or a server that is not ours (never in CI)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NOT_RUN] = {}


# After -m and -k, which leave out what nobody asked for and nobody needs to hear of.
@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    measured = config.getoption("benchmark_only", default=False)
    asked_for = [item for item in items if not measured or "benchmark" in getattr(item, "fixturenames", ())]
    reasons = {item.nodeid: reason_not_to_run(item, os.environ) for item in asked_for}
    config.stash[NOT_RUN].update({nodeid: reason for nodeid, reason in reasons.items() if reason is not None})
    kept = {item.nodeid for item in asked_for if reasons[item.nodeid] is None}
    left_out = [item for item in items if item.nodeid not in kept]
    if left_out:
        items[:] = [item for item in items if item.nodeid in kept]
        config.hook.pytest_deselected(items=left_out)


# A worker of pytest-xdist collects by itself and reports at its end.
@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["pggit_not_run"] = session.config.stash[NOT_RUN]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[NOT_RUN].update(getattr(node, "workeroutput", {}).get("pggit_not_run", {}))
