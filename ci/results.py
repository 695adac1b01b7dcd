"""What a run of the suite showed, read from its result files: the model of the gate, the summary and the report.

results/chaos-WHAT-results-pgVERSION.xml is one run; a benchmark file of the same name, with `.json`, belongs to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

from . import junit
from .junit import ResultError

FILE = re.compile(r"chaos-(?P<what>[a-z0-9][a-z0-9-]*)-results-pg(?P<version>\d+)\.xml")
# From the best to the worst.
OUTCOMES = ("passed", "skipped", "failed", "error")
BAD = ("failed", "error")


@dataclass(frozen=True)
class Result:
    """One test of one run.

    `id` is pytest's node id, `outcome` one of OUTCOMES. `category` is "" for a test that is no chaos test. `log` is
    what was captured while it ran (only of one that failed), `replay` the command that runs it again in the same way.
    """

    id: str
    outcome: str
    seconds: float
    category: str = ""
    promises: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    slow: bool = False
    destructive: bool = False
    message: str = ""
    text: str = ""
    log: str = ""
    seed: str = ""
    schedule: str = ""
    replay: str = ""

    @property
    def bad(self) -> bool:
        """Whether it failed or could not be set up."""
        return self.outcome in BAD


@dataclass(frozen=True)
class Measured:
    """A benchmark: seconds a round took, and how many rounds there were."""

    median: float
    stddev: float
    minimum: float
    maximum: float
    rounds: int


@dataclass(frozen=True)
class Run:
    """One result file: what ran on one PostgreSQL version.

    `commit` is "" when the run did not know it, and ends in "+" when the checkout held changes. `date` is its start,
    ISO 8601. `seed` is that of Hypothesis where one was given.
    """

    what: str
    version: int
    commit: str
    date: str
    seconds: float
    tests: tuple[Result, ...] = ()
    seed: str = ""
    benchmarks: dict[str, Measured] = field(default_factory=dict)

    def count(self, *outcomes: str) -> int:
        """Return how many tests ended in one of these outcomes."""
        return sum(test.outcome in outcomes for test in self.tests)


def _node_id(name: str) -> str:
    """Return a node id for a JUnit name, for files that do not carry it: tests.chaos.test_a.TestB::test_c[1]."""
    owner, _, test = name.partition("::")
    if not owner:
        # A file that could not be collected.
        return test
    parts = owner.split(".")
    last = next((index for index, part in enumerate(parts) if part.startswith("test_")), len(parts) - 1)
    return "::".join(["/".join(parts[: last + 1]) + ".py", *parts[last + 1 :], test])


def _result(case: junit.Case) -> Result:
    def only(name: str) -> str:
        return next(iter(case.values(name)), "")

    return Result(
        id=only("nodeid") or _node_id(case.name),
        outcome=case.outcome,
        seconds=case.seconds,
        category=only("category"),
        promises=case.values("promise"),
        faults=case.values("fault"),
        slow="slow" in case.values("marker"),
        destructive="destructive" in case.values("marker"),
        message=case.message,
        text=case.text,
        log=case.output,
        seed=only("hypothesis_seed"),
        schedule="\n".join(case.values("schedule")),
        replay=only("replay"),
    )


def _joined(first: Result, second: Result) -> Result:
    # pytest writes a test whose body and clean-up both fail twice.
    better, worse = sorted((first, second), key=lambda result: OUTCOMES.index(result.outcome))
    return replace(
        worse,
        seconds=first.seconds + second.seconds,
        text="\n".join(filter(None, (worse.text, better.text))),
        log="\n".join(filter(None, (worse.log, better.log))),
    )


def _benchmarks(path: Path) -> dict[str, Measured]:
    # pytest-benchmark opens its file first and fills it last: an empty one measured nothing.
    if not path.exists() or path.stat().st_size == 0:
        return {}
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["benchmarks"]
        return {
            entry["fullname"]: Measured(
                median=float(entry["stats"]["median"]),
                stddev=float(entry["stats"]["stddev"]),
                minimum=float(entry["stats"]["min"]),
                maximum=float(entry["stats"]["max"]),
                rounds=int(entry["stats"]["rounds"]),
            )
            for entry in entries
        }
    except (ValueError, KeyError, TypeError) as error:
        raise ResultError(f"{path.name} is not a whole benchmark file: {error!r}") from None


def read(path: Path) -> Run:
    """Read one result file, and the benchmarks beside it.

    Raises:
        ResultError: its name says nothing, or it is missing or broken.
    """
    named = FILE.fullmatch(path.name)
    if named is None:
        raise ResultError(f"{path.name} is no name of a result file: chaos-WHAT-results-pgVERSION.xml")
    found = junit.read(path)
    tests: dict[str, list[Result]] = {}
    for result in map(_result, found.cases):
        tests.setdefault(result.id, []).append(result)
    properties = dict(found.properties)
    return Run(
        what=named["what"],
        version=int(named["version"]),
        commit=properties.get("commit", ""),
        date=found.date,
        seconds=found.seconds,
        tests=tuple(reduce(_joined, same) for same in tests.values()),
        seed=properties.get("hypothesis_seed", ""),
        benchmarks=_benchmarks(path.with_suffix(".json")),
    )


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the result files among these, and those below the folders among these, in the order of their names.

    A file that is named and is not there is yielded too: to read it is an error that says so.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("chaos-*.xml") if FILE.fullmatch(found.name))
        else:
            yield path


def read_all(paths: Iterable[Path]) -> tuple[list[Run], list[str]]:
    """Read every result file that is there.

    Returns:
        The runs, and a sentence for each file that could not be read.
    """
    runs, problems = [], []
    for path in files(paths):
        try:
            runs.append(read(path))
        except ResultError as error:
            problems.append(str(error))
    return runs, problems
