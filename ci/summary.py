"""`python -m ci summary`: what ran and how it went, as Markdown for GitHub's step summary and as text."""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from . import document
from .changes import Changes, Versions, since_last_time
from .document import Cell, Code, Lines, Section, Table
from .evidence import Evidence, gather, options
from .gate import Verdict, counted, judge
from .matrix import Matrix, load
from .policy import PolicyError
from .results import OUTCOMES, Result

# GitHub takes 1 MiB for a step, and shows nothing at all of a larger one.
LIMIT = 1024 * 1024
SLOWEST = 10
# The row of tests that are no chaos tests.
OTHER = "other"


def verdict_section(verdict: Verdict, evidence: Evidence) -> Section:
    """Return what the gate says, and why."""
    stage, shares = evidence.policy.stage, verdict.shares
    counts = (
        f"stage {stage.name} ({stage.share:.0%}): {shares.asked:.1%} of the tests must pass, {shares.reached:.1%} must "
        f"and did, {shares.passed:.1%} passed; {len(evidence.policy.known_failures)} known failures"
    )
    lines: list[tuple[Cell, ...]] = [(counts,)]
    lines += [
        (refusal.sentence, Code(refusal.command)) if refusal.command else (refusal.sentence,)
        for refusal in verdict.refusals
    ]
    title = "Gate: pass" if verdict.good else f"Gate: refused, {len(verdict.refusals)} reasons"
    blocks: list[Lines | Table] = [Lines(lines)]
    if verdict.notes:
        blocks.append(Lines([(f"Note: {note}",) for note in verdict.notes]))
    return Section(title, blocks)


def _worst(evidence: Evidence) -> dict[tuple[str, int], Result]:
    """Return the worst result of each test on each version: several jobs may have run it."""
    found: dict[tuple[str, int], Result] = {}
    for result, version in evidence.results():
        other = found.get((result.id, version))
        if other is None or OUTCOMES.index(result.outcome) > OUTCOMES.index(other.outcome):
            found[result.id, version] = result
    return found


def matrix_section(evidence: Evidence, categories: Mapping[str, str]) -> Section:
    """Return category x version: passed, failed, skipped, and the seconds that all runs of them took."""
    counts: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    seconds: dict[tuple[str, int], float] = defaultdict(float)
    for (_, version), result in _worst(evidence).items():
        column = 1 if result.bad else 2 if result.outcome == "skipped" else 0
        for category in (result.category or OTHER, "all"):
            counts[category, version][column] += 1
    for result, version in evidence.results():
        for category in (result.category or OTHER, "all"):
            seconds[category, version] += result.seconds
    versions = sorted({version for _, version in counts})
    rows: list[tuple[Cell, ...]] = []
    for category in (*categories, OTHER, "all"):
        if any((category, version) in counts for version in versions):
            cells = []
            for version in versions:
                if (category, version) not in counts:
                    cells.append("not run")
                    continue
                passed, failed, skipped = counts[category, version]
                mark = "FAIL " if failed else ""
                cells.append(f"{mark}{passed} / {failed} / {skipped}, {seconds[category, version]:.1f} s")
            rows.append((category, *cells))
    header = ("category", *(f"PostgreSQL {version}" for version in versions))
    return Section("passed / failed / skipped", [Table(header, rows)])


def _versions(versions: set[int]) -> str:
    return ", ".join(map(str, sorted(versions)))


def changes_section(changes: Changes) -> Section:
    """Return what is new since last time."""
    if not changes.compared:
        return Section("New since last time", [Lines([("No earlier run to compare with.",)])])
    kinds: list[tuple[str, Versions]] = [
        ("fails now", changes.broken),
        ("passes again", changes.mended),
        ("missing", changes.gone),
        ("new", changes.added),
    ]
    counts = ", ".join(f"{len(tests)} {kind}" for kind, tests in kinds)
    rows = [(kind, Code(test), _versions(on)) for kind, tests in kinds for test, on in sorted(tests.items())]
    table = [Table(("what", "test", "PostgreSQL"), rows)] if rows else []
    return Section("New since last time", [Lines([(counts,)]), *table])


def slowest_section(evidence: Evidence) -> Section:
    """Return the tests that took longest."""
    slowest = sorted(evidence.results(), key=lambda pair: -pair[0].seconds)[:SLOWEST]
    rows = [(f"{result.seconds:.1f}", Code(result.id), str(version)) for result, version in slowest]
    return Section("Slowest", [Table(("seconds", "test", "PostgreSQL"), rows)])


def stability_section(verdict: Verdict) -> Section:
    """Return how stable each category is beside what is expected of it, and the flakes."""
    rows: list[tuple[Cell, ...]] = []
    for item in verdict.stability:
        seen = "unknown: nothing ran twice on a commit" if item.rate is None else f"{item.rate:.2%}"
        expected = f"at most {item.expected:.0%}" if item.expected else "never"
        judged = "" if item.as_expected else "MORE THAN EXPECTED"
        rows.append((item.category, seen, f"{item.flaky} of {item.repeated}", expected, judged))
    blocks: list[Lines | Table] = [Table(("category", "flakes", "of tests run again", "expected", ""), rows)]
    if verdict.flakes:
        flakes = [
            (
                Code(flake.test),
                str(flake.version),
                f"{flake.rate:.0%} ({flake.commits} of {flake.repeated} commits)",
                f"{flake.bad} of {flake.runs} runs",
            )
            for flake in verdict.flakes
        ]
        blocks.append(Table(("passed and failed on one commit", "PostgreSQL", "rate", "failed there"), flakes))
    return Section("Flakes", blocks)


def sections(evidence: Evidence, categories: Mapping[str, str]) -> Iterator[Section]:
    """Yield the summary's parts, the most important first."""
    verdict = judge(evidence)
    evidence = counted(evidence)
    yield verdict_section(verdict, evidence)
    yield matrix_section(evidence, categories)
    yield changes_section(since_last_time(evidence))
    yield slowest_section(evidence)
    yield stability_section(verdict)


def run(given: argparse.Namespace, matrix: Matrix) -> int:
    """Print the summary, and append it to GitHub's if there is one.

    Returns:
        0, or 1 when nothing could be summed up. The verdict is in the summary; the exit code is the gate's business.
    """
    try:
        parts = list(sections(gather(given, matrix), matrix.categories))
    except (PolicyError, ValueError, OSError) as error:
        print(f"summary: {document.plain(str(error))}")
        return 1
    print(document.text(parts))
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        append(Path(target), parts)
    return 0


def append(target: Path, parts: list[Section]) -> None:
    """Append the summary to a file that may hold something already; it never grows above what GitHub takes."""
    taken = target.stat().st_size if target.exists() else 0
    with target.open("a", encoding="utf-8") as file:
        file.write(document.markdown(parts, LIMIT - taken))


def main(arguments: Sequence[str]) -> int:
    """`python -m ci summary`."""
    parser = argparse.ArgumentParser(prog="python -m ci summary", description="Sum results up.")
    options(parser)
    return run(parser.parse_args(arguments), load())
