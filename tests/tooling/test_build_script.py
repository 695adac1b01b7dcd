"""`make` builds the extension's script from sql/: the same bytes every time, and never half of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SCRIPT = "build/pggit--1.0.0.sql"

HELPER = """\
-- pggit._helper
CREATE OR REPLACE FUNCTION pggit._helper() RETURNS text
    LANGUAGE plpgsql
AS $function$
BEGIN
    -- a body may well replace something: $$ inside
    EXECUTE $$
CREATE OR REPLACE VIEW pggit.inner_view AS SELECT 1
    $$;
END
$function$;
"""


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Path:
    """A checkout with a few SQL files, in a path with a blank and a letter outside ASCII."""
    folder = tmp_path / "mein Prüfstand"
    (folder / "sql" / "store").mkdir(parents=True)
    (folder / "sql" / "history").mkdir()
    for name in ("Makefile", "pgxs.mk", "pggit.control", "sql/assemble.awk"):
        shutil.copy(root / name, folder / name)
    (folder / "sql" / "prelude.sql").write_text("CREATE SCHEMA pggit;\n")
    (folder / "sql" / "epilogue.sql").write_text("REVOKE ALL ON SCHEMA pggit FROM PUBLIC;\n")
    (folder / "sql" / "store" / "b.sql").write_text("CREATE TABLE pggit.b (id int);\n")
    (folder / "sql" / "store" / "B.sql").write_text("CREATE TABLE pggit.upper_b (id int);\n")
    (folder / "sql" / "store" / "_a.sql").write_text("CREATE TABLE pggit.a (id int);\n")
    (folder / "sql" / "history" / "_helper.sql").write_text(HELPER)
    return folder


@pytest.fixture
def build(checkout: Path, make: Run) -> Callable[[], str]:
    """Build the checkout and return the script."""

    def run() -> str:
        done = make(checkout)
        assert done.returncode == 0, done.stderr
        return (checkout / SCRIPT).read_text()

    return run


def test_files_come_layer_by_layer_in_byte_order(build: Callable[[], str]) -> None:
    """Whatever the locale, B comes before _a before b, and the store before history."""
    lines = build().splitlines()
    assert lines[0].startswith("\\echo Use")
    assert lines[0].endswith("\\quit")
    order = ["SCHEMA pggit;", "upper_b", "pggit.a ", "pggit.b ", "pggit._helper()", "REVOKE ALL"]
    places = [next(number for number, line in enumerate(lines) if text in line) for text in order]
    assert places == sorted(places)


def test_or_replace_is_taken_out_but_not_of_bodies(build: Callable[[], str]) -> None:
    """CREATE EXTENSION must not take over a planted function; what a body says is its own affair."""
    script = build()
    assert "CREATE FUNCTION pggit._helper()" in script
    assert "CREATE OR REPLACE FUNCTION" not in script
    assert "CREATE OR REPLACE VIEW pggit.inner_view" in script


def test_the_same_source_gives_the_same_bytes(checkout: Path, build: Callable[[], str], make: Run) -> None:
    """Locale and time leave no trace."""
    first = build()
    make(checkout, "clean")
    assert make(checkout, LC_ALL="C.UTF-8", TZ="Asia/Tokyo").returncode == 0
    assert (checkout / SCRIPT).read_text() == first


def test_nothing_to_do_is_nothing_done(checkout: Path, build: Callable[[], str]) -> None:
    """A second make leaves the files alone."""
    build()
    before = (checkout / SCRIPT).stat().st_mtime_ns
    build()
    assert (checkout / SCRIPT).stat().st_mtime_ns == before


def test_a_changed_a_new_and_a_deleted_file_are_noticed(checkout: Path, build: Callable[[], str]) -> None:
    """Each of the three rebuilds the script."""
    build()
    table = checkout / "sql" / "store" / "b.sql"
    table.write_text("CREATE TABLE pggit.changed (id int);\n")
    later = (checkout / SCRIPT).stat().st_mtime + 2
    os.utime(table, (later, later))
    assert "pggit.changed" in build()
    (checkout / "sql" / "care").mkdir()
    (checkout / "sql" / "care" / "new.sql").write_text("CREATE TABLE pggit.new (id int);\n")
    assert "pggit.new" in build()
    (checkout / "sql" / "care" / "new.sql").unlink()
    assert "pggit.new" not in build()


def test_an_open_quote_fails_and_leaves_no_script(checkout: Path, make: Run) -> None:
    """A file that swallows the next one is named; a half-built script is not left to be installed."""
    (checkout / "sql" / "history" / "_helper.sql").write_text("CREATE FUNCTION pggit.f() AS $function$ BEGIN\n")
    done = make(checkout)
    assert done.returncode != 0
    assert "the quote $function$ of the file before sql/epilogue.sql is still open" in done.stderr
    assert not (checkout / SCRIPT).exists()


def test_clean_removes_all_that_was_built(checkout: Path, build: Callable[[], str], make: Run) -> None:
    """After make clean the checkout is as before."""
    before = sorted(checkout.rglob("*"))
    build()
    assert make(checkout, "clean").returncode == 0
    assert sorted(checkout.rglob("*")) == before


def test_our_own_script_is_built_and_replaces_nothing(root: Path, make: Run) -> None:
    """The real sources, too."""
    done = make(root)
    assert done.returncode == 0, done.stderr
    lines = (root / SCRIPT).read_text().splitlines()
    assert not [line for line in lines if line.startswith("CREATE OR REPLACE")]
    assert sum(line.startswith("CREATE FUNCTION pggit.") for line in lines) > 50
