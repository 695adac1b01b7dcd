"""The tests that a branch changes or adds, many times over: one that fails now and then is found before it is merged.

A test counts as changed when one of its lines is; when a line outside of every test is (a fixture, a constant), all
tests of the file count.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .matrix import ROOT, load

# Folder of tests -> options of pytest for it, as tox.ini has them.
FOLDERS = {
    "tests/chaos": ["-c", "tests/chaos/pytest.ini", "--rootdir=.", "-m", "not destructive", "--timeout=300"],
    "tests/extension": ["--timeout=120"],
    "tests/tooling": ["--timeout=300"],
}
HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class ChangedError(Exception):
    """git could not say what changed; the message holds what it said."""


def _git(*arguments: str, root: Path) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ChangedError(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def changed_lines(base: str, root: Path) -> dict[str, set[int]]:
    """Return the lines of test files that differ from where this branch left another, uncommitted ones as well.

    Args:
        base: the other branch.
        root: the checkout.

    Returns:
        Line numbers by path. Where lines were only taken away it is the line before and the line after.

    Raises:
        ChangedError: there is no such branch, or no git.
    """
    start = _git("merge-base", base, "HEAD", root=root).strip()
    # Whatever somebody's git is set to.
    plain = ["--unified=0", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/", "--diff-filter=d"]
    diff = _git("-c", "core.quotePath=off", "diff", *plain, start, "--", "tests", root=root)
    found: dict[str, set[int]] = {}
    path = before = ""
    for line in diff.splitlines():
        hunk = HUNK.match(line)
        if line.startswith("+++ ") and before.startswith("--- "):
            path = line[4:].strip('"').removeprefix("b/")
        elif hunk:
            first, count = int(hunk[1]), int(hunk[2] or 1)
            lines = range(first, first + count) if count else (first, first + 1)
            found.setdefault(path, set()).update(lines)
        before = line
    for path in _git("ls-files", "--others", "--exclude-standard", "--", "tests", root=root).splitlines():
        found[path] = set(range(1, len((root / path).read_bytes().splitlines()) + 1))
    return {path: lines for path, lines in found.items() if re.search(r"(^|/)test_[^/]*\.py$", path)}


def _tests(body: Sequence[ast.stmt], prefix: str) -> Iterator[tuple[str, range]]:
    for node in body:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from _tests(node.body, f"{prefix}::{node.name}")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield f"{prefix}::{node.name}", range(first, (node.end_lineno or first) + 1)


def select(path: str, source: str, lines: set[int]) -> list[str]:
    """Return the node ids to run: those of the changed tests, or the whole file.

    Args:
        path: of the file, as node ids have it.
        source: its text.
        lines: the numbers of those that changed.
    """
    tests = list(_tests(ast.parse(source).body, path))
    text = source.splitlines()
    # What is blank or a comment outside of a test changes nothing.
    telling = {n for n in lines if 0 < n <= len(text) and text[n - 1].strip() and not text[n - 1].startswith("#")}
    if telling - {line for _, span in tests for line in span}:
        return [path]
    return [name for name, span in tests if telling & set(span)]


def main(arguments: Sequence[str]) -> int:
    """`python -m ci changed [ARGUMENTS OF PYTEST]`, against the branch that BASE names, else origin/main.

    Returns:
        0 when every changed test passed every time, or none was changed; else 1.
    """
    base, count = os.environ.get("BASE") or "origin/main", load().repeat
    try:
        changed = changed_lines(base, ROOT)
    except ChangedError as error:
        raise SystemExit(f"changed-tests: {error}") from None
    chosen = [
        test
        for path, lines in sorted(changed.items())
        for test in select(path, (ROOT / path).read_text(encoding="utf-8"), lines)
    ]
    if not chosen:
        print(f"No test differs from {base}.")
        return 0
    print(f"Different from {base}, each runs {count} times:", *chosen, sep="\n  ", flush=True)
    codes = []
    for folder, options in FOLDERS.items():
        tests = [test for test in chosen if test.startswith(f"{folder}/")]
        if tests:
            command = [sys.executable, "-m", "pytest", *options, f"--count={count}", "--repeat-scope=session"]
            command += [f"--what=changed-{Path(folder).name}", "-x"]
            done = subprocess.run([*command, *tests, *arguments], cwd=ROOT, check=False)
            # 5: all of them were deselected, as destructive or not for this machine.
            codes.append(0 if done.returncode == 5 else done.returncode)
    left = [test for test in chosen if not test.startswith(tuple(f"{folder}/" for folder in FOLDERS))]
    if left:
        print("In no folder of tests:", *left, sep="\n  ")
    return int(any(codes) or bool(left))
