"""`make install PG_CONFIG=...` puts the files where that PostgreSQL looks for extensions, through PGXS."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pggit_harness.servers.embedded import client_programs

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def pg_config() -> Path:
    """The pg_config of a complete PostgreSQL with PGXS: that of our client programs."""
    return client_programs() / "pg_config"


def installed(destination: Path) -> dict[str, Path]:
    """Return the files below a folder, by name."""
    return {path.name: path for path in destination.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["plain", "with blanks and ümlaut"])
def test_install_and_uninstall(root: Path, make: Run, pg_config: Path, tmp_path: Path, name: str) -> None:
    """Control file and script arrive in share/extension below DESTDIR, and leave again."""
    destination = tmp_path / name
    done = make(root, "install", f"PG_CONFIG={pg_config}", f"DESTDIR={destination}")
    assert done.returncode == 0, done.stderr
    share = subprocess.run([pg_config, "--sharedir"], capture_output=True, text=True, check=True).stdout.strip()
    found = installed(destination)
    assert sorted(found) == ["pggit--1.0.0.sql", "pggit.control"]
    assert {path.parent for path in found.values()} == {destination / share.lstrip("/") / "extension"}
    assert found["pggit--1.0.0.sql"].read_bytes() == (root / "build" / "pggit--1.0.0.sql").read_bytes()
    done = make(root, "uninstall", f"PG_CONFIG={pg_config}", f"DESTDIR={destination}")
    assert done.returncode == 0, done.stderr
    assert installed(destination) == {}


def test_a_wrong_pg_config_is_named(root: Path, make: Run, tmp_path: Path) -> None:
    """The message says which program was asked and what to do."""
    wrong = tmp_path / "no pg_config"
    done = make(root, "install", f"PG_CONFIG={wrong}", f"DESTDIR={tmp_path}")
    assert done.returncode != 0
    assert f"PG_CONFIG={wrong} names no PostgreSQL with PGXS" in done.stderr
