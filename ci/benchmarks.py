"""Benchmarks of this run next to those that main stored: `make compare` after `make stored` and `make bench`.

Two runs are seldom on machines of one speed. One benchmark is not ours, pg_dump of the same schema: times are compared
in units of its median, and slower means slower than pg_dump became.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .junit import ResultError
from .matrix import ROOT, load
from .results import Measured, read

YARDSTICK = "test_benchmark_pg_dump"
STORED = Path(".benchmarks", "main")
# Slower by this factor, and even the fastest round slower than the slowest of main: no noise does that.
LIMIT = 2.0


@dataclass(frozen=True)
class Change:
    """A benchmark now and on main. `factor` is how much slower it became (0.5 is twice as fast), of its median."""

    name: str
    now: Measured
    before: Measured
    factor: float
    slower: bool


def _yardstick(measured: Mapping[str, Measured]) -> float:
    found = [value.median for name, value in measured.items() if name.endswith(f"::{YARDSTICK}")]
    if len(found) != 1:
        raise ResultError(f"{len(found)} benchmarks are named {YARDSTICK}, by which the others are measured")
    return found[0]


def changes(now: Mapping[str, Measured], before: Mapping[str, Measured]) -> list[Change]:
    """Compare the benchmarks that both runs have.

    Raises:
        ResultError: the yardstick is missing on a side.
    """
    speed = _yardstick(now) / _yardstick(before)
    found = []
    for name in now.keys() & before.keys():
        factor = now[name].median / before[name].median / speed
        apart = now[name].minimum > before[name].maximum * speed
        found.append(Change(name, now[name], before[name], factor, factor > LIMIT and apart))
    return sorted(found, key=lambda change: -change.factor)


def table(rows: Sequence[Change]) -> str:
    """Return the comparison as aligned text, the worst first; times in milliseconds."""
    lines = [f"{'main ms':>10} {'+-':>8} {'now ms':>10} {'+-':>8} {'factor':>7}  benchmark"]
    for row in rows:
        times = [value * 1000 for value in (row.before.median, row.before.stddev, row.now.median, row.now.stddev)]
        numbers = " ".join(f"{time:>{width}.2f}" for time, width in zip(times, (10, 8, 10, 8), strict=True))
        remark = "  SLOWER" if row.slower else ""
        lines.append(f"{numbers} {row.factor:>7.2f}  {row.name.partition('::')[2]}{remark}")
    return "\n".join(lines)


def compare(now: Path, before: Path) -> int:
    """Print how the benchmarks of two result files differ.

    Args:
        now: the result file of this run.
        before: that of main; there need not be one.

    Returns:
        1 when a benchmark is clearly slower or this run measured nothing, else 0.
    """
    try:
        measured = read(now).benchmarks
        if not measured:
            raise ResultError(f"{now.name} has no benchmarks beside it")
        if not before.exists():
            print(f"Nothing to compare with: main has stored no {before.name} yet.")
            return 0
        rows = changes(measured, read(before).benchmarks)
    except ResultError as error:
        print(f"compare: {error}")
        return 1
    print(table(rows))
    slower = [row for row in rows if row.slower]
    if slower:
        print(f"{len(slower)} benchmarks are slower than on main by more than {LIMIT:g}, in units of {YARDSTICK}.")
    return int(bool(slower))


def main(arguments: Sequence[str]) -> int:
    """`python -m ci compare`, of the version that PG names, else of the default."""
    if arguments:
        raise SystemExit("usage: make compare [PG=VERSION]")
    name = f"chaos-bench-results-pg{os.environ.get('PG') or load().default}.xml"
    return compare(ROOT / "results" / name, ROOT / STORED / name)
