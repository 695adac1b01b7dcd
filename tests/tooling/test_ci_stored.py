"""What a run on main stored is found again: the newest, and only our own."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from ci import stored
from tooling.fix_gh import FakeGh


def artifact(number: int, *, branch: str = "main", ours: bool = True, expired: bool = False) -> dict[str, Any]:
    """Return how GitHub describes an artifact; a higher number is newer."""
    run = {"head_branch": branch, "repository_id": 1, "head_repository_id": 1 if ours else 2}
    return {"id": number, "created_at": f"2026-11-{number:02}", "expired": expired, "workflow_run": run}


def test_the_newest_of_main_is_fetched(gh: FakeGh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not another branch's, not an expired one, and not that of a fork whose branch is called main too."""
    monkeypatch.setattr(stored, "ROOT", tmp_path)
    with zipfile.ZipFile(tmp_path / "it.zip", "w") as archive:
        archive.writestr("history.jsonl", "{}\n")
        archive.writestr("../../outside", "no")
    listed = [
        artifact(4),
        artifact(5),
        artifact(6, expired=True),
        artifact(7, branch="topic"),
        artifact(8, ours=False),
    ]
    answers = {
        "api repos/owner/name/actions/artifacts?": {"artifacts": listed},
        "api repos/owner/name/actions/artifacts/5/zip": f"FILE {tmp_path / 'it.zip'}",
    }
    gh.answers(**answers)
    assert stored.main(["chaos-history", "results"]) == 0
    assert (tmp_path / "results" / "history.jsonl").read_text(encoding="utf-8") == "{}\n"
    assert not (tmp_path.parent / "outside").exists()
    assert "name=chaos-history" in gh.calls("api")[0][0][1]


def test_the_first_run_finds_nothing_and_goes_on(
    gh: FakeGh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says so."""
    monkeypatch.setattr(stored, "ROOT", tmp_path)
    gh.answers(api={"artifacts": []})
    assert stored.main(["chaos-history", "results"]) == 0
    assert "has stored it yet" in capsys.readouterr().out


def test_a_question_that_fails_is_a_failure(gh: FakeGh) -> None:
    """A gate without its memory would be a weaker one."""
    gh.answers(api="FAIL HTTP 500")
    with pytest.raises(SystemExit, match="HTTP 500"):
        stored.main(["chaos-history", "results"])
