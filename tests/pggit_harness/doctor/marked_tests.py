"""Which chaos tests are marked with which fault, read from their source without running it."""

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ..servers.extension import CHECKOUT


def tests_of(faults: Iterable[str]) -> list[str]:
    """The names of the tests marked with any of ``faults``, as ``file.py::test``."""
    wanted = set(faults)
    return [name for name, marked in _all_tests() if wanted & marked]


@lru_cache(maxsize=1)
def _all_tests() -> list[tuple[str, frozenset[str]]]:
    found: list[tuple[str, frozenset[str]]] = []
    for path in sorted((CHECKOUT / "tests" / "chaos").glob("test_*.py")):
        found.extend(_tests_in(path))
    return found


def _tests_in(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    module = ast.parse(path.read_text(encoding="utf-8"))
    everywhere: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.Assign) and any(getattr(name, "id", "") == "pytestmark" for name in node.targets):
            everywhere |= _faults_in(node.value)
    yield from _walk(module.body, path.name, everywhere)


def _walk(body: list[ast.stmt], prefix: str, inherited: set[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        marked = inherited.union(*(_faults_in(decorator) for decorator in node.decorator_list))
        if isinstance(node, ast.ClassDef):
            yield from _walk(node.body, f"{prefix}::{node.name}", marked)
        elif node.name.startswith("test_"):
            yield f"{prefix}::{node.name}", frozenset(marked)


def _faults_in(expression: ast.expr) -> set[str]:
    """The arguments of every ``mark.fault(...)`` in an expression."""
    return {
        argument.value
        for call in ast.walk(expression)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "fault"
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
