"""After a run nothing of it is in a temporary folder or in shared memory, and nothing of a killed one before it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pggit_harness.plugin.fix_scratch_cache import ScratchCache
from pggit_harness.servers import Installation
from pggit_harness.servers.temporary import remove_left_folders, temporary_folder

OWNER = """
import time
from pggit_harness.servers.temporary import temporary_folder
with temporary_folder("owned") as folder:
    (folder / "deep").mkdir()
    (folder / "deep" / "file").touch()
    print(folder, flush=True)
    time.sleep(120)
"""
CONFTEST = """
from pggit_harness.plugin import COMMON
pytest_plugins = COMMON
"""
SUITE = """
import os, pathlib, signal

def test_that_uses_everything(tmp_path, server, cluster, isolated_database):
    (tmp_path / "closed").mkdir(mode=0)
    places = [tmp_path, server.folder, server.socket_dir, cluster.folder, cluster.socket_dir]
    with open(os.environ["TOLD"], "a") as told:
        told.writelines(f"{place}\\n" for place in places)
    if "KILLED" in os.environ:
        if "PYTEST_XDIST_WORKER" in os.environ:
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder for TMPDIR: as short as they are, and servers can enter it."""
    with temporary_folder("test") as folder:
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def inside(place: Path, scratch_cache: ScratchCache, monkeypatch: pytest.MonkeyPatch) -> ScratchCache:
    """A cache of the test's own that this process uses too, save for what was made before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(scratch_cache.root.parent))
    return scratch_cache


def test_a_folder_goes_with_its_owner(inside: ScratchCache) -> None:
    """It is there for the length of the block, for its owner alone; what is closed in it is removed as well."""
    with temporary_folder("word") as folder:
        assert folder.name.startswith("pggit-word-")
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "closed").mkdir()
        (folder / "closed" / "file").touch()
        (folder / "closed").chmod(0)
        (folder / "link").symlink_to("/")
        assert remove_left_folders() == []
    assert not folder.exists()
    assert list((inside.root / "temporary").iterdir()) == []


def test_a_killed_owners_folder_is_removed_by_the_next(inside: ScratchCache, place: Path) -> None:
    """Wherever the dead one's TMPDIR led; a living one's folder is left alone."""
    with inside.start("-c", OWNER, TMPDIR=str(place)) as dead, inside.start("-c", OWNER) as alive:
        assert dead.stdout is not None
        assert alive.stdout is not None
        left, used = Path(dead.stdout.readline().strip()), Path(alive.stdout.readline().strip())
        dead.kill()
        dead.wait()
        assert left.parent == place
        assert (left / "deep" / "file").exists(), "a killed process cannot clean up"

        with temporary_folder("next"):
            assert list(place.iterdir()) == []

        assert (used / "deep" / "file").exists()
        alive.kill()
        alive.wait()
    assert remove_left_folders() == [used]
    assert list((inside.root / "temporary").iterdir()) == []


@pytest.mark.parametrize("workers", ["0", "1"])
def test_nothing_is_left_of_a_run(
    inside: ScratchCache, installation: Installation, place: Path, tmp_path: Path, workers: str
) -> None:
    """Folders of tests, servers and their sockets are gone after a run, those of a killed run before it included."""
    told = tmp_path / "told"
    for name, text in {"pytest.ini": "[pytest]", "conftest.py": CONFTEST, "test_all.py": SUITE}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for kind in ("servers", "clients"):
        inside.share(kind)
    settings = {"TMPDIR": str(place), "TOLD": str(told), "PG": str(installation.major)}
    options = ["-c", str(tmp_path / "pytest.ini"), f"--rootdir={tmp_path}", "-n", workers, "-p", "no:cacheprovider"]
    command = ["-m", "pytest", *options, f"--junit-xml={tmp_path / 'out.xml'}", str(tmp_path)]

    def places() -> list[Path]:
        return [Path(line) for line in told.read_text(encoding="utf-8").splitlines()]

    def left() -> list[Path]:
        noted = [path for kind in ("run", "temporary", "clusters") for path in (inside.root / kind).iterdir()]
        return [*place.iterdir(), *noted, *(path for path in places() if path.exists())]

    killed = inside.run(*command, **settings, KILLED="1")
    assert killed.returncode == -signal.SIGKILL, killed.stdout + killed.stderr
    assert len(places()) == 5
    assert all(path.exists() for path in places())
    assert place in {parent for path in places() for parent in path.parents}

    done = inside.run(*command, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(places()) == 10
    assert left() == []


def test_folders_of_tests_stay_where_somebody_wants_them(inside: ScratchCache, tmp_path: Path) -> None:
    """--basetemp keeps them."""
    (tmp_path / "pytest.ini").write_text("[pytest]", encoding="utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_one.py").write_text("def test_one(tmp_path): (tmp_path / 'evidence').touch()", encoding="utf-8")
    options = ["-c", str(tmp_path / "pytest.ini"), f"--rootdir={tmp_path}", "-p", "no:cacheprovider"]
    options += [f"--junit-xml={tmp_path / 'out.xml'}", f"--basetemp={tmp_path / 'kept'}"]
    assert inside.run("-m", "pytest", *options, str(tmp_path)).returncode == 0
    assert [path.name for path in (tmp_path / "kept").rglob("evidence")] == ["evidence"]


def test_every_suite_cleans_up(root: Path) -> None:
    """What is tested above is what their conftest.py use."""
    suites = [path for path in (root / "tests").iterdir() if list(path.glob("test_*.py"))]
    assert len(suites) >= 3
    for suite in suites:
        plugins = (suite / "conftest.py").read_text(encoding="utf-8")
        assert "*COMMON" in plugins or '"pggit_harness.plugin.temporary"' in plugins, suite
