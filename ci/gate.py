"""The gate: may this pass? Rules over result files, the history and tests/chaos/gate.toml, each a sentence.

Each refusal says what is wrong and what to do. `python -m ci gate` prints them; the summary and the report show them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import stability
from .evidence import Evidence
from .expected import whole
from .history import Entry
from .policy import KnownFailure
from .results import BAD, Result


@dataclass(frozen=True)
class Refusal:
    """Why the gate refuses: the rule's name, what is wrong and what to do, and the command for it, if there is one."""

    rule: str
    sentence: str
    command: str = ""

    def __str__(self) -> str:
        return f"{self.sentence} {self.command}".rstrip()


@dataclass(frozen=True)
class Shares:
    """How much of the suite must pass, between 0 and 1, of the tests on each version.

    `asked` of all tests must pass; `reached` is those of them that did; `passed` is the share of all that passed.
    `best` is the best that was `reached` since the policy's `ratchet_from` by the same kinds of run, if any. The stage
    is compared with a `whole` suite only.
    """

    asked: float
    reached: float
    passed: float
    best: float | None
    whole: bool


@dataclass(frozen=True)
class Verdict:
    """What the gate says. `notes` are worth reading and refuse nothing."""

    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...]
    shares: Shares
    flakes: tuple[stability.Flake, ...]
    stability: tuple[stability.Stability, ...]

    @property
    def good(self) -> bool:
        """Whether it may pass."""
        return not self.refusals


def _on(versions: Sequence[int] | set[int]) -> str:
    return "PostgreSQL " + ", ".join(map(str, sorted(versions)))


def _first_line(result: Result) -> str:
    lines = (result.message or result.text).strip().splitlines()
    return f" ({lines[0]})" if lines else ""


def unusable_files(evidence: Evidence) -> Iterator[Refusal]:
    """A file that is missing, cut off or empty is a job that crashed, and no pass."""
    for sentence in evidence.unread:
        yield Refusal("file", f"{sentence}. A job that was cut off is no pass: read its log and run it again.")
    there = {(run.what, run.version) for run in evidence.runs}
    for what, version in evidence.expected.pairs:
        # Its benchmarks may be what could not be read.
        name = f"chaos-{what}-results-pg{version}."
        if (what, version) not in there and not any(sentence.startswith(name) for sentence in evidence.unread):
            yield Refusal(
                "file",
                f"There is no result of {what} on PostgreSQL {version} ({name}xml). A job that crashed or never ran is "
                "no pass: read its log and run it again:",
                evidence.expected.command(what, version),
            )
    for run in evidence.runs:
        if not run.tests:
            sentence = f"No test ran in {run.what} on PostgreSQL {run.version}: see what its job selected, and run it:"
            yield Refusal("file", sentence, evidence.expected.command(run.what, run.version))


def failures(evidence: Evidence) -> Iterator[Refusal]:
    """A test that must pass failed, or was not really run."""
    found: dict[tuple[str, str], dict[int, Result]] = defaultdict(dict)
    for result, version in evidence.results():
        if result.outcome != "passed" and evidence.policy.must_pass(result, version):
            kind = "failed" if result.bad else "was skipped"
            found[result.id, kind].setdefault(version, result)
    for (test, kind), versions in found.items():
        first = next(iter(versions.values()))
        if kind == "failed":
            sentence = f"{test} must pass and failed on {_on(set(versions))}{_first_line(first)}. Mend what it found"
            yield Refusal("failed", sentence + ("; this runs it again:" if first.replay else "."), first.replay)
        else:
            sentence = f"{test} must pass and was skipped on {_on(set(versions))}{_first_line(first)}. "
            yield Refusal("skipped", sentence + "Make it run; what is known to fail is listed in gate.toml.")


def _passes_in_a_row(entry: KnownFailure, version: int, evidence: Evidence) -> int:
    streak = 0
    for its_version, tests in evidence.all_runs():
        outcomes = {outcome for test, outcome in tests if entry.covers(test)} if its_version == version else set()
        if outcomes:
            streak = streak + 1 if outcomes == {"passed"} else 0
    return streak


def _is_unknown(entry: KnownFailure, version: int, evidence: Evidence) -> bool:
    now = [run for run in evidence.runs if run.version == version]
    if any(entry.covers(test.id) for run in now for test in run.tests):
        return False
    if whole({run.what for run in now}, evidence.expected.categories):
        return True
    # Only a part ran: whether there is such a test is known from the last time that all of it did.
    past = [item for item in evidence.history.entries if item.version == version]
    seen = any(entry.covers(test) for item in past for test in item.tests)
    return not seen and whole({item.what for item in past}, evidence.expected.categories)


def known_failures(evidence: Evidence) -> Iterator[Refusal]:
    """The list of known failures may neither grow old nor lie."""
    policy = evidence.policy
    for entry in policy.known_failures:
        if entry.expires < evidence.today:
            yield Refusal(
                "expired",
                f"The known failure {entry.test} expired on {entry.expires}: mend the test and delete its entry in "
                f"gate.toml, or say in {entry.issue} why it needs longer and set a new date.",
            )
        unknown = {version for version in entry.versions if _is_unknown(entry, version, evidence)}
        if unknown:
            yield Refusal(
                "unknown",
                f"gate.toml lists the known failure {entry.test}, but no such test ran on {_on(unknown)}: delete the "
                "entry, or write the test's name as pytest does.",
            )
        steady = {v for v in entry.versions if _passes_in_a_row(entry, v, evidence) >= policy.promote_after}
        if steady:
            yield Refusal(
                "promote",
                f"The known failure {entry.test} has passed {policy.promote_after} times in a row or more on "
                f"{_on(steady)}: take these versions out of its entry in gate.toml, so that it must pass from now on, "
                f"and close {entry.issue}.",
            )


def measure(evidence: Evidence) -> Shares:
    """Count how much of the suite must pass; a test counts once for each version, however many jobs ran it."""
    asked: set[tuple[str, int]] = set()
    bad: set[tuple[str, int]] = set()
    every: set[tuple[str, int]] = set()
    for result, version in evidence.results():
        if result.category:
            every.add((result.id, version))
            if evidence.policy.must_pass(result, version):
                asked.add((result.id, version))
            if result.outcome != "passed":
                bad.add((result.id, version))
    count = max(len(every), 1)
    kinds = {run.what for run in evidence.runs if any(test.category for test in run.tests)}
    since = evidence.policy.ratchet_from.isoformat()
    bests = [items[0].share for items in evidence.history.rounds() if items[0].date >= since and _kinds(items) == kinds]
    return Shares(
        asked=len(asked) / count,
        reached=len(asked - bad) / count,
        passed=len(every - bad) / count,
        best=max(bests, default=None),
        whole=whole(kinds, evidence.expected.categories),
    )


def _kinds(entries: Sequence[Entry]) -> set[str]:
    return {item.what for item in entries if any(past.category for past in item.tests.values())}


def too_small(evidence: Evidence, shares: Shares) -> Iterator[Refusal]:
    """What must pass is enough for the stage, and never less than it was.

    Tests that failed are refused by name; here it counts that they must pass.
    """
    stage = evidence.policy.stage
    if shares.whole and shares.asked < stage.share:
        yield Refusal(
            "stage",
            f"{shares.asked:.1%} of the tests must pass, and the stage {stage.name} wants {stage.share:.0%}: mend "
            "known failures and take them off the list, or mark fewer tests slow.",
        )
    # What is kept has six digits.
    if shares.best is not None and round(shares.asked, 6) < shares.best:
        yield Refusal(
            "ratchet",
            f"{shares.asked:.2%} of the tests must pass, and {shares.best:.2%} did before: shorten the list of known "
            "failures again. If the loss is meant, set ratchet_from in gate.toml to today and say why in the commit.",
        )


def missing_tests(evidence: Evidence) -> Iterator[Refusal]:
    """A test that ran last time and does not now has been lost, unless somebody says so.

    Last time is the last run of its kind, and the last one that the gate let pass: a refusal is not forgotten by
    running again.
    """
    gone: dict[str, set[str]] = defaultdict(set)
    for test, what, version in vanished(evidence):
        if not any(entry.covers(test) for entry in evidence.policy.removed):
            gone[test].add(f"{what} on {version}")
    for test, places in gone.items():
        yield Refusal(
            "missing",
            f"{test} ran last time and is missing now ({', '.join(sorted(places))}): bring it back, or list it under "
            "`removed` in gate.toml with the reason.",
        )
    for entry in evidence.policy.removed:
        if any(entry.covers(result.id) for result, _ in evidence.results()):
            yield Refusal("removed", f"gate.toml lists {entry.test} as removed, but it runs: delete the entry.")


def vanished(evidence: Evidence) -> Iterator[tuple[str, str, int]]:
    """Yield (test, what, version) for each test that ran last time and not now, in a run that did take place."""
    now: dict[tuple[str, int], set[str]] = defaultdict(set)
    for run in evidence.runs:
        now[run.what, run.version].update(test.id for test in run.tests)
    for (what, version), tests in now.items():
        past = [item for item in evidence.history.entries if (item.what, item.version) == (what, version)]
        accepted = [item for item in past if item.verdict == "pass"]
        before = {test for item in (past[-1:] + accepted[-1:]) for test in item.tests}
        for test in sorted(before - tests):
            yield test, what, version


def _notes(evidence: Evidence, shares: Shares, destructive: int) -> Iterator[str]:
    yield from evidence.history.damage
    if evidence.left_out:
        yield f"In results/ and not judged, for nobody asked for them: {', '.join(evidence.left_out)}."
    if not evidence.history.entries:
        yield "There is no history yet: nothing could be compared with last time."
    if not shares.whole:
        yield "Only a part of the suite ran: its share is not compared with the stage's."
    if destructive:
        yield f"{destructive} destructive tests ran and are not counted."
    failing: dict[str, set[int]] = defaultdict(set)
    for result, version in evidence.results():
        entry = evidence.policy.excuse(result.id, version)
        if entry is not None and result.outcome in BAD:
            failing[f"The known failure {result.id} failed again ({entry.issue}, until {entry.expires})"].add(version)
    yield from (f"{text} on {_on(versions)}." for text, versions in failing.items())
    if shares.whole and evidence.history.entries:
        lost = [test for test, _, _ in vanished(evidence)]
        for removed in evidence.policy.removed:
            if not any(removed.covers(test) for test in lost):
                yield f"gate.toml lists {removed.test} as removed; that has done its work and can go."


def counted(evidence: Evidence) -> Evidence:
    """Return the evidence without the destructive tests, which count for nothing."""
    kept = (replace(run, tests=tuple(test for test in run.tests if not test.destructive)) for run in evidence.runs)
    return replace(evidence, runs=tuple(kept))


def judge(evidence: Evidence) -> Verdict:
    """Apply every rule.

    Returns:
        The verdict, its refusals in the order in which to deal with them.
    """
    destructive = len({result.id for result, _ in evidence.results() if result.destructive})
    evidence = counted(evidence)
    measured = measure(evidence)
    refusals = [
        *unusable_files(evidence),
        *failures(evidence),
        *missing_tests(evidence),
        *known_failures(evidence),
        *too_small(evidence, measured),
    ]
    flakes, totals = stability.seen(evidence.history, evidence.runs)
    return Verdict(
        refusals=tuple(refusals),
        notes=tuple(_notes(evidence, measured, destructive)),
        shares=measured,
        flakes=tuple(flakes),
        stability=tuple(stability.by_category(totals, evidence.policy.flakes)),
    )
