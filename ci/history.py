"""What earlier runs showed: a file of JSON lines that only grows, one line a run.

A line of results/history.jsonl, shortened:

    {"v": 1, "round": "4711.1", "commit": "a27a954...", "date": "2026-11-23T07:48:52+00:00", "version": 17,
     "what": "smoke", "seconds": 162.5, "stage": "all", "share": 1.0, "verdict": "pass",
     "tests": {"property": {"tests/chaos/test_property_trees.py": {"test_order[1]": "p0.53"}}},
     "benchmarks": {"tests/chaos/test_load_sizes.py::test_x": [0.1, 0.01, 0.09, 0.2, 30]}}

`round` joins the runs that the gate judged together; `stage`, `share` and `verdict` are what it said of all of them. A
test is the first letter of its outcome and its seconds. A benchmark is median, deviation, minimum, maximum, rounds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from .results import OUTCOMES, Measured, Run

LETTERS = {outcome[0]: outcome for outcome in OUTCOMES}
FORMAT = 1


class Past(NamedTuple):
    """How a test ended in an earlier run."""

    outcome: str
    seconds: float
    category: str


@dataclass(frozen=True)
class Entry:
    """One line: an earlier run. `tests` is by node id, `verdict` is pass or fail, `share` between 0 and 1."""

    round: str
    commit: str
    date: str
    version: int
    what: str
    seconds: float
    stage: str
    share: float
    verdict: str
    tests: dict[str, Past] = field(default_factory=dict)
    benchmarks: dict[str, Measured] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What tells a run from every other."""
        return (self.commit, self.date, self.what, self.version)


@dataclass(frozen=True)
class History:
    """The entries, oldest first, and a sentence for each line that could not be read."""

    entries: tuple[Entry, ...] = ()
    damage: tuple[str, ...] = ()

    def without(self, runs: Iterable[Run]) -> History:
        """Return the history as it was before these runs were recorded."""
        keys = {(run.commit, run.date, run.what, run.version) for run in runs}
        return History(tuple(entry for entry in self.entries if entry.key not in keys), self.damage)

    def rounds(self) -> list[list[Entry]]:
        """Return the entries that were judged together, oldest first."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.round, []).append(entry)
        return list(found.values())


def entry(run: Run, *, round_id: str, stage: str, share: float, verdict: str) -> Entry:
    """Return what is kept of a run.

    Args:
        run: what ran.
        round_id: the same for all runs that were judged together, and for no other.
        stage: name of the stage in force.
        share: of the tests that must pass and did, of all that were counted, between 0 and 1.
        verdict: pass or fail.
    """
    return Entry(
        round=round_id,
        commit=run.commit,
        date=run.date,
        version=run.version,
        what=run.what,
        seconds=run.seconds,
        stage=stage,
        share=share,
        verdict=verdict,
        tests={test.id: Past(test.outcome, test.seconds, test.category) for test in run.tests},
        benchmarks=run.benchmarks,
    )


def line(item: Entry) -> str:
    """Return an entry as one line of JSON, without its end."""
    tests: dict[str, dict[str, dict[str, str]]] = {}
    for name, past in item.tests.items():
        path, _, rest = name.partition("::")
        tests.setdefault(past.category, {}).setdefault(path, {})[rest] = f"{past.outcome[0]}{past.seconds:.3g}"
    plain = ("round", "commit", "date", "version", "what", "seconds", "stage", "share", "verdict")
    values: dict[str, Any] = {"v": FORMAT} | {name: getattr(item, name) for name in plain} | {"tests": tests}
    if item.benchmarks:
        values["benchmarks"] = {
            name: [m.median, m.stddev, m.minimum, m.maximum, m.rounds] for name, m in item.benchmarks.items()
        }
    # ASCII alone: a line separator inside a name would otherwise end the line for some readers.
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def parse(text: str) -> Entry:
    """Return the entry of a line.

    Raises:
        ValueError: the line is no entry.
    """
    try:
        values = json.loads(text)
        if values["v"] != FORMAT:
            raise ValueError(f"its format is {values['v']}, this program knows {FORMAT}")
        tests = {
            f"{path}::{rest}" if rest else path: Past(LETTERS[coded[0]], float(coded[1:]), category)
            for category, modules in values["tests"].items()
            for path, names in modules.items()
            for rest, coded in names.items()
        }
        return Entry(
            round=str(values["round"]),
            commit=str(values["commit"]),
            date=str(values["date"]),
            version=int(values["version"]),
            what=str(values["what"]),
            seconds=float(values["seconds"]),
            stage=str(values["stage"]),
            share=float(values["share"]),
            verdict=str(values["verdict"]),
            tests=tests,
            benchmarks={name: Measured(*numbers) for name, numbers in values.get("benchmarks", {}).items()},
        )
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"it is no run: {error!r}") from None


def read(path: Path) -> History:
    """Read a history; a file that is not there is an empty one.

    A line that cannot be read is left out and named: the end of the file is missing when a job was killed as it wrote.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return History()
    entries: list[Entry] = []
    damage = []
    lines = content.split(b"\n")
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            entries.append(parse(raw.decode("utf-8")))
        except ValueError as error:
            what = "its last line is cut short" if number == len(lines) else f"line {number} cannot be read"
            damage.append(f"{path.name}: {what}, one run is forgotten ({error})")
    return History(tuple(sorted(entries, key=lambda item: item.date)), tuple(damage))


def append(path: Path, entries: Sequence[Entry]) -> None:
    """Add entries to a history, which is made if it is not there; nothing that stands in it is changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        # What a killed job left of a line must not swallow the next one.
        if file.tell() > 0:
            file.seek(-1, 2)
            if file.read(1) != b"\n":
                file.write(b"\n")
        file.write("".join(f"{line(item)}\n" for item in entries).encode("ascii"))
