"""JUnit result files: what ran and how it ended."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path


class ResultError(Exception):
    """A result file is missing or cannot be read; the message says which and why."""


@dataclass(frozen=True)
class Case:
    """One test. `outcome` is passed, failed, error or skipped; `seconds` is its duration."""

    name: str
    outcome: str
    seconds: float
    message: str = ""


@dataclass(frozen=True)
class Results:
    """The tests of one result file. `seconds` is the duration of the whole run."""

    cases: list[Case] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, outcome: str) -> int:
        """Return how many tests ended like this."""
        return sum(case.outcome == outcome for case in self.cases)

    @property
    def bad(self) -> list[Case]:
        """The tests that failed or could not be set up."""
        return [case for case in self.cases if case.outcome in ("failed", "error")]


def _case(element: ElementTree.Element) -> Case:
    outcome, message = "passed", ""
    for child in element:
        if child.tag in ("failure", "error", "skipped"):
            outcome = {"failure": "failed"}.get(child.tag, child.tag)
            message = child.get("message", "")
    name = f"{element.get('classname', '')}::{element.get('name', '')}"
    return Case(name=name, outcome=outcome, seconds=float(element.get("time", "0")), message=message)


def read(path: Path) -> Results:
    """Read a result file of pytest.

    Raises:
        ResultError: the file is missing, or is not a whole JUnit file.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except FileNotFoundError:
        raise ResultError(f"no result file {path.name}: the run ended before pytest did") from None
    except ElementTree.ParseError as error:
        raise ResultError(f"{path.name} is not a whole JUnit file: {error}") from None
    suites = list(root.iter("testsuite"))
    if not suites:
        raise ResultError(f"{path.name} holds no test suite")
    return Results(
        cases=[_case(element) for element in root.iter("testcase")],
        seconds=sum(float(suite.get("time", "0")) for suite in suites),
    )
