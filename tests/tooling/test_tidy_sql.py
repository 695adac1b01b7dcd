"""The SQL code keeps its shape: layers that call only downwards, one function or view a file, pinned search paths."""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ci.sql import findings
from pggit_harness.cluster import FAST, Cluster
from pggit_harness.servers import provision
from tooling import tidy

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FUNCTION = re.compile(r"^CREATE OR REPLACE (?:FUNCTION|PROCEDURE) pggit\.(\w+)", flags=re.MULTILINE)
NAMED = re.compile(r"^CREATE OR REPLACE (?:FUNCTION|PROCEDURE|VIEW) pggit\.(\w+)", flags=re.MULTILINE)
MADE = re.compile(
    r"^CREATE (?:OR REPLACE )?(?:UNIQUE )?(?:FUNCTION|PROCEDURE|TABLE|VIEW|TYPE|SEQUENCE) pggit\.(\w+)", re.M
)


def test_every_sql_file_is_built() -> None:
    """A file outside the layers would be read by nobody."""
    known = set(tidy.layers())
    for path in tidy.files():
        if path.parts[0] == "sql" and path.suffix == ".sql":
            layer = path.parts[1] if len(path.parts) == 3 else None
            assert layer in known or path.as_posix() in ("sql/prelude.sql", "sql/epilogue.sql"), path
    sources = tidy.read(Path("build/sources")).split()
    assert sorted(sources) == sorted(
        path.as_posix() for path in tidy.files() if path.parts[0] == "sql" and path.suffix == ".sql"
    )


def home_of_names() -> dict[str, int]:
    """Return the number of the layer that makes each function, table and type of schema pggit."""
    order = tidy.layers()
    return {name: order.index(path.parts[1]) for path in tidy.sql_files() for name in MADE.findall(tidy.code(path))}


def calls_upwards(code: str, layer: int, home: dict[str, int]) -> list[str]:
    """Return the names of higher layers that a piece of code mentions."""
    names = re.findall(r"\bpggit\.(\w+)", code)
    return sorted({name for name in names if home.get(name, layer) > layer})


def test_a_layer_calls_only_downwards() -> None:
    """store -> guard -> catalog -> object -> history -> plan -> merge -> care."""
    order, home = tidy.layers(), home_of_names()
    assert len(home) > 50
    found = {}
    for path in tidy.sql_files():
        upwards = calls_upwards(tidy.code(path), order.index(path.parts[1]), home)
        if upwards:
            found[path.as_posix()] = upwards
    assert found == {}


def test_a_call_upwards_would_be_found() -> None:
    """The check itself: a store that calls commit() is named, a call downwards is not."""
    home = {"blob": 0, "commit": 4}
    assert calls_upwards("SELECT pggit.commit('x') FROM pggit.blob", 0, home) == ["commit"]
    assert calls_upwards("SELECT pggit.commit('x') FROM pggit.blob", 4, home) == []


def test_a_file_carries_the_name_of_its_function_or_view() -> None:
    """A reader finds create_branch in create_branch.sql, and nothing else there."""
    found = {}
    for path in tidy.sql_files():
        names = set(NAMED.findall(tidy.read(path)))
        if names and names != {path.stem}:
            found[path.as_posix()] = sorted(names)
    assert found == {}


def test_every_function_of_the_api_has_a_comment() -> None:
    """\\df+ explains what a user may call: every name without an underscore in front."""
    missing = []
    for path in tidy.sql_files():
        for name in FUNCTION.findall(tidy.read(path)):
            if not name.startswith("_") and f"COMMENT ON FUNCTION pggit.{name}" not in tidy.read(path):
                missing.append(path.as_posix())
    assert missing == []


def test_the_built_script_is_sound(root: Path, make: Run) -> None:
    """Search paths are pinned and nothing is made outside schema pggit; `make lint` runs pgspot on top."""
    assert make(root).returncode == 0
    for script in (root / "build").glob("pggit--*.sql"):
        assert list(findings(script.read_text(encoding="utf-8"))) == []


def shuffled(seed: int | None) -> list[Path]:
    """Return the files of all layers, in another order inside each: reversed, or by a seed."""
    result: list[Path] = []
    for layer in tidy.layers():
        within = [path for path in tidy.sql_files() if path.parts[1] == layer]
        if seed is None:
            within.reverse()
        else:
            random.Random(seed).shuffle(within)
        result += within
    return [Path("sql/prelude.sql"), *result, Path("sql/epilogue.sql")]


@pytest.mark.parametrize("seed", [None, 1, 2], ids=["reversed", "shuffled", "shuffled otherwise"])
def test_order_inside_a_layer_does_not_matter(root: Path, tmp_path: Path, seed: int | None) -> None:
    """The extension can be created from files in any order of a layer, and has the same functions."""
    command = ["awk", "-f", "sql/assemble.awk", *map(str, shuffled(seed))]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    (tmp_path / "pggit--1.0.0.sql").write_text(done.stdout, encoding="utf-8")
    (tmp_path / "pggit.control").write_text(tidy.read(Path("pggit.control")), encoding="utf-8")
    cluster = Cluster.create(provision(extension_dir=tmp_path), profile=FAST, purpose="another order of files")
    try:
        cluster.start()
        with cluster.create_database().connect() as connection:
            row = connection.execute(
                "SELECT count(*) FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace"
            ).fetchone()
    finally:
        cluster.destroy()
    assert row == (len([name for path in tidy.sql_files() for name in FUNCTION.findall(tidy.read(path))]),)
