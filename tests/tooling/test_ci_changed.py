"""A changed or new test is found by its lines, and runs twenty times."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ci import changed
from ci.junit import read
from ci.matrix import load

WHO = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
PATH = "tests/tooling/test_it.py"
SOURCE = """import os

LIMIT = 3


def test_one():
    assert LIMIT


class TestMore:
    @staticmethod
    def helper():
        return 1

    def test_two(self):
        count = 1
        assert count


async def test_three():
    pass
"""


@pytest.mark.parametrize(
    ("old", "new", "chosen"),
    [
        ("count = 1", "count = 2", [f"{PATH}::TestMore::test_two"]),
        ("    pass", "    assert True", [f"{PATH}::test_three"]),
        ("        count = 1\n        assert count", "        assert 1", [f"{PATH}::TestMore::test_two"]),
        ("LIMIT = 3", "LIMIT = 4", [PATH]),
        ("return 1", "return 2", [PATH]),
        ("\n\nLIMIT", "\n\n# why\nLIMIT", []),
        ("    assert LIMIT\n", "    assert LIMIT\n\n\ndef test_new():\n    pass\n", [f"{PATH}::test_new"]),
    ],
    ids=["a line", "the last", "fewer", "a constant", "a helper", "a comment", "a new test"],
)
def test_a_changed_test_is_chosen_and_no_other(tmp_path: Path, old: str, new: str, chosen: list[str]) -> None:
    """Committed or not; what lies outside of every test changes all of them."""
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_text(SOURCE, encoding="utf-8")

    def git(*arguments: str) -> None:
        subprocess.run(["git", *WHO, *arguments], cwd=tmp_path, capture_output=True, check=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    git("switch", "-q", "-c", "topic")
    assert changed.changed_lines("main", tmp_path) == {}
    assert SOURCE.count(old) == 1
    text = SOURCE.replace(old, new)
    file.write_text(text, encoding="utf-8")
    for _ in ("not committed", "committed"):
        lines = changed.changed_lines("main", tmp_path)
        assert changed.select(PATH, text, lines.get(PATH, set())) == chosen
        git("commit", "-q", "-a", "-m", "second", "--allow-empty")
    (tmp_path / "tests" / "test_new.py").write_text("def test_x():\n    pass\n", encoding="utf-8")
    assert changed.changed_lines("main", tmp_path)["tests/test_new.py"] == {1, 2}


def test_a_branch_that_there_is_not_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Not a pass with nothing done."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    monkeypatch.setattr(changed, "ROOT", tmp_path)
    monkeypatch.setenv("BASE", "nosuch")
    with pytest.raises(SystemExit, match=r"changed-tests: git merge-base nosuch"):
        changed.main([])


def test_each_runs_twenty_times(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As the JUnit file of a run shows; a test that fails the seventh time fails the whole."""
    assert load().repeat == 20
    chosen = "tests/tooling/test_ci_locks.py::test_locks_agree_with_each_other"
    monkeypatch.setattr(changed, "changed_lines", lambda base, folder: {chosen.split("::")[0]: {1}})
    monkeypatch.setattr(changed, "select", lambda path, text, lines: [chosen])
    results = tmp_path / "out.xml"
    assert changed.main([f"--junit-xml={results}"]) == 0
    assert read(results).count("passed") == 20
    (tmp_path / "seventh.py").write_text(
        "count = 0\ndef pytest_runtest_call(item):\n    global count\n    count += 1\n    assert count != 7\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{root / 'tests'}:{root}")
    assert changed.main([f"--junit-xml={results}", "-p", "seventh"]) == 1
    assert [read(results).count(outcome) for outcome in ("passed", "failed")] == [6, 1]
