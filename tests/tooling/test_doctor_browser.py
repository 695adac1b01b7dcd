"""`make doctor` names the browser that looks at the report, or says how to get one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pggit_harness.doctor import check_browser, report


def test_a_browser_is_found_by_any_of_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its path; none is a note with what it leaves out and what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = check_browser.check()
    assert (finding.status, finding.mend) == ("note", check_browser.MEND)
    assert finding.leaves_out is not None
    assert "make report-browser" in finding.leaves_out
    program = tmp_path / "google-chrome"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    (finding,) = check_browser.check()
    assert (finding.status, finding.found) == ("ok", str(program))


def test_doctor_looks_for_it() -> None:
    """Beside everything else that it looks for."""
    assert check_browser.check in [check for _, check in report._SECTIONS]
