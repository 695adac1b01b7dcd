"""A `gh` on PATH that is none: it writes down what it was called with, and answers what a test says."""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = """#!{python}
import json, os, sys
folder = os.path.dirname(os.path.abspath(__file__))
given = "" if sys.stdin.isatty() else sys.stdin.read()
with open(os.path.join(folder, "calls.jsonl"), "a") as file:
    file.write(json.dumps({{"arguments": sys.argv[1:], "given": given}}) + "\\n")
called = " ".join(sys.argv[1:])
with open(os.path.join(folder, "answers.json")) as file:
    answers = json.load(file)
for prefix, answer in answers.items():
    if called.startswith(prefix):
        if answer.startswith("FAIL "):
            sys.exit(answer)
        if answer.startswith("FILE "):
            answer = open(answer[5:], "rb").read()
            sys.stdout.buffer.write(answer)
        else:
            print(answer)
        break
"""


@dataclass(frozen=True)
class FakeGh:
    """The folder that the program is in. An answer `FAIL x` is an error x, `FILE path` the bytes of a file."""

    folder: Path

    def answers(self, **answers: object) -> None:
        """Say what is printed, by the beginning of the arguments, with _ for blanks; what is no text becomes JSON."""
        texts = {
            name.replace("_", " "): value if isinstance(value, str) else json.dumps(value)
            for name, value in answers.items()
        }
        (self.folder / "answers.json").write_text(json.dumps(texts), encoding="utf-8")

    def calls(self, *words: str) -> list[tuple[list[str], str]]:
        """Return (arguments, standard input) of each call that begins with these words."""
        path = self.folder / "calls.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found = [(call["arguments"], call["given"]) for call in map(json.loads, lines)]
        return [call for call in found if call[0][: len(words)] == [*words]]


def install_gh(folder: Path) -> FakeGh:
    """Write the program into a new folder."""
    folder.mkdir()
    program = folder / "gh"
    program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    fake = FakeGh(folder)
    fake.answers()
    return fake


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    """GitHub's program, as one that only remembers; and the variables of a job."""
    fake = install_gh(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{fake.folder}{os.pathsep}{os.environ['PATH']}")
    for name, value in (
        ("GITHUB_REPOSITORY", "owner/name"),
        ("GITHUB_RUN_ID", "4711"),
        ("GITHUB_SERVER_URL", "https://github.example"),
    ):
        monkeypatch.setenv(name, value)
    return fake
