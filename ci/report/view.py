"""What the page shows, counted from the evidence: plain values for the template and the charts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..changes import since_last_time
from ..evidence import Evidence
from ..expected import whole
from ..gate import Verdict
from ..results import BAD, OUTCOMES, Measured, Result
from . import text
from .names import FAULTS, PROMISES

#: So many failures are shown with everything; of the rest only what they are and how to run them again.
WITH_TEXT = 200
#: The row of tests that are no chaos tests.
OTHER = "other"
#: Steps of the heat map's colours: a cell is of the first step that is not below its count.
STEPS = (1, 3, 6, 10)


@dataclass
class Count:
    """Tests of one cell, by how they ended; `seconds` is what all runs of them took."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0

    @property
    def all(self) -> int:
        return self.passed + self.failed + self.skipped

    def add(self, outcome: str) -> None:
        """Count one more test."""
        if outcome in BAD:
            self.failed += 1
        elif outcome == "skipped":
            self.skipped += 1
        else:
            self.passed += 1


@dataclass(frozen=True)
class Attack:
    """A cell of promise x fault. `step` is 0 for a hole, else how strong its colour is, from 1 on."""

    promise: str
    fault: str
    tests: int
    failed: int
    step: int


@dataclass(frozen=True)
class Test:
    """A test with its worst outcome and the seconds of it by version."""

    name: str
    category: str
    promises: tuple[str, ...]
    faults: tuple[str, ...]
    outcomes: dict[int, tuple[str, float]]
    new: str

    @property
    def worst(self) -> str:
        return max((outcome for outcome, _ in self.outcomes.values()), key=OUTCOMES.index)


@dataclass(frozen=True)
class Failure:
    """A test that failed in one run. The texts are empty where there is none, and where there are too many failures."""

    name: str
    category: str
    promises: tuple[str, ...]
    faults: tuple[str, ...]
    version: int
    what: str
    outcome: str
    excuse: str
    message: str
    seed: str
    replay: str
    schedule: str
    log: str
    traceback: str


@dataclass(frozen=True)
class Point:
    """One round of runs. `passed` and `reached` are shares of the tests; `whole` says whether all of the suite ran."""

    date: str
    passed: float
    reached: float
    whole: bool


@dataclass(frozen=True)
class Measurement:
    """A benchmark of one run."""

    date: str
    version: int
    measured: Measured


@dataclass(frozen=True)
class View:
    """All that the page shows; `matrix` is by category and version, with "all" for sums."""

    versions: tuple[int, ...]
    matrix: dict[str, dict[int, Count]]
    heat: dict[str, list[Attack]]
    tests: list[Test]
    failures: list[Failure]
    points: list[Point]
    benchmarks: dict[str, list[Measurement]]
    commits: list[str]
    newest: str
    kinds: list[str] = field(default_factory=list)

    @property
    def holes(self) -> int:
        """How many cells of the heat map no test is in."""
        return sum(attack.step == 0 for row in self.heat.values() for attack in row)


def _marked(result: Result) -> Result:
    """Return a test with marks that are fit to be shown and to be filtered by."""
    return replace(
        result,
        category=text.name(result.category),
        promises=tuple(map(text.name, result.promises)),
        faults=tuple(map(text.name, result.faults)),
    )


def _worst(evidence: Evidence) -> dict[str, dict[int, Result]]:
    found: dict[str, dict[int, Result]] = defaultdict(dict)
    for result, version in evidence.results():
        other = found[result.id].get(version)
        if other is None or OUTCOMES.index(result.outcome) > OUTCOMES.index(other.outcome):
            found[result.id][version] = result
    return found


def _matrix(
    evidence: Evidence, worst: Mapping[str, Mapping[int, Result]], categories: Iterable[str]
) -> dict[str, dict[int, Count]]:
    found: dict[str, dict[int, Count]] = {name: defaultdict(Count) for name in (*categories, OTHER, "all")}
    for by_version in worst.values():
        for version, result in by_version.items():
            for category in (result.category or OTHER, "all"):
                found.setdefault(category, defaultdict(Count))[version].add(result.outcome)
    for result, version in evidence.results():
        for category in (result.category or OTHER, "all"):
            found[category][version].seconds += result.seconds
    return {name: dict(row) for name, row in found.items() if row or name not in (OTHER, "all")}


def _heat(worst: Mapping[str, Mapping[int, Result]]) -> dict[str, list[Attack]]:
    tests: dict[tuple[str, str], int] = defaultdict(int)
    failed: dict[tuple[str, str], int] = defaultdict(int)
    for by_version in worst.values():
        results = list(by_version.values())
        for promise in results[0].promises:
            for fault in results[0].faults:
                tests[promise, fault] += 1
                failed[promise, fault] += any(result.bad for result in results)
    return {
        promise: [
            Attack(promise, fault, count, failed[promise, fault], _step(count))
            for fault in FAULTS
            for count in [tests[promise, fault]]
        ]
        for promise in PROMISES
    }


def _step(count: int) -> int:
    if count == 0:
        return 0
    return next((step for step, most in enumerate(STEPS, 1) if count <= most), len(STEPS) + 1)


def _tests(evidence: Evidence, worst: Mapping[str, Mapping[int, Result]]) -> list[Test]:
    changes = since_last_time(evidence)
    news = (("fails now", changes.broken), ("passes again", changes.mended), ("new", changes.added))
    return [
        Test(
            name=text.name(name),
            category=first.category or OTHER,
            promises=first.promises,
            faults=first.faults,
            outcomes={version: (result.outcome, result.seconds) for version, result in sorted(by_version.items())},
            new=next((word for word, tests in news if name in tests), ""),
        )
        for name, by_version in sorted(worst.items())
        for first in [next(iter(by_version.values()))]
    ]


def _failures(evidence: Evidence) -> list[Failure]:
    found: list[Failure] = []
    for run in evidence.runs:
        for result in run.tests:
            if not result.bad:
                continue
            excuse = evidence.policy.excuse(result.id, run.version)
            shown = len(found) < WITH_TEXT
            found.append(
                Failure(
                    name=text.name(result.id),
                    category=result.category or OTHER,
                    promises=result.promises,
                    faults=result.faults,
                    version=run.version,
                    what=run.what,
                    outcome=result.outcome,
                    excuse=text.name(f"{excuse.reason} ({excuse.issue}, until {excuse.expires})") if excuse else "",
                    message=text.name(result.message.strip().partition("\n")[0]),
                    seed=text.name(result.seed or run.seed),
                    replay=text.block(result.replay),
                    schedule=text.block(result.schedule) if shown else "",
                    log=text.block(result.log) if shown else "",
                    traceback=text.block(result.text) if shown else "",
                )
            )
    return found


def _points(evidence: Evidence, verdict: Verdict, categories: Iterable[str], newest: str) -> list[Point]:
    names = tuple(categories)
    found = []
    for items in evidence.history.rounds():
        worst: dict[tuple[str, int], bool] = {}
        for item in items:
            for test, past in item.tests.items():
                if past.category:
                    key = (test, item.version)
                    worst[key] = worst.get(key, True) and past.outcome == "passed"
        if worst:
            passed = sum(worst.values()) / len(worst)
            kinds = {item.what for item in items}
            found.append(Point(max(item.date for item in items), passed, items[0].share, whole(kinds, names)))
    if any(test.category for run in evidence.runs for test in run.tests):
        shares = verdict.shares
        found.append(Point(newest, shares.passed, shares.reached, shares.whole))
    return sorted((point for point in found if point.date), key=lambda point: point.date)


def _benchmarks(evidence: Evidence) -> dict[str, list[Measurement]]:
    found: dict[str, list[Measurement]] = defaultdict(list)
    sources: Sequence[tuple[str, int, Mapping[str, Measured]]] = [
        *((item.date, item.version, item.benchmarks) for item in evidence.history.entries),
        *((run.date, run.version, run.benchmarks) for run in evidence.runs),
    ]
    for date, version, benchmarks in sources:
        for name, measured in benchmarks.items():
            if date:
                found[text.name(name)].append(Measurement(date, version, measured))
    return {name: sorted(rows, key=lambda row: (row.version, row.date)) for name, rows in sorted(found.items())}


def view(evidence: Evidence, verdict: Verdict, categories: Mapping[str, str]) -> View:
    """Count what the page shows.

    Args:
        evidence: result files and history.
        verdict: what the gate says of them.
        categories: those of ci/matrix.toml, in the order of reports.
    """
    runs = (replace(run, tests=tuple(map(_marked, run.tests))) for run in evidence.runs)
    evidence = replace(evidence, runs=tuple(runs))
    worst = _worst(evidence)
    newest = max((run.date for run in evidence.runs), default="")
    return View(
        versions=tuple(sorted({run.version for run in evidence.runs})),
        matrix=_matrix(evidence, worst, categories),
        heat=_heat(worst),
        tests=_tests(evidence, worst),
        failures=_failures(evidence),
        points=_points(evidence, verdict, categories, newest),
        benchmarks=_benchmarks(evidence),
        commits=sorted({text.name(run.commit) for run in evidence.runs if run.commit}),
        newest=text.name(newest),
        kinds=sorted({run.what for run in evidence.runs}),
    )
