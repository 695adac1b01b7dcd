"""What the gate, the summary and the report judge by: result files, the history, gate.toml, and what was expected."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from . import expected, history, policy, results
from .matrix import ROOT, Matrix

RESULTS = ROOT / "results"
HISTORY = RESULTS / "history.jsonl"


@dataclass(frozen=True)
class Evidence:
    """All that the gate reads.

    `unread` has a sentence for each result file that cannot be read, `left_out` the names of files in results/ that are
    no run of a tier or category. `history` is what was before these runs.
    """

    runs: tuple[results.Run, ...]
    unread: tuple[str, ...]
    history: history.History
    policy: policy.Policy
    expected: expected.Expected
    today: date
    left_out: tuple[str, ...] = ()

    def results(self) -> Iterator[tuple[results.Result, int]]:
        """Yield every test with the PostgreSQL version that it ran on."""
        for run in self.runs:
            for result in run.tests:
                yield result, run.version

    def all_runs(self) -> Iterator[tuple[int, Iterator[tuple[str, str]]]]:
        """Yield version, and name and outcome of the tests, of every run there was, oldest first."""
        for entry in self.history.entries:
            yield entry.version, ((test, past.outcome) for test, past in entry.tests.items())
        for run in self.runs:
            yield run.version, ((test.id, test.outcome) for test in run.tests)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what to judge."""
    parser.add_argument(
        "results",
        nargs="*",
        type=Path,
        metavar="RESULTS",
        help="result files, or folders of them, all of which count; without them what is in results/: the runs that "
        "--expect names, or those of every tier and category",
    )
    parser.add_argument(
        "--expect",
        action="append",
        default=[],
        metavar="WHAT",
        help="runs that there must be: smoke,load,... on every version, smoke-pg16 on one, all (the default)",
    )
    parser.add_argument("--history", type=Path, default=HISTORY, metavar="FILE", help="results/history.jsonl")
    parser.add_argument("--policy", type=Path, default=policy.SOURCE, metavar="FILE", help="tests/chaos/gate.toml")
    parser.add_argument("--commit", metavar="SHA", help="of results that do not say it themselves")


def _in_results(wanted: expected.Expected | None, matrix: Matrix) -> tuple[list[Path], list[str]]:
    """Return the files in results/ that count when nobody names any, and the names of the others.

    A checkout's results/ also holds runs of the tooling, of plain pytest with any selection, and what is of yesterday.
    """
    kinds = {*matrix.tiers, *matrix.categories} - {"category"}
    kept, left_out = [], []
    for path in results.files([RESULTS]):
        named = results.FILE.fullmatch(path.name)
        assert named is not None
        run = (named["what"], int(named["version"]))
        if run in wanted.pairs if wanted else run[0] in kinds:
            kept.append(path)
        else:
            left_out.append(path.name)
    return kept, left_out


def gather(given: argparse.Namespace, matrix: Matrix) -> Evidence:
    """Read all that the options name.

    Raises:
        PolicyError: gate.toml cannot be used.
        ValueError: --expect names what there is not.
        OSError: the history is there and cannot be read.
    """
    wanted = expected.parse(given.expect, matrix)
    asked = policy.load(matrix.categories, matrix.versions, given.policy)
    paths, left_out = (given.results, []) if given.results else _in_results(wanted if given.expect else None, matrix)
    runs, unread = results.read_all(paths)
    commit = given.commit or os.environ.get("GITHUB_SHA", "")
    found: dict[tuple[str, str, str, int], results.Run] = {}
    for run in runs:
        known = replace(run, commit=run.commit or commit)
        # One file under two paths is one run.
        found.setdefault((known.commit, known.date, known.what, known.version), known)
    kept = tuple(found.values())
    past = history.read(given.history).without(kept)
    return Evidence(kept, tuple(unread), past, asked, wanted, datetime.now(UTC).date(), tuple(left_out))
