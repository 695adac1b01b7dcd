"""One GitHub issue for each PostgreSQL version on which the weekly run fails: opened, commented, closed.

What a run was is read from two sides: its result file, and how GitHub says that its job ended. A job that died left no
file, and a job that passed with a file that says otherwise is none to believe. Standard library alone, and `gh`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import github, results, weekly_text
from .junit import ResultError
from .matrix import ROOT, Matrix, load

# Label -> its colour and description, for a repository that has none of that name.
LABELS = {
    "chaos-testing": ("5319e7", "Found by the chaos tests"),
    "test-failure": ("b60205", "A test fails"),
    "needs-triage": ("fbca04", "Nobody has looked yet"),
}


@dataclass(frozen=True)
class Week:
    """What became of one version. `problem` is "" for a green one; `run` is None where no result could be read."""

    version: int
    problem: str
    run: results.Run | None
    link: str


def job_name(version: int) -> str:
    """Return the name of a version's job in chaos-weekly.yml."""
    return f"weekly (PostgreSQL {version})"


def judge(version: int, folder: Path, conclusion: str, link: str) -> Week:
    """Say what became of a version.

    Args:
        version: PostgreSQL major version.
        folder: where the result files are.
        conclusion: how GitHub says its job ended: success, failure, cancelled, timed_out; "" when there was none.
        link: to the run or, better, to the job.
    """
    try:
        run = results.read(folder / f"chaos-weekly-results-pg{version}.xml")
    except ResultError as error:
        ended = f"the job ended with {conclusion}" if conclusion else "there was no job"
        return Week(version, f"No result: {error} ({ended}).", None, link)
    bad = run.count(*results.BAD)
    problem = ""
    if bad:
        problem = f"{bad} of {len(run.tests)} tests failed."
    elif not run.count("passed"):
        problem = "No test passed."
    elif conclusion != "success":
        problem = f"No test failed, but the job ended with {conclusion or 'nothing: there was none'}."
    return Week(version, problem, run, link)


def weeks(matrix: Matrix, folder: Path) -> list[Week]:
    """Return what became of every version of this workflow run.

    Raises:
        GitHubError: GitHub could not be asked.
    """
    repository, run = github.variable("GITHUB_REPOSITORY"), github.variable("GITHUB_RUN_ID")
    jobs = github.ask("run", "view", run, "--repo", repository, "--json", "jobs")["jobs"]
    by_name = {job["name"]: job for job in jobs}
    link = f"{github.variable('GITHUB_SERVER_URL')}/{repository}/actions/runs/{run}"
    found = []
    for version in matrix.versions:
        job = by_name.get(job_name(version), {})
        found.append(judge(version, folder, job.get("conclusion") or "", job.get("url") or link))
    return found


def _open_issues(repository: str) -> dict[str, int]:
    wanted = ["--repo", repository, "--state", "open", "--label", "chaos-testing", "--limit", "1000"]
    listed = github.ask("issue", "list", *wanted, "--json", "number,title")
    # The oldest of twins: that is where the discussion is.
    return {issue["title"]: issue["number"] for issue in sorted(listed, key=lambda issue: -issue["number"])}


def _make_labels(repository: str) -> None:
    listed = github.ask("label", "list", "--repo", repository, "--limit", "1000", "--json", "name")
    there = {label["name"].lower() for label in listed}
    for name, (colour, description) in LABELS.items():
        if name not in there:
            options = ["--repo", repository, "--color", colour, "--description", description]
            github.call("label", "create", name, *options)


def act(week: Week, number: int | None, repository: str) -> str:
    """Do what one version needs.

    Args:
        week: what became of it.
        number: of its open issue, or None.
        repository: owner/name.

    Returns:
        What was done, in a sentence.
    """
    where = ["--repo", repository]
    if not week.problem:
        if number is None:
            return f"PostgreSQL {week.version}: green."
        github.call("issue", "close", str(number), *where, "--comment", weekly_text.closing(week.link))
        return f"PostgreSQL {week.version}: green, closed #{number}."
    body = weekly_text.body(week.version, week.problem, week.run, week.link)
    if number is not None:
        github.call("issue", "comment", str(number), *where, "--body-file", "-", given=body)
        return f"PostgreSQL {week.version}: {week.problem} Commented on #{number}."
    labels = [word for name in LABELS for word in ("--label", name)]
    title = weekly_text.title(week.version)
    github.call("issue", "create", *where, "--title", title, *labels, "--body-file", "-", given=body)
    return f"PostgreSQL {week.version}: {week.problem} Opened an issue."


def main(arguments: Sequence[str]) -> int:
    """`python -m ci weekly-issues`, in a job of GitHub, with the result files in results/.

    Returns:
        0 when every issue is as it should be, whether the week was green or not; 1 when GitHub could not be told.
    """
    if arguments:
        raise SystemExit("usage: python -m ci weekly-issues")
    try:
        repository = github.variable("GITHUB_REPOSITORY")
        found = weeks(load(), ROOT / "results")
        issues = _open_issues(repository)
        if any(week.problem for week in found):
            _make_labels(repository)
        for week in found:
            print(act(week, issues.get(weekly_text.title(week.version)), repository), flush=True)
    except github.GitHubError as error:
        print(f"weekly-issues: {error}")
        return 1
    return 0
