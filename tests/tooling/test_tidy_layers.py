"""The harness keeps its shape: servers <- cluster <- databases <- faults, workload <- tests; oracles only read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tooling import tidy

HARNESS = Path("tests/pggit_harness")
# What each part may import, beside itself and the modules at the top of the package.
MAY_IMPORT = {
    "servers": set(),
    "cluster": {"servers"},
    "databases": {"servers", "cluster"},
    "faults": {"servers", "cluster", "databases"},
    "packages": {"servers"},
    "workload": {"servers", "cluster", "databases", "oracles"},
    # They know nothing of what was done to the thing that they judge.
    "oracles": {"servers", "cluster", "databases"},
    "doctor": {"servers", "cluster", "databases", "faults"},
    "plugin": {"servers", "cluster", "databases", "faults", "workload", "oracles", "doctor"},
}
COMMON = {"errors", "progress"}


def imported(path: Path, source: str) -> Iterator[str]:
    """Yield the parts of the harness that a module of it imports."""
    package = ["pggit_harness", *path.relative_to(HARNESS).parts[:-1]]
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names = [module] if module != "pggit_harness" else [f"{module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "pggit_harness" and len(parts) > 1:
                yield parts[1]


def test_imports_go_one_way() -> None:
    """A module imports what is below it, and never what is above."""
    found = {}
    seen = set()
    for path in tidy.files():
        if path.suffix != ".py" or not path.is_relative_to(HARNESS) or len(path.relative_to(HARNESS).parts) < 2:
            continue
        part = path.relative_to(HARNESS).parts[0]
        seen.add(part)
        assert part in MAY_IMPORT, f"say in {Path(__file__).name} what {part} may import"
        wrong = set(imported(path, tidy.read(path))) - MAY_IMPORT[part] - COMMON - {part}
        if wrong:
            found[path.as_posix()] = sorted(wrong)
    assert {"servers", "cluster", "databases", "plugin"} <= seen
    assert found == {}


def test_an_import_upwards_would_be_found() -> None:
    """The check itself, in every way to write an import."""
    here = HARNESS / "servers" / "deep" / "module.py"
    source = (
        "import pggit_harness.cluster\nfrom pggit_harness.faults import x\nfrom pggit_harness import oracles\n"
        "from ...databases import y\nfrom ... import plugin\nfrom . import z\nimport os\n"
    )
    assert sorted(imported(here, source)) == ["cluster", "databases", "faults", "oracles", "plugin", "servers"]
