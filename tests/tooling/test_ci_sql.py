"""The checks of the built script find what they are there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci import sql

GOOD = """\
\\echo Use "CREATE EXTENSION pggit" to load this file. \\quit

-- an ümlaut before anything else
CREATE SCHEMA pggit;
CREATE TABLE pggit.t (id int);
CREATE INDEX ON pggit.t (id);
CREATE TYPE pggit.pair AS (a int, b int);
CREATE FUNCTION pggit.f() RETURNS int LANGUAGE sql
    SET search_path = pg_catalog, pg_temp
    AS $$ SELECT 1 $$;
COMMENT ON FUNCTION pggit.f() IS 'one';
REVOKE ALL ON SCHEMA pggit FROM PUBLIC;
"""


def test_a_sound_script_has_no_finding() -> None:
    """The healthy case."""
    assert list(sql.findings(GOOD)) == []


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("CREATE TABLE t2 (id int);", "CreateStmt makes an object in no schema by name, not in pggit"),
        ("CREATE VIEW public.v AS SELECT 1;", "ViewStmt makes an object in public, not in pggit"),
        ("CREATE TYPE public.e AS ENUM ('a');", "CreateEnumStmt makes an object in public, not in pggit"),
        ("CREATE SCHEMA other;", "CreateSchemaStmt makes an object in other, not in pggit"),
        ("CREATE INDEX ON public.t (id);", "IndexStmt makes an object in public, not in pggit"),
        ("CREATE EXTENSION dblink;", "CreateExtensionStmt is new here"),
        ("CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION pggit.f();", "CreateEventTrigStmt is new here"),
        ("CREATE FUNCTION pggit.g() RETURNS int LANGUAGE sql AS 'SELECT 1';", "pggit.g pins no search_path"),
        (
            "CREATE FUNCTION pggit.g() RETURNS int LANGUAGE sql SET search_path = pggit, pg_temp AS 'SELECT 1';",
            "pggit.g pins pggit, pg_temp: a search_path is pg_catalog first and pg_temp last",
        ),
        (
            "CREATE FUNCTION pggit.g() RETURNS int LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1';",
            "pggit.g pins no search_path",
        ),
        (
            "CREATE OR REPLACE FUNCTION pggit.f() RETURNS int LANGUAGE sql SET search_path = pg_catalog, pg_temp\n"
            "AS 'SELECT 1';",
            "pggit.f would replace a function that somebody made beforehand",
        ),
    ],
)
def test_a_bad_statement_is_named_with_its_line(statement: str, finding: str) -> None:
    """One finding, at the line where the statement begins."""
    lines = GOOD.count("\n")
    found = list(sql.findings(f"{GOOD}\n-- why\n{statement}\n"))
    assert [line for line, _ in found] == [lines + 3]
    assert found[0][1].startswith(finding)


def test_pgspot_is_asked_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An operator that anybody could plant is found, by pgspot alone."""
    script = tmp_path / "pggit--1.0.0.sql"
    script.write_text(GOOD, encoding="utf-8")
    assert sql.check([str(script)]) == 0
    script.write_text(GOOD + "SELECT a + b FROM pggit.t;\n", encoding="utf-8")
    assert list(sql.findings(script.read_text(encoding="utf-8"))) == []
    assert sql.check([str(script)]) == 1
    assert "PS001: Unqualified operator: '+'" in capfd.readouterr().out


def test_nothing_built_is_not_a_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check of no script at all fails."""
    monkeypatch.setattr(sql, "SCRIPTS", tmp_path)
    assert sql.check([]) == 1
