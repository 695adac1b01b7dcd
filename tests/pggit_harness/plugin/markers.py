"""Collection rules: a chaos test says its category, its promise and its fault.

A test under tests/chaos that lacks one of them, or names one that does not
exist, is a collection error: the promise x fault table of the report would
otherwise have a hole that nobody sees.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

CATEGORIES = ("property", "concurrent", "transaction", "resource", "corruption", "recovery", "load", "migration")
PROMISES = tuple(f"P{number:02}" for number in range(1, 15))
FAULTS = tuple(f"F{number:02}" for number in range(31))
CHAOS = Path(__file__).resolve().parents[2] / "chaos"


def identifiers(item: pytest.Item, marker: str) -> list[str]:
    """Return the ids that a test's `promise` or `fault` markers name, in order."""
    return [str(argument) for mark in item.iter_markers(marker) for argument in mark.args]


def categories(item: pytest.Item) -> list[str]:
    """Return the categories that a test is marked with, in the order of reports."""
    return [category for category in CATEGORIES if item.get_closest_marker(category)]


def complaints(item: pytest.Item) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a chaos test's markers."""
    if item.get_closest_marker("chaos") is None:
        yield "lacks the marker chaos"
    if len(categories(item)) != 1:
        yield f"has {len(categories(item))} categories; it needs exactly one of {', '.join(CATEGORIES)}"
    for marker, known in (("promise", PROMISES), ("fault", FAULTS)):
        named = identifiers(item, marker)
        if not named:
            yield f'lacks a {marker}, such as @pytest.mark.{marker}("{known[0]}")'
        for name in named:
            if name not in known:
                yield f"names the {marker} {name}, but there are only {known[0]} to {known[-1]}"


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    found = report.result or []
    wrong = [
        f"{item.nodeid} {sentence}"
        for item in found
        if isinstance(item, pytest.Item) and CHAOS in item.path.parents
        for sentence in complaints(item)
    ]
    if wrong:
        report.outcome = "failed"
        report.longrepr = "\n".join(wrong)
        report.result = []
    return report
