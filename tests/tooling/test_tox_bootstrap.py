"""`make` makes tox by itself, and says plainly when this machine cannot."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ci import bootstrap

BOOTSTRAP = "ci/bootstrap.py"


def test_an_old_python_is_told_that_it_is_too_old(root: Path) -> None:
    """One sentence with the version that is needed, the one that is there, and the way out; no traceback."""
    source = (root / BOOTSTRAP).read_text(encoding="utf-8")
    # It is read by the Python that it is about to refuse.
    ast.parse(source, feature_version=(3, 7))
    pretend = f"import sys; sys.version_info = (3, 9, 2); exec(compile({source!r}, 'bootstrap', 'exec'))"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("pggit needs Python 3.11 or later; this is ")
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_venv_is_named_and_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    """Debian's python3 comes without venv; the message says which package has it."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "venv.py").write_text("raise ImportError('no venv here')\n", encoding="utf-8")
    cache = tmp_path / "mein cäche"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "modules"), "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, BOOTSTRAP, "--version"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr
    assert list((cache / "pggit" / "tox").iterdir()) == []


def test_each_lock_file_and_python_has_its_own_tox(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A new lock file is another folder: nothing is upgraded in place under a run that uses it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    here = bootstrap.environment()
    assert here.parent == tmp_path / "pggit" / "tox"
    lock = tmp_path / "tox.txt"
    lock.write_text("tox==1\n", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "LOCK", lock)
    assert bootstrap.environment() != here


def test_two_at_once_do_not_meet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who comes second finds the folder made, keeps it, and drops its own."""
    folder = tmp_path / "tox" / "key"

    def pretend(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        # While we install, somebody else finishes.
        (folder / "bin").mkdir(parents=True, exist_ok=True)
        (folder / "bin" / "python").touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", pretend)
    bootstrap.create(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["key"]
    assert (folder / "bin" / "python").exists()
