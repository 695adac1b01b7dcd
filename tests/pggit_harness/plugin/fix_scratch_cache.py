"""A cache of a test's own, for tests of what fills the cache."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..cluster.processes import end_all
from ..cluster.registry import Entry
from ..cluster.sockets import remove_socket_folder
from ..servers.cache import cache_folder, cache_root, make_folder
from ..servers.extension import CHECKOUT
from ..servers.installation import link_tree

_EXTENSION = {
    "pggit.control": "default_version = '1.0.0'\nrelocatable = false\nsuperuser = false\n",
    "pggit--1.0.0.sql": (
        "CREATE SCHEMA pggit;\n"
        "CREATE FUNCTION pggit.version() RETURNS text LANGUAGE sql\n"
        "    SET search_path = pg_catalog, pg_temp AS $$ SELECT '1.0.0'::text $$;\n"
    ),
}


@dataclass(frozen=True)
class ScratchCache:
    """A cache folder, an extension to install, and the environment that leads to both.

    Attributes:
        root: the cache, ``servers`` and so on in it.
        real: the cache that it is not.
        extension: a folder with a small extension ``pggit``.
        env: a whole environment for child processes.
    """

    root: Path
    real: Path
    extension: Path
    env: dict[str, str]

    def share(self, kind: str) -> list[Path]:
        """Put what the real cache holds of ``kind`` into this one as hard links; returns its folders."""
        link_tree(make_folder(self.real / kind), self.root / kind)
        return sorted(path for path in (self.root / kind).iterdir() if not path.name.startswith("."))

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        """Start a Python process; standard output and standard error are pipes."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            env={**self.env, **env},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a Python process to its end."""
        with self.start(*arguments, **env) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def command(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run ``python -m pggit_harness``."""
        return self.run("-m", "pggit_harness", *arguments, **env)


@pytest.fixture
def scratch_cache() -> Iterator[ScratchCache]:
    """An empty cache, in a folder whose name has spaces and letters that are not ASCII."""
    for left in cache_folder("scratch").iterdir():
        if time.time() - left.stat().st_mtime > 86400:  # of a test that was killed
            shutil.rmtree(left)
    # Below the real cache: the same file system, and open to the account that servers run under.
    home = make_folder(cache_folder("scratch") / f"für tests {secrets.token_hex(4)}")
    extension = make_folder(home / "extension")
    for name, text in _EXTENSION.items():
        (extension / name).write_text(text, encoding="utf-8")
    # A run in this cache is nobody's worker.
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "PYTEST_"))}
    env |= {
        "XDG_CACHE_HOME": str(home),
        "PGGIT_EXTENSION_DIR": str(extension),
        "PYTHONPATH": str(CHECKOUT / "tests"),
        "PYTHONUTF8": "1",
    }
    scratch = ScratchCache(make_folder(home / "pggit"), cache_root(), extension, env)
    yield scratch
    _end_servers(scratch.root / "run")
    shutil.rmtree(home)


def _end_servers(run: Path) -> None:
    """End what a failed test left running: its registration goes away with this cache."""
    for description in run.glob("*.json"):
        entry = Entry(**json.loads(description.read_text(encoding="utf-8")))
        end_all(entry.data_dir)
        remove_socket_folder(Path(entry.socket_dir))
        shutil.rmtree(entry.folder, ignore_errors=True)
