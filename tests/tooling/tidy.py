"""What the tidy tests read: the files of the project, by walking, for a machine need not have git."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What .gitignore names, and git's own folder.
NOT_OURS = {".git", ".tox", ".venv", "build", "results", "artifacts", "__pycache__", "node_modules"}
CACHES = {".pytest_cache", ".hypothesis", ".benchmarks", ".mypy_cache", ".ruff_cache"}
# Written by programs, not by people.
GENERATED = re.compile(r"^(locks/|tests/pggit_harness/servers/lock/)")


@cache
def files() -> tuple[Path, ...]:
    """Return every file of the project, relative to its root, that holds text."""
    return tuple(_walk())


def _walk() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - NOT_OURS - CACHES)
        for name in sorted(names):
            path = Path(folder, name)
            # A worktree's .git is a file; .pyc and pictures hold no text.
            if name != ".git" and path.suffix not in {".pyc", ".png"} and path.is_file():
                yield path.relative_to(ROOT)


def read(path: Path) -> str:
    """Return the text of a file of the project."""
    return (ROOT / path).read_text(encoding="utf-8")


def layers() -> list[str]:
    """Return the layers of the SQL code, lowest first, as the Makefile has them."""
    match = re.search(r"^LAYERS := (.*)$", read(Path("Makefile")), flags=re.MULTILINE)
    assert match is not None
    return match[1].split()


def sql_files() -> list[Path]:
    """Return the files of the layers."""
    return [path for path in files() if path.parts[0] == "sql" and path.suffix == ".sql" and len(path.parts) == 3]


def code(path: Path) -> str:
    """Return an SQL file without its comments and the hints of its errors, which may name any function."""
    return re.sub(r"HINT = '(?:[^']|'')*'", "", re.sub(r"--[^\n]*", "", read(path)))
