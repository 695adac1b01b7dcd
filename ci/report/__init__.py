"""`python -m ci report RESULTS...`: results and history as one HTML page that needs nothing but a browser.

evidence, verdict -> view (what is counted) -> charts, template -> page.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..document import plain
from ..evidence import RESULTS, gather, options
from ..gate import counted, judge
from ..matrix import Matrix, load
from ..policy import PolicyError
from .page import render

PAGE = RESULTS / "report.html"


def run(given: argparse.Namespace, matrix: Matrix) -> int:
    """Write the page.

    Returns:
        0, or 1 when there is nothing to show or it cannot be read. The verdict is on the page, and no exit code.
    """
    try:
        evidence = gather(given, matrix)
    except (PolicyError, ValueError, OSError) as error:
        print(f"report: {plain(str(error))}")
        return 1
    if not evidence.runs and not evidence.unread:
        print("report: there are no results; run some tests first: make smoke")
        return 1
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(render(counted(evidence), judge(evidence), matrix), encoding="utf-8")
    print(f"report: {given.output}")
    return 0


def main(arguments: Sequence[str]) -> int:
    """`python -m ci report`."""
    parser = argparse.ArgumentParser(prog="python -m ci report", description="Results and history as one HTML page.")
    options(parser)
    parser.add_argument("--output", type=Path, default=PAGE, metavar="FILE", help="results/report.html")
    return run(parser.parse_args(arguments), load())
