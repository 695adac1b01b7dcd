"""A run that is interrupted leaves no server behind that the next run does not clean up."""

import json
import os
import re
import signal
import textwrap
from contextlib import suppress
from pathlib import Path

import pytest

from pggit_harness.cluster import poll_until
from pggit_harness.cluster.processes import postmaster_pid, processes_of, wait_until_gone
from pggit_harness.cluster.registry import clean_stale
from pggit_harness.plugin.fix_scratch_cache import ScratchCache
from pggit_harness.servers import Installation

_OWNER = """
    import json, sys, time
    from pggit_harness.cluster import FAST, Cluster
    from pggit_harness.servers import Installation
    installation = Installation.from_dict(json.loads(sys.argv[1]))
    cluster = Cluster.create(installation, profile=FAST, purpose="an interrupted run")
    cluster.start()
    print(json.dumps([str(cluster.folder), str(cluster.socket_dir)]), flush=True)
    time.sleep(120)
"""
_CONFTEST = """
from pggit_harness.plugin import COMMON
pytest_plugins = COMMON
"""
_SESSION = """
    import json, pathlib, time

    def test_that_takes_long(server, cluster):
        said = [[str(one.folder), str(one.socket_dir)] for one in (server, cluster)]
        pathlib.Path({told!r}).write_text(json.dumps(said))
        time.sleep(120)
"""


def _left(folders: list[str]) -> list[object]:
    """What is left of a server: its folders and processes."""
    data = Path(folders[0]) / "data"
    processes: list[object] = list(processes_of(data)) if data.exists() else []
    return [*processes, *(folder for folder in folders if Path(folder).exists())]


def _options(folder: Path) -> tuple[str, ...]:
    """Options that keep a small suite in ``folder`` from this checkout's settings and results."""
    return ("-p", "no:cacheprovider", "-c", os.devnull, f"--junit-xml={folder / 'out.xml'}")


def _segments(pid: int) -> set[Path]:
    """The POSIX shared memory that a process uses."""
    listed = Path(f"/proc/{pid}/maps")  # Linux
    maps = listed.read_text(encoding="utf-8", errors="replace") if listed.exists() else ""
    return {Path(name) for name in re.findall(r"/dev/shm/PostgreSQL\.\d+", maps)}


@pytest.fixture
def inside(scratch_cache: ScratchCache, monkeypatch: pytest.MonkeyPatch) -> ScratchCache:
    """A cache of the test's own that this process uses too."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(scratch_cache.root.parent))
    return scratch_cache


def test_killed_owner_is_cleaned_up_after_and_a_living_one_is_left_alone(
    inside: ScratchCache, installation: Installation
) -> None:
    """After kill -9 of a run its server is ended and removed by the next; another run's server is not touched."""
    program = textwrap.dedent(_OWNER)
    arguments = ("-c", program, json.dumps(installation.to_dict()))
    with inside.start(*arguments) as dead, inside.start(*arguments) as alive:
        assert dead.stdout is not None
        assert alive.stdout is not None
        dead_folders, alive_folders = json.loads(dead.stdout.readline()), json.loads(alive.stdout.readline())
        dead.kill()
        dead.wait()
        assert len(_left(dead_folders)) > 5, "a killed process cannot take its server away"

        cleaned = clean_stale()

        assert len(cleaned) == 1
        assert _left(dead_folders) == []
        assert len(_left(alive_folders)) > 5
        assert clean_stale() == []
        alive.send_signal(signal.SIGINT)
        alive.communicate(timeout=60)
    assert _left(alive_folders) == [], "a process that ends in order takes its servers away"
    assert list((inside.root / "run").glob("*.json")) == []


def test_shared_memory_of_a_server_that_was_killed_with_its_owner_goes_with_any_run(
    inside: ScratchCache, installation: Installation, tmp_path: Path
) -> None:
    """Killed at once, nobody had the time to note what was in shared memory; the next run needs no server itself."""
    with inside.start("-c", textwrap.dedent(_OWNER), json.dumps(installation.to_dict())) as owner:
        assert owner.stdout is not None
        data = Path(json.loads(owner.stdout.readline())[0]) / "data"
        postmaster, *others = sorted(processes_of(data), key=lambda process: process.pid != postmaster_pid(data))
        used = {path for process in (postmaster, *others) for path in _segments(process.pid)}
        # Children of a living postmaster would be replaced, and the old ones' segments removed.
        for pid in (owner.pid, postmaster.pid, *(process.pid for process in others)):
            with suppress(ProcessLookupError):  # it noticed the postmaster's death
                os.kill(pid, signal.SIGKILL)
        wait_until_gone(data, timeout=30)
    assert len(used) >= (2 if Path("/proc/self/maps").exists() else 0)
    assert all(path.exists() for path in used)

    (tmp_path / "conftest.py").write_text(_CONFTEST, encoding="utf-8")
    (tmp_path / "test_short.py").write_text("def test_that_needs_nothing(): pass", encoding="utf-8")
    done = inside.run("-m", "pytest", *_options(tmp_path), str(tmp_path))

    assert done.returncode == 0, done.stdout + done.stderr
    assert not any(path.exists() for path in (data, *used))
    assert clean_stale() == []


@pytest.mark.parametrize(
    ("number", "workers"), [(signal.SIGINT, "0"), (signal.SIGTERM, "0"), (signal.SIGTERM, "1")], ids=str
)
def test_interrupted_session_takes_its_servers_away(
    inside: ScratchCache, installation: Installation, tmp_path: Path, number: signal.Signals, workers: str
) -> None:
    """Ctrl-C and SIGTERM end a test run, with workers or without, with nothing left behind."""
    told = tmp_path / "folders.json"
    (tmp_path / "conftest.py").write_text(_CONFTEST, encoding="utf-8")
    test = tmp_path / "test_long.py"
    test.write_text(textwrap.dedent(_SESSION.replace("{told!r}", repr(str(told)))), encoding="utf-8")
    inside.share("servers")
    inside.share("clients")
    environment = {"PG": str(installation.major)}
    with inside.start("-m", "pytest", "-n", workers, *_options(tmp_path), str(test), **environment) as session:
        poll_until(lambda: told.exists() or session.poll(), bool, what="the test to run", timeout=60)
        if session.poll() is not None:
            pytest.fail("".join(session.communicate()))
        poll_until(told.read_text, bool, what="the folders' names", timeout=10)
        servers = json.loads(told.read_text(encoding="utf-8"))
        assert all(len(_left(folders)) > 5 for folders in servers)
        session.send_signal(number)
        session.communicate(timeout=60)

    assert [_left(folders) for folders in servers] == [[], []]
    assert list((inside.root / "run").iterdir()) == []


def test_development_server_stays_until_it_is_stopped(inside: ScratchCache, installation: Installation) -> None:
    """make cluster-start's server outlives the command and later runs; stop and clean end it."""
    inside.share("servers")
    inside.share("clients")
    environment = {"PG": str(installation.major)}

    def command(*arguments: str) -> tuple[int, str]:
        done = inside.command("cluster", *arguments, **environment)
        return done.returncode, done.stdout

    assert command("status")[0] == 3
    assert "created" in command("start")[1]
    assert clean_stale() == []
    code, said = command("status")
    assert (code, "running, pid" in said) == (0, True)
    pid = int(said.partition("running, pid ")[2].split()[0])
    assert command("psql", "--", "-Atc", "CREATE TABLE mine AS SELECT pggit.version()")[0] == 0
    assert "running" in command("start")[1]
    assert "restarted" not in command("start")[1]

    script = inside.extension / "pggit--1.0.0.sql"
    script.write_text(script.read_text(encoding="utf-8") + "-- built again\n", encoding="utf-8")
    assert "restarted" in command("start")[1], "a new build has to be seen"
    assert f"running, pid {pid}\n" not in command("status")[1]
    assert command("psql", "--", "-Atc", "TABLE mine")[1].strip() == "1.0.0"

    assert "stopped" in command("stop")[1]
    assert command("status")[0] == 3
    assert "ready to accept connections" in command("logs")[1]
    assert command("clean")[0] == 0
    assert "no development server" in command("status")[1]
    assert list((inside.root / "clusters").iterdir()) == []


def test_german_locale_and_a_taken_port_do_not_matter(inside: ScratchCache, installation: Installation) -> None:
    """Under a German locale, with PG variables that lead elsewhere, the server starts and speaks English."""
    inside.share("servers")
    inside.share("clients")
    environment = {
        "PG": str(installation.major),
        "LC_ALL": "de_DE.UTF-8",
        "LANGUAGE": "de",
        "PGPORT": "1",
        "PGSSLMODE": "require",
        "PGOPTIONS": "-c nonsense=on",
    }
    started = inside.command("cluster", "start", **environment)
    said = inside.command("cluster", "psql", "--", "-Atc", "SHOW lc_messages", PG=environment["PG"])
    cleaned = inside.command("cluster", "clean", **environment)

    assert started.returncode == 0, started.stderr
    assert said.stdout.strip() == "C"
    assert cleaned.returncode == 0
