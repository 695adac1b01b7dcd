"""The reference says what sql/ says: every public function once, with its comment, and every error of pggit's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ci import reference
from ci.matrix import ROOT

DECLARED = """\
CREATE OR REPLACE FUNCTION pggit.log(rev text DEFAULT 'HEAD',
        max_count integer DEFAULT NULL)
    RETURNS TABLE (commit_id text)
    LANGUAGE sql
AS $function$SELECT NULL$function$;
"""
SAID = """\
COMMENT ON FUNCTION pggit.log(text, integer) IS
'The *history* of HEAD''s branch. Columns: commit_id. Errors: GT002.';
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one public function, the only one that the page has a place for, and one of pggit's own."""
    monkeypatch.setattr(reference, "SECTIONS", {"Look": ("log",)})
    (tmp_path / "log.sql").write_text(DECLARED + SAID, encoding="utf-8")
    (tmp_path / "_head.sql").write_text(DECLARED.replace("pggit.log", "pggit._head"), encoding="utf-8")
    return tmp_path


def test_a_function_is_shown_with_its_comment(sources: Path) -> None:
    """Declared in two lines, however sql/ lays it out; columns and errors are paragraphs; quotes and stars as meant."""
    said = "The \\*history\\* of HEAD's branch.\n\nColumns: commit_id.\n\nErrors: GT002.\n"
    declared = "pggit.log(rev text DEFAULT 'HEAD', max_count integer DEFAULT NULL)\n    RETURNS TABLE (commit_id text)"
    assert f"## Look\n\n### log\n\n```sql\n{declared}\n```\n\n{said}" in reference.page(sources)
    assert "_head" not in reference.page(sources)


def test_a_function_without_a_comment_is_an_error(sources: Path) -> None:
    """Nothing public goes unexplained."""
    (sources / "log.sql").write_text(DECLARED, encoding="utf-8")
    with pytest.raises(ValueError, match=r"pggit\.log has no comment"):
        reference.page(sources)


@pytest.mark.parametrize("sections", [{"Look": ()}, {"Look": ("log", "show")}, {"Look": ("log",), "Record": ("log",)}])
def test_sections_and_functions_are_the_same(
    sources: Path, monkeypatch: pytest.MonkeyPatch, sections: dict[str, tuple[str, ...]]
) -> None:
    """A function that no section names, one that is not there, and one in two sections are errors."""
    monkeypatch.setattr(reference, "SECTIONS", sections)
    with pytest.raises(ValueError, match="in SECTIONS or in sql/"):
        reference.page(sources)


def test_every_error_of_ours_is_explained() -> None:
    """The codes that sql/ raises are those of the page."""
    raised = {
        code
        for path in (ROOT / "sql").rglob("*.sql")
        for code in re.findall(r"ERRCODE = '(GT\d{3})'", path.read_text(encoding="utf-8"))
    }
    # GT000 ends a dry run of repair() and never leaves it.
    assert raised - {"GT000"} == set(reference.ERRORS)
