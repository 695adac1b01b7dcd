"""Flakes: a test that passed and failed on one commit, on one PostgreSQL version."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .history import History
from .results import BAD, Run


@dataclass(frozen=True)
class Flake:
    """A test that gave both verdicts.

    `commits` is on how many commits it did so, of `repeated` on which it ran more than once; `bad` of `runs` is how
    often it failed on the former.
    """

    test: str
    version: int
    category: str
    commits: int
    repeated: int
    bad: int
    runs: int

    @property
    def rate(self) -> float:
        """The share of commits, between 0 and 1."""
        return self.commits / self.repeated


@dataclass(frozen=True)
class Stability:
    """How stable a category is: on `repeated` commits a test of it ran again, on `flaky` it changed its mind.

    Both count each test on each version. `expected` is the share that is allowed, between 0 and 1.
    """

    category: str
    flaky: int
    repeated: int
    expected: float

    @property
    def rate(self) -> float | None:
        """The share that was seen, between 0 and 1; None when no test ran twice, so that nothing is known."""
        return self.flaky / self.repeated if self.repeated else None

    @property
    def as_expected(self) -> bool:
        """Whether no more was seen than is allowed."""
        return (self.rate or 0.0) <= self.expected


def seen(history: History, runs: Sequence[Run]) -> tuple[list[Flake], dict[str, tuple[int, int]]]:
    """Look for flakes in all runs there were.

    A run of a checkout with changes is on no commit, and left out; so is a skipped test.

    Returns:
        The flakes, the most frequent first; and for each category on how many commits its tests gave both verdicts, and
        on how many they ran more than once.
    """
    verdicts: dict[tuple[str, int, str], list[bool]] = defaultdict(list)
    category: dict[str, str] = {}
    for commit, version, tests in _runs(history, runs):
        if commit and not commit.endswith("+"):
            for test, outcome, its_category in tests:
                if outcome != "skipped":
                    verdicts[test, version, commit].append(outcome in BAD)
                    category[test] = its_category
    repeated: Counter[tuple[str, int]] = Counter()
    both: dict[tuple[str, int], list[list[bool]]] = defaultdict(list)
    totals: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for (test, version, _), bad in verdicts.items():
        if len(bad) > 1:
            changed = len(set(bad)) > 1
            repeated[test, version] += 1
            if changed:
                both[test, version].append(bad)
            flaky, ran = totals[category[test]]
            totals[category[test]] = (flaky + changed, ran + 1)
    flakes = [
        Flake(
            test=test,
            version=version,
            category=category[test],
            commits=len(commits),
            repeated=repeated[test, version],
            bad=sum(map(sum, commits)),
            runs=sum(map(len, commits)),
        )
        for (test, version), commits in both.items()
    ]
    return sorted(flakes, key=lambda flake: (-flake.rate, flake.test, flake.version)), dict(totals)


def _runs(history: History, runs: Sequence[Run]) -> Iterator[tuple[str, int, Iterator[tuple[str, str, str]]]]:
    for entry in history.entries:
        yield entry.commit, entry.version, ((test, past.outcome, past.category) for test, past in entry.tests.items())
    for run in runs:
        yield run.commit, run.version, ((test.id, test.outcome, test.category) for test in run.tests)


def by_category(totals: Mapping[str, tuple[int, int]], expected: Mapping[str, float]) -> list[Stability]:
    """Return how stable each category is, in the order of `expected`.

    Args:
        totals: as of seen().
        expected: the share that is allowed, by category.
    """
    return [Stability(name, *totals.get(name, (0, 0)), expected=share) for name, share in expected.items()]
