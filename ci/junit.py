"""JUnit result files as pytest writes them: what ran and how it ended.

The standard library alone, for `make matrix` has nothing else (docs/decisions/0035).
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

Properties = tuple[tuple[str, str], ...]


class ResultError(Exception):
    """A result file is missing or cannot be read; the message says which and why."""


@dataclass(frozen=True)
class Case:
    """One test. `outcome` is passed, failed, error or skipped; `seconds` is its duration.

    `message` is the failure in a line or a few, `text` the whole of it with its traceback, `output` what was captured.
    """

    name: str
    outcome: str
    seconds: float
    message: str = ""
    text: str = ""
    output: str = ""
    properties: Properties = ()

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of one property, in order."""
        return tuple(value for key, value in self.properties if key == name)


@dataclass(frozen=True)
class Results:
    """The tests of one result file. `seconds` is the duration of the whole run, `date` its start in ISO 8601."""

    cases: list[Case] = field(default_factory=list)
    seconds: float = 0.0
    date: str = ""
    properties: Properties = ()

    def count(self, outcome: str) -> int:
        """Return how many tests ended like this."""
        return sum(case.outcome == outcome for case in self.cases)

    @property
    def bad(self) -> list[Case]:
        """The tests that failed or could not be set up."""
        return [case for case in self.cases if case.outcome in ("failed", "error")]


def _properties(element: ElementTree.Element) -> Properties:
    found = element.iterfind("properties/property")
    return tuple((item.get("name", ""), item.get("value") or item.text or "") for item in found)


def _seconds(element: ElementTree.Element) -> float:
    text = element.get("time", "0")
    seconds = float(text)
    if not math.isfinite(seconds):
        raise ValueError(f"the time {text} is no number of seconds")
    return seconds


def _case(element: ElementTree.Element) -> Case:
    outcome, message, text, output = "passed", "", "", []
    for child in element:
        if child.tag in ("failure", "error", "skipped"):
            outcome = {"failure": "failed"}.get(child.tag, child.tag)
            message, text = child.get("message", ""), child.text or ""
        elif child.tag in ("system-out", "system-err"):
            output.append(child.text or "")
    return Case(
        name=f"{element.get('classname', '')}::{element.get('name', '')}",
        outcome=outcome,
        seconds=_seconds(element),
        message=message,
        text=text,
        output="\n".join(output),
        properties=_properties(element),
    )


def read(path: Path) -> Results:
    """Read a result file of pytest.

    Raises:
        ResultError: the file is missing, or is not a whole JUnit file.
    """
    try:
        content = path.read_bytes()
        # Nobody's results declare entities; a file that does is out to swell or to reach for other files.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ResultError(f"{path.name} declares a document type, which no result file does")
        root = ElementTree.fromstring(content)
        suites = list(root.iter("testsuite"))
        if not suites:
            raise ResultError(f"{path.name} holds no test suite")
        return Results(
            cases=[_case(element) for element in root.iter("testcase")],
            seconds=sum(_seconds(suite) for suite in suites),
            date=min(suite.get("timestamp", "") for suite in suites),
            properties=tuple(pair for suite in suites for pair in _properties(suite)),
        )
    except FileNotFoundError:
        raise ResultError(f"no result file {path.name}: the run ended before pytest did") from None
    except OSError as error:
        raise ResultError(f"{path.name} cannot be read: {error.strerror}") from None
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        # The encoding that it names may be none, and its numbers may be none.
        raise ResultError(f"{path.name} is not a whole JUnit file: {error}") from None
