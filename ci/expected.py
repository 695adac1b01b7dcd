"""Which result files there have to be: kinds of run x PostgreSQL versions, from ci/matrix.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .matrix import Matrix

# Runs of every chaos test.
WHOLE = {"full", "weekly"}


@dataclass(frozen=True)
class Expected:
    """The runs that there have to be, as (what, version), and the categories that make a whole suite."""

    pairs: tuple[tuple[str, int], ...]
    categories: tuple[str, ...]

    def command(self, what: str, version: int) -> str:
        """Return the command that makes a result file."""
        return f"make {'chaos-' if what in self.categories else ''}{what} PG={version}"


def whole(kinds: set[str], categories: Iterable[str]) -> bool:
    """Return whether these kinds of run are the whole suite: every category, or one run of everything."""
    return bool(kinds & WHOLE) or kinds >= set(categories)


def parse(words: Sequence[str], matrix: Matrix) -> Expected:
    """Read --expect.

    Args:
        words: each is names with commas between: `smoke` is that run on every version, `smoke-pg16` on one, `all` smoke
            and every category. None at all means `all`.
        matrix: the versions, tiers and categories that there are.

    Raises:
        ValueError: a name is none.
    """
    tiers = [name for name in matrix.tiers if name != "category"]
    pairs: list[tuple[str, int]] = []
    for name in ",".join(words or ["all"]).split(","):
        what, version = name.strip(), 0
        one = re.fullmatch(r"(.+)-pg(\d+)", what)
        if one:
            what, version = one[1], int(one[2])
        kinds = ["smoke", *matrix.categories] if what == "all" else [what]
        if not {*kinds} <= {*tiers, *matrix.categories} or (one and version not in matrix.versions):
            choices = ", ".join(["all", *tiers, *matrix.categories])
            raise ValueError(f"nothing to expect is named {name}: one of {choices}, with -pg16 for one version")
        pairs += [(kind, major) for kind in kinds for major in ([version] if one else matrix.versions)]
    return Expected(tuple(dict.fromkeys(pairs)), tuple(matrix.categories))
