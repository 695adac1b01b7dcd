"""The plugins of the guide's tests, and the checkout that its commands are typed in."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ci.matrix import load
from guide.document import ROOT, Command
from tooling import tidy
from tooling.fix_gh import FakeGh, install_gh

pytest_plugins = ["pggit_harness.plugin.temporary", "pggit_harness.plugin.results"]

# What tells of the run above, which the commands are no part of.
RUN = ("TOX_", "PYTEST_", "HYPOTHESIS_", "GITHUB_", "MAKE", "MFLAGS", "ARGS", "BASE", "PG")
NOT_THEIRS = (*RUN, "VIRTUAL_ENV", "PYTHON")


@dataclass(frozen=True)
class Checkout:
    """A copy of the checkout, and who types there.

    Attributes:
        folder: where it is.
        gh: the `gh` that its commands call.
        environment: of a person who has activated nothing.
    """

    folder: Path
    gh: FakeGh
    environment: dict[str, str]

    def type(self, command: Command) -> subprocess.CompletedProcess[str]:
        """Run a command as a shell does, by its rule; output and errors are one text."""
        environment = dict(self.environment)
        scripts = self.folder / ".venv" / "bin"
        if command.program == "pytest":
            environment["PATH"] = f"{scripts}{os.pathsep}{environment['PATH']}"
        if command.rule == "minutes":
            environment["PYTEST_ADDOPTS"] = "-p guide.narrow"
        return self.run(command.text, environment)

    def run(self, text: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a line of shell without input; what it leaves running holds no pipe of ours."""
        log = self.folder.parent / "output.log"
        with log.open("w+", encoding="utf-8") as file:
            done = subprocess.run(
                ["sh", "-c", text],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                check=False,
            )
        return subprocess.CompletedProcess(text, done.returncode, log.read_text(encoding="utf-8", errors="replace"))


def _without_environments(path: str) -> str:
    """Return PATH without the folders of virtual environments."""
    folders = [folder for folder in path.split(os.pathsep) if folder]
    return os.pathsep.join(folder for folder in folders if not (Path(folder).parent / "pyvenv.cfg").exists())


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """A copy of the files of this checkout, with a commit of its own; results and servers here are left alone."""
    top = tmp_path_factory.mktemp("guide")
    folder = top / "pggit"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*tidy.NOT_OURS, *tidy.CACHES, "dist", "*.egg-info"))
    me = ["-c", "user.name=guide", "-c", "user.email=guide@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "--all"], [*me, "commit", "-q", "-m", "as it is"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    gh = install_gh(top / "programs")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(NOT_THEIRS)}
    path = f"{gh.folder}{os.pathsep}{_without_environments(os.environ['PATH'])}"
    found = Checkout(folder, gh, {**inherited, "PATH": path, "NO_COLOR": "1"})
    yield found
    for version in load().versions:
        subprocess.run(["make", "cluster-clean", f"PG={version}"], cwd=folder, env=found.environment, check=False)
