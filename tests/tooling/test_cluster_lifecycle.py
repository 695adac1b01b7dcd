"""Servers start, stop, break and come back as PostgreSQL's own test framework has it."""

import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from pggit_harness.cluster import FAST, Cluster, PollTimeout, poll_until
from pggit_harness.cluster.processes import processes_of
from pggit_harness.cluster.psql import PsqlFailed
from pggit_harness.cluster.start import StartFailed
from pggit_harness.errors import HarnessError
from pggit_harness.servers.account import popen_identity, server_account

Factory = Callable[..., Cluster]


@pytest.fixture
def fast(cluster_factory: Factory) -> Cluster:
    """A running server for tests that lose nothing when it does."""
    made = cluster_factory(profile=FAST)
    made.start()
    return made


def test_up_from_the_cache_in_under_a_second(cluster_factory: Factory) -> None:
    """Making and starting a server from the cached data directory takes less than a second."""
    cluster_factory()  # the first one of a version runs initdb
    taken: list[float] = []
    # Other work on the machine only adds to the time: the shortest of some is what it takes.
    while len(taken) < 10 and min(taken, default=1) >= 1:
        began = time.monotonic()
        cluster_factory().start()
        taken.append(time.monotonic() - began)
    assert min(taken) < 1, taken


def test_stop_and_start_keep_what_was_committed(cluster: Cluster) -> None:
    """Each way to stop ends every process and loses nothing that was acknowledged."""
    with cluster.connect(autocommit=True) as session:
        session.execute("CREATE TABLE kept (way text)")
    for way in ("fast", "immediate", "smart"):
        with cluster.connect(autocommit=True) as session:
            session.execute("INSERT INTO kept VALUES (%s)", (way,))
        cluster.stop(way)  # type: ignore[arg-type]
        assert not cluster.is_running
        assert processes_of(cluster.data_dir) == []
        assert not cluster.socket_dir.exists()
        cluster.start()
    assert cluster.psql("SELECT way FROM kept").split() == ["fast", "immediate", "smart"]


def test_immediate_stop_recovers_and_fast_does_not_need_to(cluster: Cluster) -> None:
    """The immediate stop is a crash to PostgreSQL, the fast one is not."""
    cluster.log.mark()
    cluster.restart("fast")
    assert not cluster.log.contains("was not properly shut down")
    cluster.restart("immediate")
    assert cluster.log.contains("was not properly shut down; automatic recovery in progress")


def test_killed_postmaster_leaves_no_process_and_loses_nothing(cluster: Cluster) -> None:
    """SIGKILL of the postmaster is proved by evidence, and what was acknowledged is there after the next start."""
    cluster.psql("CREATE TABLE kept AS SELECT 7 AS number")
    pid = cluster.postmaster_pid

    evidence = cluster.kill()

    assert (evidence.pid, evidence.signal) == (pid, signal.SIGKILL)
    assert len(evidence.orphans) >= 4
    assert processes_of(cluster.data_dir) == []
    with pytest.raises(HarnessError, match="is not running"):
        cluster.kill()
    cluster.start()
    assert cluster.psql("SELECT number FROM kept") == "7"


def test_kill_waits_for_an_orphan_that_is_busy(cluster: Cluster) -> None:
    """A backend that computes does not notice its postmaster's death; the kill is over when it is gone too."""

    def compute() -> None:
        # Whether its answer still arrives is not what this is about.
        with suppress(psycopg.OperationalError):
            busy.execute("SELECT count(*) FROM generate_series(1, 2000000) AS a WHERE md5(a::text) <> 'x'")

    with cluster.connect(autocommit=True) as busy, ThreadPoolExecutor(1) as threads:
        pid = busy.info.backend_pid
        computing = threads.submit(compute)
        cluster.poll_query_until(
            "SELECT count(*) FROM pg_stat_activity WHERE pid = %s AND state = 'active'", 1, parameters=(pid,)
        )
        evidence = cluster.kill()
        assert processes_of(cluster.data_dir) == []
        assert pid in evidence.orphans
        computing.result(timeout=60)


def test_killed_backend_is_this_servers_and_its_end_is_waited_for(fast: Cluster) -> None:
    """Only a process of this server is killed; anything else, the postmaster included, is refused."""
    with fast.connect() as victim:
        evidence = fast.kill_backend(victim.info.backend_pid, signal.SIGTERM)
        assert evidence.pid == victim.info.backend_pid
        with pytest.raises(psycopg.OperationalError):
            victim.execute("SELECT 1")
    with pytest.raises(HarnessError, match="is no process of the server"):
        fast.kill_backend(evidence.pid)
    with pytest.raises(HarnessError, match="is no process of the server"):
        fast.kill_backend(1)
    with pytest.raises(HarnessError, match="is the postmaster"):
        fast.kill_backend(fast.postmaster_pid)


def test_stale_pid_file_with_a_foreign_process_does_not_hinder_a_start(fast: Cluster) -> None:
    """After a reboot the number in postmaster.pid may be anybody's."""
    fast.kill()
    pid_file = fast.data_dir / "postmaster.pid"
    lines = pid_file.read_text(encoding="utf-8").splitlines()
    # Under the server's own account: PostgreSQL itself takes such a process for a running server.
    with subprocess.Popen(["sleep", "60"], cwd="/", **popen_identity(server_account())) as foreign:
        try:
            pid_file.write_text("\n".join([str(foreign.pid), *lines[1:]]) + "\n", encoding="utf-8")
            assert not fast.is_running
            fast.start()
            assert fast.is_running
            assert foreign.poll() is None
        finally:
            foreign.kill()


def test_stopped_gives_the_files_free_and_starts_again(fast: Cluster) -> None:
    """In the with block no process has the files open; afterwards the server runs."""
    with fast.stopped():
        assert processes_of(fast.data_dir) == []
        assert (fast.data_dir / "PG_VERSION").is_file()
    assert fast.is_running


def test_settings_take_effect_on_reload(fast: Cluster) -> None:
    """Values with quotes and names with dots arrive; None goes back to the default."""
    default = fast.psql("SHOW work_mem")
    fast.set({"pggit_test.quoted": "it's a \\ test", "work_mem": "5MB"}, log_min_duration_statement=0, jit=True)
    fast.reload()
    assert fast.psql("SHOW pggit_test.quoted; SHOW work_mem; SHOW jit").splitlines() == ["it's a \\ test", "5MB", "on"]
    fast.set(work_mem=None)
    fast.reload()
    assert fast.psql("SHOW work_mem") == default


def test_profiles_differ_in_durability(cluster: Cluster, fast: Cluster) -> None:
    """The durable profile has production's guarantees, the fast one none."""
    query = "SELECT string_agg(setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN " + str(
        ("fsync", "full_page_writes", "synchronous_commit")
    )
    assert cluster.psql(query) == "on on on"
    assert fast.psql(query) == "off off off"


@pytest.mark.parametrize("wanted", [True, False])
def test_checksums_are_as_asked_on_every_version(cluster_factory: Factory, wanted: bool) -> None:
    """Version 18 turns checksums on by itself, earlier ones do not: what was asked for decides."""
    made = cluster_factory(profile=FAST, checksums=wanted)
    made.start()
    assert made.psql("SHOW data_checksums") == ("on" if wanted else "off")


def test_log_shows_only_what_a_test_caused(fast: Cluster) -> None:
    """Lines from before the mark are not shown; a line can be waited for; one database's lines can be picked."""
    with fast.connect(autocommit=True) as session:
        session.execute("DO $$ BEGIN RAISE LOG 'before'; END $$")
    fast.log.wait_for("before")
    fast.log.mark()
    ours, other = fast.create_database(), fast.create_database()
    with ours.connect(autocommit=True) as session, other.connect(autocommit=True) as neighbour:
        session.execute("DO $$ BEGIN RAISE LOG E'ours\\nsecond line'; END $$")
        neighbour.execute("DO $$ BEGIN RAISE LOG 'theirs'; END $$")
    fast.log.wait_for("theirs")

    assert not fast.log.contains("before")
    assert fast.log.contains("^.*ours$")
    picked = ours.log.since_start()
    assert "ours\n\tsecond line" in picked
    assert "theirs" not in picked
    with pytest.raises(PollTimeout, match="a match of never"):
        fast.log.wait_for("never", timeout=0.05)


def test_failed_start_says_what_the_server_said(cluster_factory: Factory) -> None:
    """A server that cannot start is an error with its log, and leaves no folder for its socket."""
    broken = cluster_factory(profile=FAST, settings={"shared_buffers": "nonsense"})
    with pytest.raises(StartFailed, match='invalid value for parameter "shared_buffers": "nonsense"'):
        broken.start()
    assert not broken.socket_dir.exists()


def test_poll_time_out_tells_query_expectation_and_last_answer(fast: Cluster) -> None:
    """A poll that times out prints all three."""
    with pytest.raises(PollTimeout) as caught:
        fast.poll_query_until("SELECT 40 + 2", expected=43, timeout=0.1)
    message = str(caught.value)
    assert "SELECT 40 + 2" in message
    assert "43" in message
    assert "last answer: 42" in message
    fast.poll_query_until("SELECT 40 + 2", expected=42)


def test_psql_stops_at_the_first_error(fast: Cluster) -> None:
    """psql gives what a script prints; an error is raised with its text, and nothing after it runs."""
    assert fast.psql("SELECT 'ä', 2;\nSELECT 3") == "ä|2\n3"
    with pytest.raises(PsqlFailed, match="division by zero"):
        fast.psql("SELECT 1/0; CREATE TABLE never ()")
    assert fast.psql("SELECT to_regclass('never') IS NULL") == "t"


def test_tcp_only_when_asked_and_then_with_a_password(cluster_factory: Factory, fast: Cluster) -> None:
    """Without a port nothing listens on TCP; with one, two servers never share it and strangers need a password."""
    assert fast.psql("SHOW listen_addresses") == ""
    first, second = cluster_factory(profile=FAST, port=0), cluster_factory(profile=FAST, port=0)
    first.start()
    second.start()
    assert first.port != second.port
    with pytest.raises(HarnessError, match=f"Port {first.port} on 127.0.0.1 is taken"):
        cluster_factory(port=first.port)

    with psycopg.connect(first.conninfo(host="127.0.0.1")) as session:
        assert session.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(first.conninfo(host="127.0.0.1", password="wrong"))


def test_nothing_is_left_of_a_destroyed_server(cluster_factory: Factory) -> None:
    """Folder, socket, registration, and the shared memory of a server that was killed, are gone."""

    def segments() -> set[str]:
        memory = Path("/dev/shm")
        system_v = Path("/proc/sysvipc/shm")
        posix = {path.name for path in memory.glob("PostgreSQL.*")} if memory.is_dir() else set()
        lines = system_v.read_text(encoding="ascii").splitlines()[1:] if system_v.exists() else []
        return posix | {line.split()[1] for line in lines}

    made = cluster_factory(profile=FAST)
    made.start()
    while_running = segments()
    made.kill()
    left_by_the_kill = segments() & while_running
    made.destroy()

    assert not made.folder.exists()
    assert not made.socket_dir.exists()
    # Neighbours come and go meanwhile; of the killed server at least the two main segments were left.
    assert len(left_by_the_kill - segments()) >= (2 if Path("/proc/sysvipc/shm").exists() else 0)


def test_own_initdb_when_no_template_is_wanted(cluster_factory: Factory) -> None:
    """Without the template the data directory gets a system identifier of its own."""
    query = "SELECT system_identifier FROM pg_control_system()"
    copied, fresh = cluster_factory(profile=FAST), cluster_factory(profile=FAST, template=False)
    identifiers = set()
    for made in (copied, fresh):
        made.start()
        identifiers.add(made.psql(query))
    assert len(identifiers) == 2


def test_poll_until_gives_the_answer() -> None:
    """The answer that was waited for is returned."""
    answers = iter([1, 2, 3])
    assert poll_until(lambda: next(answers), lambda answer: answer == 3, what="three", timeout=5) == 3
