"""The end of a run: counts by category, promise x fault, what was not run, and how to replay a failure."""

from __future__ import annotations

import os
import re
import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest
from _pytest.terminal import TerminalReporter

from .markers import CATEGORIES, categories, identifiers
from .selection import NOT_RUN

SERVER_SETTINGS = ("PG", "PG_CONFIG", "PG_SOURCE", "PGHOST", "PGPORT")
OUTCOMES = ("passed", "failed", "error", "skipped")


# user_properties of a test are copied into each of its reports, which carry them
# from an xdist worker to the summary and into the JUnit file.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    # JUnit has names of its own, from which a node id cannot be told for certain.
    item.user_properties.append(("nodeid", item.nodeid))
    item.user_properties.extend(("category", name) for name in categories(item))
    for marker in ("promise", "fault"):
        item.user_properties.extend((marker, name) for name in identifiers(item, marker))
    item.user_properties.extend(("marker", name) for name in ("slow", "destructive") if item.get_closest_marker(name))


def properties(report: pytest.TestReport, name: str) -> list[str]:
    """Return the values of one of a report's properties."""
    return [str(value) for key, value in report.user_properties if key == name]


def deciding(reporter: TerminalReporter) -> dict[str, list[pytest.TestReport]]:
    """Return the reports that decide a test's outcome, by outcome."""
    found: dict[str, list[pytest.TestReport]] = {}
    for outcome in OUTCOMES:
        reports = [report for report in reporter.getreports(outcome) if isinstance(report, pytest.TestReport)]
        found[outcome] = reports
    return found


def category_table(outcomes: dict[str, list[pytest.TestReport]]) -> list[str]:
    """Return the lines of the table of counts by category; empty when no test had a category."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: Counter[str] = Counter()
    for outcome, reports in outcomes.items():
        for report in reports:
            for category in properties(report, "category"):
                counts[category][outcome] += 1
                seconds[category] += report.duration  # type: ignore[assignment]
    if not counts:
        return []
    lines = [f"{'category':<12}" + "".join(f"{outcome:>9}" for outcome in OUTCOMES) + f"{'seconds':>10}"]
    for category in (name for name in CATEGORIES if name in counts):
        numbers = "".join(f"{counts[category][outcome]:>9}" for outcome in OUTCOMES)
        lines.append(f"{category:<12}{numbers}{seconds[category]:>10.1f}")
    return lines


def coverage_table(reports: Iterable[pytest.TestReport]) -> list[str]:
    """Return one line for each promise that was attacked, with the faults and how many tests used each."""
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for promise in properties(report, "promise"):
            pairs[promise].update(properties(report, "fault"))
    return [
        f"{promise}  " + " ".join(f"{fault}:{count}" for fault, count in sorted(pairs[promise].items()))
        for promise in sorted(pairs)
    ]


def replay_command(nodeids: list[str], config: pytest.Config, seeds: list[str]) -> str:
    """Return the one command that runs these tests again in the same way.

    Args:
        nodeids: the tests, relative to pytest's root directory.
        config: of the run that failed.
        seeds: of Hypothesis, of the failed tests that have one.
    """
    arguments = [shell_path(nodeid, config) for nodeid in nodeids]
    seed = config.getoption("--hypothesis-seed", None) or next(iter(seeds), None)
    if config.getoption("--run-seed", None) is not None:
        # Each test has a seed of its own then.
        arguments.append(f"--run-seed={config.getoption('--run-seed')}")
    elif seed is not None:
        arguments.append(f"--hypothesis-seed={seed}")
    settings = [f"{name}={shlex.quote(os.environ[name])}" for name in SERVER_SETTINGS if os.environ.get(name)]
    environment = os.environ.get("TOX_ENV_NAME")
    if environment is None:
        return " ".join([*settings, "python -m pytest", shlex.join(arguments)])
    target = re.sub(r"^pg\d+-", "", environment)
    words = shlex.join(arguments)
    plain = not set(words) & set('"$`\\\\!')
    # A dollar is make's own sign too.
    quoted = f'"{words}"' if plain else shlex.quote(words).replace("$", "$$")
    return " ".join(["make", target, *settings, f"ARGS={quoted}"])


def shell_path(nodeid: str, config: pytest.Config) -> str:
    """Return a node id as it is written where the run was started."""
    path, separator, rest = nodeid.partition("::")
    return os.path.relpath(config.rootpath / path, config.invocation_params.dir) + separator + rest


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    outcomes = deciding(terminalreporter)
    ran = [report for reports in outcomes.values() for report in reports]
    for title, lines in (
        ("chaos: tests by category", category_table(outcomes)),
        ("chaos: promises and the faults that attacked them", coverage_table(ran)),
        ("chaos: not run", [f"{node} {reason}" for node, reason in sorted(config.stash[NOT_RUN].items())]),
    ):
        if lines:
            terminalreporter.section(title)
            for line in lines:
                terminalreporter.line(line)
    failures = [*outcomes["failed"], *outcomes["error"]]
    if failures:
        seeds = [seed for report in failures for seed in properties(report, "hypothesis_seed")]
        terminalreporter.section("to run just the failures again")
        nodeids = list(dict.fromkeys(report.nodeid for report in failures))
        terminalreporter.line(replay_command(nodeids, config, seeds))
