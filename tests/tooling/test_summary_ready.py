"""A PostgreSQL that cannot be had ends the run before its first test, with one message."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("options", [[], ["-n", "1"]], ids=["one process", "a worker"])
def test_a_server_that_cannot_be_had_is_one_message(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    """It says what was wanted and what there is; it is not an error in every test, and no test runs."""
    for name in ("PGHOST", "PG_CONFIG", "PG_SOURCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PG", "99")
    plugins = ["fix_installation", "ready", "fix_server"]
    pytester.makeconftest(f"pytest_plugins = {[f'pggit_harness.plugin.{name}' for name in plugins]}")
    pytester.makepyfile("def test_one(installation): pass\ndef test_two(installation): pass")
    result = pytester.runpytest_subprocess("-p", "no:benchmark", *options)
    assert result.ret != 0
    said = [*result.outlines, *result.errlines]
    assert any("PG=99 is not a supported PostgreSQL version" in line for line in said)
    assert not any(" error" in line and "test_" in line for line in said)
    if not options:
        assert result.ret == pytest.ExitCode.USAGE_ERROR
