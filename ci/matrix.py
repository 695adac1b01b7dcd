"""ci/matrix.toml as Python values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "ci" / "matrix.toml"


@dataclass(frozen=True)
class Tier:
    """How thoroughly a run attacks: what it selects, and its limits.

    `timeout` is in seconds for one test; `minutes` and `aim` are for a CI job.
    """

    name: str
    select: str
    timeout: int
    maxfail: int
    profile: str
    minutes: int
    aim: int


@dataclass(frozen=True)
class Schedule:
    """When a workflow runs by itself: `cron` in UTC for GitHub, `when` for people."""

    cron: str
    when: str


@dataclass(frozen=True)
class Matrix:
    """The versions, categories and tiers that there are, and what CI makes of them.

    `repeat` is how often a changed test is run, `minutes` the limits of the jobs that are no tier's, `runner` and
    `python` what GitHub runs them on. Schedules are by workflow, without `.yml`.
    """

    versions: tuple[int, ...]
    default: int
    categories: dict[str, str]
    tiers: dict[str, Tier]
    other_server_environments: tuple[str, ...]
    repeat: int
    runner: str
    python: str
    schedules: dict[str, Schedule]
    minutes: dict[str, int]

    @property
    def newest(self) -> int:
        """The newest version."""
        return max(self.versions)

    def server_environments(self) -> list[str]:
        """Return the environments of tox.ini that start a server, without their twins."""
        tiers = [name for name in self.tiers if name != "category"]
        return [*tiers, *(f"chaos-{name}" for name in self.categories), *self.other_server_environments]


def load(source: Path = SOURCE) -> Matrix:
    """Read the matrix.

    Raises:
        KeyError, TypeError: the file lacks something.
        ValueError: the default is not one of the versions.
    """
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    versions = tuple(data["postgresql"]["versions"])
    default = data["postgresql"]["default"]
    if default not in versions:
        raise ValueError(f"{source}: the default {default} is not one of the versions {versions}")
    return Matrix(
        versions=versions,
        default=default,
        categories=dict(data["categories"]),
        tiers={name: Tier(name=name, **values) for name, values in data["tiers"].items()},
        other_server_environments=tuple(data["environments"]["server"]),
        repeat=data["repeat"]["count"],
        runner=data["ci"]["runner"],
        python=data["ci"]["python"],
        schedules={name: Schedule(**values) for name, values in data["schedules"].items()},
        minutes=dict(data["minutes"]),
    )
