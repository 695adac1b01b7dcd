"""`python -m ci gate`: print the verdict, and remember the runs if asked to."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from . import document, history
from .evidence import Evidence, gather, options
from .gate import Verdict, counted, judge
from .matrix import Matrix, load
from .policy import PolicyError
from .summary import verdict_section


def run(given: argparse.Namespace, matrix: Matrix) -> int:
    """Judge, print the verdict, and remember the runs if asked to.

    Returns:
        0 when the gate lets them pass, else 1.
    """
    try:
        evidence = gather(given, matrix)
    except (PolicyError, ValueError, OSError) as error:
        print(f"gate: {document.plain(str(error))}")
        return 1
    verdict = judge(evidence)
    print(document.text([verdict_section(verdict, evidence)]))
    if given.record:
        # What was recorded before is not in `evidence.history`, so it is looked up where it is kept.
        known = {entry.key for entry in history.read(given.history).entries}
        entries = recorded(evidence, verdict, given.round)
        new = [entry for entry in entries if entry.key not in known]
        history.append(given.history, new)
        print(f"\n{len(new)} runs remembered in {given.history}")
    return int(not verdict.good)


def recorded(evidence: Evidence, verdict: Verdict, round_id: str | None) -> list[history.Entry]:
    """Return what is to be remembered of the runs that were judged.

    Args:
        evidence: what was judged.
        verdict: what the gate said.
        round_id: name of this round; None for that of the workflow's run, or the time of the newest result.
    """
    number, attempt = os.environ.get("GITHUB_RUN_ID"), os.environ.get("GITHUB_RUN_ATTEMPT", "1")
    newest = max((item.date for item in evidence.runs), default="")
    name = round_id or (f"{number}.{attempt}" if number else newest)
    return [
        history.entry(
            item,
            round_id=name,
            stage=evidence.policy.stage.name,
            share=round(verdict.shares.reached, 6),
            verdict="pass" if verdict.good else "fail",
        )
        for item in counted(evidence).runs
    ]


def main(arguments: Sequence[str]) -> int:
    """`python -m ci gate`."""
    parser = argparse.ArgumentParser(prog="python -m ci gate", description="May these results pass?")
    options(parser)
    parser.add_argument("--record", action="store_true", help="remember these runs in the history")
    parser.add_argument("--round", metavar="NAME", help="what the runs that are judged together are remembered as")
    return run(parser.parse_args(arguments), load())
