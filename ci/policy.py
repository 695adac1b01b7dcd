"""tests/chaos/gate.toml as Python values: what the gate asks for, and what it excuses."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from .matrix import ROOT
from .results import Result

SOURCE = ROOT / "tests" / "chaos" / "gate.toml"
SMOKE = "smoke"


class PolicyError(Exception):
    """gate.toml asks for something that there is not; the message says what and where."""


@dataclass(frozen=True)
class Stage:
    """A step of gradual improvement: what it adds to what must pass, and the least share, between 0 and 1."""

    name: str
    share: float
    adds: tuple[str, ...]


@dataclass(frozen=True)
class KnownFailure:
    """A test that may fail until the end of a day."""

    test: str
    versions: tuple[int, ...]
    reason: str
    issue: str
    expires: date

    def covers(self, test: str) -> bool:
        """Return whether this is the test, or the test with one of its parameters; never a whole file."""
        return test == self.test or test.startswith(f"{self.test}[")


@dataclass(frozen=True)
class Removed:
    """A test, class or file that is gone on purpose."""

    test: str
    reason: str

    def covers(self, test: str) -> bool:
        """Return whether this is the test, the test with one of its parameters, or the class or file that it is in."""
        return test == self.test or test.startswith((f"{self.test}[", f"{self.test}::"))


@dataclass(frozen=True)
class Policy:
    """What the gate asks for. `flakes` is the share of commits that is expected, by category."""

    stages: tuple[Stage, ...]
    stage: Stage
    promote_after: int
    ratchet_from: date
    known_failures: tuple[KnownFailure, ...]
    removed: tuple[Removed, ...]
    flakes: dict[str, float]

    def excuse(self, test: str, version: int) -> KnownFailure | None:
        """Return the entry that lets a test fail on a version."""
        return next((k for k in self.known_failures if version in k.versions and k.covers(test)), None)

    def must_pass(self, result: Result, version: int) -> bool:
        """Return whether the stage in force wants this test to pass: no test that is no chaos test is ever excused."""
        if result.destructive:
            return False
        if not result.category:
            return True
        wanted = {word for stage in self.stages[: self.stages.index(self.stage) + 1] for word in stage.adds}
        asked = result.category in wanted or (SMOKE in wanted and not result.slow)
        return asked and self.excuse(result.id, version) is None


def _take(table: Mapping[str, Any], name: str, kind: type, where: str) -> Any:
    value = table.get(name)
    # A date with a time of day is a date to Python, a truth value a number.
    if not isinstance(value, kind) or isinstance(value, datetime | bool) or value == "" or value == []:
        raise PolicyError(f"{where} needs `{name}`: {EXAMPLES[kind]}")
    return value


EXAMPLES = {
    str: 'some text in quotes, "..."',
    int: "a number, 10",
    list: "a list that is not empty, [...]",
    date: "a day, 2026-12-24 without quotes",
    dict: "a table",
}


def _known(tables: Any) -> tuple[KnownFailure, ...]:
    found = []
    for number, table in enumerate(tables, 1):
        where = f"known failure {number} ({table.get('test', 'without a test')})"
        versions = _take(table, "versions", list, where)
        if not all(type(version) is int for version in versions):
            raise PolicyError(f"{where}: versions are numbers, [15, 16]")
        unknown = sorted(table.keys() - {"test", "versions", "reason", "issue", "expires"})
        if unknown:
            raise PolicyError(f"{where}: nobody reads `{unknown[0]}`")
        found.append(
            KnownFailure(
                test=_take(table, "test", str, where),
                versions=tuple(versions),
                reason=_take(table, "reason", str, where),
                issue=_take(table, "issue", str, where),
                expires=_take(table, "expires", date, where),
            )
        )
    return tuple(found)


def _removed(tables: Any) -> tuple[Removed, ...]:
    found = []
    for number, table in enumerate(tables, 1):
        where = f"removed test {number} ({table.get('test', 'without a test')})"
        found.append(Removed(_take(table, "test", str, where), _take(table, "reason", str, where)))
    return tuple(found)


def parse(text: str, categories: Mapping[str, str], versions: tuple[int, ...]) -> Policy:
    """Read a policy.

    Args:
        text: of a gate.toml.
        categories: those of ci/matrix.toml.
        versions: the PostgreSQL versions of ci/matrix.toml.

    Raises:
        PolicyError: it lacks something, or names something that there is not.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"it is no TOML: {error}") from None
    stages = []
    for number, table in enumerate(_take(data, "stages", list, "the file"), 1):
        where = f"stage {number}"
        adds = tuple(_take(table, "adds", list, where))
        strangers = set(adds) - set(categories) - {SMOKE}
        if strangers:
            raise PolicyError(f"{where} adds {sorted(strangers)[0]}, which is neither smoke nor a category")
        stages.append(Stage(_take(table, "name", str, where), _take(table, "percent", int, where) / 100, adds))
    wanted = _take(data, "stage", str, "the file")
    in_force = next((stage for stage in stages if stage.name == wanted), None)
    if in_force is None:
        raise PolicyError(f"the stage in force is {wanted}, but there are only {', '.join(s.name for s in stages)}")
    known = _known(data.get("known_failures", []))
    for entry in known:
        gone = sorted(set(entry.versions) - set(versions))
        if gone:
            raise PolicyError(f"the known failure {entry.test} names PostgreSQL {gone[0]}, which is not tested")
    flakes = _take(data, "flakes", dict, "the file")
    if flakes.keys() != categories.keys():
        strange = sorted(flakes.keys() ^ categories.keys())[0]
        raise PolicyError(f"`flakes` has a number for each category and no other: {strange}")
    return Policy(
        stages=tuple(stages),
        stage=in_force,
        promote_after=_take(data, "promote_after", int, "the file"),
        ratchet_from=_take(data, "ratchet_from", date, "the file"),
        known_failures=known,
        removed=_removed(data.get("removed", [])),
        flakes={name: float(share) for name, share in flakes.items()},
    )


def load(categories: Mapping[str, str], versions: tuple[int, ...], source: Path = SOURCE) -> Policy:
    """Read gate.toml.

    Raises:
        PolicyError: as of parse(), with the file's name.
    """
    try:
        return parse(source.read_text(encoding="utf-8"), categories, versions)
    except (OSError, UnicodeDecodeError, PolicyError) as error:
        raise PolicyError(f"{source.name}: {error}") from None
