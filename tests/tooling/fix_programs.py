"""Fixtures that run make and tox as a person would, away from what runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def make() -> Run:
    """Run make: make(folder, *arguments, **environment)."""

    def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        # The flags of a make above, and what it was asked for, are not for this one.
        ours = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "ARGS", "PG", "PG_CONFIG")
        inherited = {name: value for name, value in os.environ.items() if name not in ours}
        command = ["make", *arguments]
        settings = {**inherited, **environment}
        return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def tox(tmp_path: Path) -> Run:
    """Run the tox that runs this test: tox(verb, *arguments), in the checkout, with a work folder of its own."""
    uv = shutil.which("uv")
    # tox-uv puts the folder of its own environment into PATH, for uv.
    assert uv is not None, "these tests run in tox"
    python = Path(uv).with_name("python")

    def run(verb: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("TOX_", "PG"))}
        command = [str(python), "-m", "tox", verb, "--workdir", str(tmp_path / "tox"), *arguments]
        settings = {**inherited, **environment}
        return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)

    return run
