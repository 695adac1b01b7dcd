"""One tier on every PostgreSQL version, then a table: `make matrix TIER=smoke`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import junit
from .document import aligned
from .matrix import ROOT, Matrix, load

COLUMNS = ("PostgreSQL", "verdict", "passed", "failed", "skipped", "seconds")


@dataclass(frozen=True)
class Row:
    """What became of one version. `problem` is empty when all is well; `seconds` is wall-clock time."""

    version: int
    passed: int
    failed: int
    skipped: int
    seconds: float
    problem: str


def judge(version: int, exit_code: int, results: Path, seconds: float) -> Row:
    """Read what a run left behind and say what became of it.

    A run that left no results, or that passed no test, is a failure whatever its exit code.
    """
    try:
        found = junit.read(results)
    except junit.ResultError as error:
        return Row(version, 0, 0, 0, seconds, str(error))
    passed, failed, skipped = found.count("passed"), len(found.bad), found.count("skipped")
    problem = ""
    if failed:
        problem = f"{failed} failed"
    elif exit_code != 0:
        problem = f"exit code {exit_code}"
    elif not passed:
        problem = "no test passed"
    return Row(version, passed, failed, skipped, seconds, problem)


def table(rows: Sequence[Row]) -> str:
    """Return the rows as aligned text, with the problems below."""
    cells = []
    for row in rows:
        counts = [str(count) for count in (row.passed, row.failed, row.skipped)]
        cells.append([str(row.version), "FAIL" if row.problem else "pass", *counts, f"{row.seconds:.1f}"])
    lines = aligned(COLUMNS, cells)
    lines += [f"PostgreSQL {row.version}: {row.problem}" for row in rows if row.problem]
    return "\n".join(lines)


def environment(tier: str, matrix: Matrix) -> str:
    """Return the tox environment of a tier or category.

    Raises:
        SystemExit: there is none.
    """
    name = f"chaos-{tier}" if tier in matrix.categories else tier
    if name not in matrix.server_environments():
        choices = ", ".join([*(t for t in matrix.tiers if t != "category"), *matrix.categories])
        raise SystemExit(f"no tier named {tier}: one of {choices}")
    return name


def run(tier: str, arguments: Sequence[str], matrix: Matrix) -> int:
    """Run a tier on every version, one after the other, and print the table.

    Args:
        tier: name of a tier or of a category.
        arguments: handed to pytest.

    Returns:
        0 when every version passed, else 1.
    """
    name = environment(tier, matrix)
    what = name.removeprefix("chaos-")
    rows = []
    for version in matrix.versions:
        results = ROOT / "results" / f"chaos-{what}-results-pg{version}.xml"
        # A file of an earlier run is no result of this one.
        results.unlink(missing_ok=True)
        print(f"\n=== PostgreSQL {version}: {name} ===", flush=True)
        command = [sys.executable, str(ROOT / "ci" / "bootstrap.py"), "run", "-e", f"pg{version}-{name}"]
        started = time.monotonic()
        done = subprocess.run([*command, *(["--", *arguments] if arguments else [])], cwd=ROOT, check=False)
        rows.append(judge(version, done.returncode, results, time.monotonic() - started))
    print(f"\n{table(rows)}", flush=True)
    return int(any(row.problem for row in rows))


def main(arguments: Sequence[str]) -> int:
    """`python -m ci matrix TIER [ARGUMENTS OF PYTEST]`."""
    if not arguments:
        raise SystemExit("usage: python -m ci matrix TIER [ARGUMENTS OF PYTEST]")
    return run(arguments[0], arguments[1:], load())
