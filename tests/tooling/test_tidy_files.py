"""Taste is tested: what a reviewer would have to look for again and again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tooling import tidy

LONGEST = 450
CODE = {".py", ".sql", ".awk", ".mk", ".ini", ".c", ".h", ".sh"}


def test_files_are_short() -> None:
    """One idea a file; past 450 lines there are two."""
    found = {}
    for path in tidy.files():
        if (path.suffix in CODE or path.name == "Makefile") and not tidy.GENERATED.match(path.as_posix()):
            found[path.as_posix()] = len(tidy.read(path).splitlines())
    assert len(found) > 50
    assert {path: lines for path, lines in found.items() if lines > LONGEST} == {}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        # Written in halves, so that this file is none of the findings.
        ("a path of somebody's machine", r"(?<![\w.~}])/(?:ro" r"ot|wo" r"rk|ho" r"me)/(?!linuxbrew/)"),
        ("a registry by name", r"py" r"pi\.org|python" r"hosted|npm" r"js\.(?:org|com)"),
        ("work left for later", r"\b(?:TO" r"DO|FIX" r"ME)\b"),
        ("a conflict marker", r"^(?:<{7}|>{7}) "),
    ],
    ids=["machine", "registry", "later", "conflict"],
)
def test_nothing_that_does_not_belong(what: str, pattern: str) -> None:
    """No file holds it."""
    found = [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in tidy.files()
        for number, line in enumerate(tidy.read(path).splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == [], what


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("skips", r"pytest\.sk" r"ip\(|mark\.sk" r"ip\b|mark\.sk" r"ipif|importor" r"skip"),
        ("retries", r"\bfla" r"ky\b|\brer" r"uns\b"),
        ("swallows errors", r"except(?: Exception| BaseException)?:\s*pass\b|suppress\((?:Base)?Exc" r"eption\)"),
    ],
    ids=["skips", "retries", "swallows"],
)
def test_no_test_passes_by_not_looking(what: str, pattern: str) -> None:
    """A suite that skips, retries or swallows is green for nothing."""
    found = []
    for path in tidy.files():
        if path.parts[0] == "tests" and path.suffix == ".py":
            text = tidy.read(path)
            found += [f"{path}:{text.count(chr(10), 0, match.start()) + 1}" for match in re.finditer(pattern, text)]
    assert found == [], what


def test_every_folder_of_tests_is_run_by_tox() -> None:
    """A folder that no environment names is a folder of tests that nobody runs."""
    folders = {path.parent for path in tidy.files() if path.parts[0] == "tests" and path.name.startswith("test_")}
    tops = {Path(*folder.parts[:2]) for folder in folders}
    tox = tidy.read(Path("tox.ini"))
    assert Path("tests/chaos") in tops
    for top in tops:
        assert f"testpaths={top.as_posix()}" in tox, f"no environment of tox.ini runs {top}"
        assert (tidy.ROOT / top / "conftest.py").is_file()


def test_decisions_are_numbered_once_and_dated() -> None:
    """docs/decisions/NNNN-title.md, with the day in it; they are not edited later."""
    decisions = [path for path in tidy.files() if path.parts[:2] == ("docs", "decisions")]
    assert decisions
    numbers = [path.name[:4] for path in decisions]
    assert len(set(numbers)) == len(numbers)
    for path in decisions:
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name), path
        assert re.search(r"\b20\d\d-\d\d-\d\d\b", tidy.read(path)), f"{path} has no date"
