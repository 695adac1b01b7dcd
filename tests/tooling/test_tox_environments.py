"""tox runs what it is told by name, and refuses a name that nothing stands behind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from ci.matrix import load

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("name", ["nosuch", "chaos", "chaos-nosuch", "pg16", "pg14-smoke", "smoke-lint", "property"])
def test_a_name_that_no_section_claims_fails(tox: Run, name: str) -> None:
    """Such a name is an error, not a success with nothing done, even when tox knows each half of it."""
    assert tox("run", "-e", name).returncode != 0


def test_every_server_environment_has_a_twin_for_every_version(tox: Run) -> None:
    """pg15-smoke ... pg18-chaos-migration, and the plain names."""
    listed = {line.split()[0] for line in tox("list", "-q", "--no-desc").stdout.splitlines() if line.strip()}
    matrix = load()
    for name in matrix.server_environments():
        assert {name, *(f"pg{version}-{name}" for version in matrix.versions)} <= listed
    assert {"lint", "tooling", "workflows", "harness", "lock"} <= listed


def settings(tox: Run, name: str, key: str, **environment: str) -> str:
    """Return one setting of one environment as tox prints it."""
    done = tox("config", "-e", name, "-k", key, **environment)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_a_twin_differs_from_its_original_in_the_version_alone(tox: Run) -> None:
    """The prefix decides the version, whatever PG says; the rest is the same."""
    assert "PG=15\n" in settings(tox, "pg15-chaos-load", "set_env", PG="18")
    assert "PG=" not in settings(tox, "chaos-load", "set_env", PG="18")
    for key in ("commands", "deps", "description", "pass_env"):
        twin = settings(tox, "pg15-chaos-load", key).replace("pg15-chaos-load", "chaos-load")
        assert twin == settings(tox, "chaos-load", key)


@pytest.mark.parametrize("name", ["smoke", "chaos-load", "full", "weekly", "bench", "extension", "tooling", "hollow"])
def test_arguments_after_the_dashes_reach_the_command(tox: Run, name: str) -> None:
    """tox -e NAME -- ARGUMENTS."""
    done = tox("config", "-e", name, "-k", "commands", "--", "--collect-only", "a b")
    assert done.stdout.rstrip().endswith("--collect-only 'a b'")


def test_what_a_user_sets_reaches_the_programs(tox: Run) -> None:
    """The server that is wanted, the caches, the certificates and proxies of a company's network."""
    names = ["PG", "PGHOST", "PG_CONFIG", "PGGIT_EXTENSION_DIR", "CI", "XDG_CACHE_HOME", "LC_ALL"]
    names += ["HYPOTHESIS_STORAGE_DIRECTORY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "npm_config_registry"]
    names += ["https_proxy", "UV_INDEX_URL", "PIP_INDEX_URL"]
    say = f"import os; print('these:', [name for name in {names} if os.environ.get(name) == '/set/by/hand'])"
    # The environment of `lock` installs nothing.
    done = tox("exec", "-e", "lock", "--", "python", "-c", say, **dict.fromkeys(names, "/set/by/hand"))
    assert f"these: {names}" in done.stdout
