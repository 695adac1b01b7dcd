"""The job `required`: have all the jobs that it needs passed? A job that was skipped has, if this run leaves it out."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence


def problems(needs: str, may_skip: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each job that has not passed.

    Args:
        needs: GitHub's context `needs` as JSON: {"job": {"result": "success", ...}, ...}.
        may_skip: the jobs that this kind of run leaves out.
    """
    jobs = json.loads(needs) if needs.strip() else {}
    if not jobs:
        yield "NEEDS names no job: this is called by the workflow chaos-tests.yml, with NEEDS=${{ toJSON(needs) }}"
    for name in sorted(set(may_skip) - set(jobs)):
        yield f"{name}: MAY_SKIP names it, but it is none of the jobs"
    for name, job in jobs.items():
        result = job["result"]
        if result == "skipped" and name not in may_skip:
            yield f"{name}: skipped, and a run of this kind may not leave it out"
        elif result not in ("success", "skipped"):
            yield f"{name}: {result}, see its log"


def main(arguments: Sequence[str]) -> int:
    """`python -m ci required`, with NEEDS and MAY_SKIP in the environment.

    Returns:
        0 when everything that must pass has passed, else 1.
    """
    if arguments:
        raise SystemExit("usage: NEEDS=JSON MAY_SKIP='JOB ...' python -m ci required")
    found = list(problems(os.environ.get("NEEDS", ""), os.environ.get("MAY_SKIP", "").split()))
    for sentence in found:
        print(sentence)
    if not found:
        print("Everything that must pass has passed.")
    return int(bool(found))
