"""A failed week opens one issue for each version, a second one comments on it, a green one closes it."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from ci import results, weekly, weekly_text
from ci.matrix import load
from tooling.fix_gh import FakeGh

VERSIONS = load().versions
HOSTILE = "tests/chaos/test_a.py::test_b[\n```\n@everyone <img src=x>]"


def result_file(folder: Path, version: int, *failed: str, passed: int = 2) -> None:
    """Write what a weekly run leaves: tests that passed, and these that failed."""
    cases = "".join(f'<testcase classname="tests.chaos.test_a" name="test_{n}" time="1"/>' for n in range(passed))
    for name in failed:
        replay = f'make weekly PG={version} ARGS="{name} --run-seed=99"'
        properties = f'<property name="nodeid" value={quoteattr(name, {chr(10): "&#10;"})}/>'
        properties += (
            f'<property name="hypothesis_seed" value="123"/><property name="replay" value={quoteattr(replay)}/>'
        )
        cases += '<testcase classname="tests.chaos.test_a" name="test_x" time="1">'
        cases += f'<properties>{properties}</properties><failure message="assert 1 == 2">long</failure></testcase>'
    run = (
        '<properties><property name="hypothesis_seed" value="99"/><property name="commit" value="abc123"/></properties>'
    )
    folder.mkdir(exist_ok=True)
    (folder / f"chaos-weekly-results-pg{version}.xml").write_text(
        f'<testsuites><testsuite name="pytest" time="3" timestamp="2026-11-22T03:00:00+00:00">{run}{cases}</testsuite>'
        "</testsuites>",
        encoding="utf-8",
    )


def jobs(**conclusions: str) -> dict[str, object]:
    """Return how GitHub describes the jobs of a run; all went well but these, by pgVERSION."""
    return {
        "jobs": [
            {
                "name": weekly.job_name(version),
                "conclusion": conclusions.get(f"pg{version}", "success"),
                "url": f"https://github.example/job/{version}",
            }
            for version in VERSIONS
        ]
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of results; every version is green there."""
    monkeypatch.setattr(weekly, "ROOT", tmp_path)
    for version in VERSIONS:
        result_file(tmp_path / "results", version)
    return tmp_path / "results"


def test_a_green_week_without_issues_does_nothing(gh: FakeGh, folder: Path) -> None:
    """Only questions are asked."""
    gh.answers(run_view=jobs(), issue_list=[], label_list=[])
    assert weekly.main([]) == 0
    assert {tuple(arguments[:2]) for arguments, _ in gh.calls()} == {("run", "view"), ("issue", "list")}


def test_a_failed_version_opens_one_issue(gh: FakeGh, folder: Path) -> None:
    """With title, labels, the failing tests, seeds, replay commands and the job's link; of that version alone."""
    result_file(folder, 16, "tests/chaos/test_a.py::test_x")
    gh.answers(run_view=jobs(pg16="failure"), issue_list=[], label_list=[{"name": "chaos-testing"}])
    assert weekly.main([]) == 0
    created = gh.calls("issue", "create")
    assert len(created) == 1
    arguments, body = created[0]
    assert arguments[arguments.index("--title") + 1] == "Weekly Chaos Tests Failed (PostgreSQL 16)"
    labels = [arguments[index + 1] for index, word in enumerate(arguments) if word == "--label"]
    assert labels == ["chaos-testing", "test-failure", "needs-triage"]
    assert arguments[arguments.index("--repo") + 1] == "owner/name"
    for part in (
        "tests/chaos/test_a.py::test_x",
        "assert 1 == 2",
        "`123`",
        "`99`",
        'make weekly PG=16 ARGS="tests/chaos/test_a.py::test_x --run-seed=99"',
        "https://github.example/job/16",
    ):
        assert part in body
    # A label that there is stays as somebody coloured it.
    assert [arguments[2] for arguments, _ in gh.calls("label", "create")] == ["test-failure", "needs-triage"]
    assert gh.calls("issue", "comment") == gh.calls("issue", "close") == []


def test_an_open_issue_gets_a_comment_and_no_twin(gh: FakeGh, folder: Path) -> None:
    """That of the same version, by its whole title; of twins the older one."""
    result_file(folder, 16, "tests/chaos/test_a.py::test_x")
    titles = {3: weekly_text.title(16), 7: weekly_text.title(16), 8: weekly_text.title(15) + " again"}
    listed = [{"number": number, "title": title} for number, title in titles.items()]
    gh.answers(run_view=jobs(pg16="failure"), issue_list=listed, label_list=[{"name": n} for n in weekly.LABELS])
    assert weekly.main([]) == 0
    commented = gh.calls("issue", "comment")
    assert [arguments[2] for arguments, _ in commented] == ["3"]
    assert "test_a.py::test_x" in commented[0][1]
    assert gh.calls("issue", "create") == gh.calls("issue", "close") == gh.calls("label", "create") == []


def test_a_green_week_closes_the_issue(gh: FakeGh, folder: Path) -> None:
    """With a link to the job that was green; another version's stays open."""
    result_file(folder, 18, "tests/chaos/test_a.py::test_x")
    listed = [{"number": version, "title": weekly_text.title(version)} for version in (16, 18)]
    gh.answers(run_view=jobs(pg18="failure"), issue_list=listed, label_list=[])
    assert weekly.main([]) == 0
    closed = gh.calls("issue", "close")
    assert [arguments[2] for arguments, _ in closed] == ["16"]
    assert "https://github.example/job/16" in closed[0][0][-1]
    assert [arguments[2] for arguments, _ in gh.calls("issue", "comment")] == ["18"]


@pytest.mark.parametrize(
    ("conclusion", "content", "problem"),
    [
        ("failure", None, "No result: no result file"),
        ("", None, "there was no job"),
        ("cancelled", "<testsuites><testsu", "No result: "),
        ("success", "<testsuites><testsuite time='1'></testsuite></testsuites>", "No test passed."),
        ("timed_out", "keep", "No test failed, but the job ended with timed_out."),
    ],
    ids=["no file", "no job", "cut off", "no test", "time-out"],
)
def test_a_job_that_died_is_no_green_week(folder: Path, conclusion: str, content: str | None, problem: str) -> None:
    """Result file and job have to agree that all is well."""
    path = folder / "chaos-weekly-results-pg16.xml"
    assert weekly.judge(16, folder, "success", "link").problem == ""
    if content is None:
        path.unlink()
    elif content != "keep":
        path.write_text(content, encoding="utf-8")
    week = weekly.judge(16, folder, conclusion, "link")
    assert problem in week.problem
    assert "make weekly PG=16" in weekly_text.body(16, week.problem, week.run, week.link)


def test_hostile_names_stay_text(folder: Path) -> None:
    """A name with back-ticks, line ends, mentions and markup ends no block of code."""
    result_file(folder, 16, HOSTILE)
    body = weekly_text.body(16, "1 failed.", results.read(folder / "chaos-weekly-results-pg16.xml"), "link")
    fence = ""
    outside = []
    for line in body.splitlines():
        if fence:
            fence = "" if line == fence else fence
        elif line.startswith("```"):
            fence = line[: len(line) - len(line.lstrip("`"))]
        else:
            outside.append(line)
    assert fence == ""
    assert "@everyone" in body
    assert not [line for line in outside if "everyone" in line or "<img" in line]


def test_a_thousand_failures_fit_into_an_issue(folder: Path) -> None:
    """What is too long for GitHub is counted, not refused."""
    result_file(folder, 16, *(f"tests/chaos/test_a.py::test_{number}[{'x' * 3000}]" for number in range(1000)))
    body = weekly_text.body(16, "1000 failed.", results.read(folder / "chaos-weekly-results-pg16.xml"), "link")
    assert len(body) < 65_536
    assert " more, see the run." in body


def test_github_that_cannot_be_told_is_a_failure(
    gh: FakeGh, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would hear of a red week otherwise."""
    gh.answers(run_view=jobs(), issue_list="FAIL no rights")
    assert weekly.main([]) == 1
    assert "no rights" in capsys.readouterr().out
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert weekly.main([]) == 1
