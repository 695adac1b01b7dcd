"""What a run on main stored is found again: the newest, and only our own."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from ci import stored
from ci.matrix import load
from tooling.fix_gh import FakeGh


def artifact(
    number: int, *, branch: str = "main", ours: bool = True, expired: bool = False, minute: int = 0
) -> dict[str, Any]:
    """Return how GitHub describes an artifact: the number is its day in November."""
    run = {"head_branch": branch, "repository_id": 1, "head_repository_id": 1 if ours else 2}
    made = f"2026-11-{number:02}T12:{minute:02}:00Z"
    return {"id": number, "created_at": made, "expired": expired, "workflow_run": run}


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


class Stored:
    """Histories on main as rounds add to them; a round is a line."""

    def __init__(self, gh: FakeGh, folder: Path) -> None:
        self.gh, self.folder = gh, folder
        self.artifacts: list[dict[str, Any]] = []
        self.answers: dict[str, object] = {}

    def store(self, minute: int, files: dict[str, str]) -> None:
        """Add an artifact that was made at that minute of an hour."""
        number = len(self.artifacts) + 1
        path = self.folder / f"{number}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        self.artifacts.append(artifact(20, minute=minute) | {"id": number})
        self.answers[f"api repos/owner/name/actions/artifacts/{number}/zip"] = f"FILE {path}"

    def fetch(self) -> dict[str, str]:
        """Return what the next run goes on with. GitHub lists in any order."""
        listed = {"artifacts": self.artifacts[::2] + self.artifacts[1::2]}
        self.gh.answers(**{"api repos/owner/name/actions/artifacts?": listed, **self.answers})
        into = self.folder / f"into{len(self.artifacts)}"
        return {path.name: path.read_text(encoding="utf-8") for path in stored.fetch("chaos-history", into)}


def test_of_runs_that_overlap_no_round_is_lost(gh: FakeGh, tmp_path: Path) -> None:
    """Two began with the same history, a third with one of them: the next has each line once, oldest first."""
    main = Stored(gh, tmp_path)
    main.store(0, {"history.jsonl": "first\n"})
    main.store(20, {"history.jsonl": "first\nleft\n"})
    main.store(22, {"history.jsonl": "first\nright\n"})
    main.store(24, {"history.jsonl": "first\nleft\nthird\n"})
    assert main.fetch() == {"history.jsonl": "first\nleft\nright\nthird\n"}
    # One run later nothing overlaps, and everything is there.
    main.store(50, {"history.jsonl": "first\nleft\nright\nthird\nfourth\n"})
    assert main.fetch() == {"history.jsonl": "first\nleft\nright\nthird\nfourth\n"}
    assert len(gh.calls("api", "repos/owner/name/actions/artifacts/5/zip")) == 1
    assert len(gh.calls("api", "repos/owner/name/actions/artifacts/1/zip")) == 0


def test_what_overlaps_is_as_old_as_a_summary_may_take(gh: FakeGh, tmp_path: Path) -> None:
    """The limit of its job: whoever stored before that was seen by the newest."""
    minutes = load().minutes["summary"]
    main = Stored(gh, tmp_path)
    for minute in (0, 1, minutes + 1):
        main.store(minute, {"history.jsonl": f"at {minute}\n"})
    assert main.fetch() == {"history.jsonl": f"at 1\nat {minutes + 1}\n"}


def test_only_what_grows_is_put_together(gh: FakeGh, tmp_path: Path) -> None:
    """Of benchmarks and examples the newest count; a file that the newest has no more does not come back."""
    main = Stored(gh, tmp_path)
    main.store(0, {"a.json": "old", "gone.json": "old", "gone.jsonl": "old\n", "history.jsonl": "old\n"})
    main.store(1, {"a.json": "new", "history.jsonl": "cut sho"})
    main.store(2, {"a.json": "newest", "history.jsonl": "new"})
    assert main.fetch() == {"a.json": "newest", "history.jsonl": "old\ncut sho\nnew\n"}


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
