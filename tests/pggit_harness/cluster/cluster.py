"""One PostgreSQL server of our own."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from ..errors import HarnessError
from ..servers import Installation
from ..servers.account import give, server_account
from . import backup, kills, registry
from .database import Database, copy_template, create_template
from .environment import server_environment
from .evidence import Killed
from .exits import forget_at_exit, remove_at_exit
from .log import LogHandle
from .places import choose_folder
from .polling import poll_until
from .ports import ReservedPort, reserve_port
from .processes import end_all, postmaster_pid
from .profiles import COMMON, DURABLE, Profile
from .psql import run_psql
from .segments import note_segments, remove_segments
from .settings import Value, as_text, render
from .sockets import choose_socket_folder, open_socket_folder, remove_socket_folder
from .start import start_postmaster
from .stop import StopMode, stop_postmaster
from .template import SETTINGS_FILE, SUPERUSER, copy_data, initdb_template, make_data, superuser_password

_TEMPLATE = "pggit_template"


class Cluster:
    """A server with a data directory of its own.

    Made by :meth:`create`, :meth:`attach` or :meth:`standby`.

    Attributes:
        name: for people.
        installation: the programs it runs.
        data_dir, socket_dir: where its data and its socket are.
        port: the port it listens on at 127.0.0.1, or, without TCP, the number in its socket's name.
        log: what it logged, from the test's start on.
        environment: variables that the server gets on top at its next start, for example ``LD_PRELOAD``.
    """

    def __init__(self, folder: Path, state: Mapping[str, Any], installation: Installation) -> None:
        self.folder = folder
        self.identity: str = state["identity"]
        self.name: str = state["name"]
        self.installation = installation
        self.data_dir = folder / "data"
        self.socket_dir = Path(state["socket_dir"])
        self.port: int = state["port"]
        self.tcp: bool = state["tcp"]
        self.settings: dict[str, str] = dict(state["settings"])
        self.environment: dict[str, str] = {}
        self.password: str = state["password"]
        self.log = LogHandle(folder / "postgres.log", 0)
        self.on_create: Callable[[Cluster], object] | None = None
        self._lease: int | None = None
        self._port_lock: ReservedPort | None = None

    def __repr__(self) -> str:
        return f"Cluster({self.name!r}, PostgreSQL {self.installation.version}, {self.folder})"

    # -- making and removing -------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        installation: Installation,
        *,
        profile: Profile = DURABLE,
        name: str = "node",
        settings: Mapping[str, Value] | None = None,
        checksums: bool = False,
        port: int | None = None,
        template: bool = True,
        data: Path | None = None,
        identity: str | None = None,
        purpose: str = "a test",
        on_create: Callable[[Cluster], object] | None = None,
    ) -> Cluster:
        """Make a server; it is not started yet.

        Arguments:
            profile: what the settings start from.
            settings: on top of the profile.
            checksums: whether pages carry checksums.
            port: listen on 127.0.0.1 too: 0 for any free port, else this one.
            template: copy the data directory from a cached ``initdb``; False runs ``initdb`` for this server alone.
            data: take this data directory (a backup) instead; it is copied.
            identity: a fixed name in the cache: the server then stays when this process ends.
            purpose: for people who see it listed.
            on_create: told of this server and of every standby made from it, as soon as there is one.

        Raises:
            HarnessError: the port is taken, or ``initdb`` fails.
        """
        _clean_once()
        kept = identity is not None
        identity = identity or f"{installation.major}-{secrets.token_hex(5)}"
        folder = choose_folder(identity, volatile=profile.volatile and not kept)
        reserved = None if port is None else reserve_port(port)
        socket_dir = choose_socket_folder()
        root = str(installation.root) if installation.root else None
        entry = registry.Entry(identity, purpose, kept, os.getpid(), str(folder), str(socket_dir), root)
        lease = registry.register(entry)
        try:
            folder.mkdir(mode=0o700)
            give(server_account(), folder)
            if data or template:
                copy_data(data or initdb_template(installation, checksums=checksums), folder / "data")
            else:
                make_data(installation, folder / "data", checksums=checksums)
            state = {
                "identity": identity,
                "name": name,
                "socket_dir": str(socket_dir),
                "port": reserved.number if reserved else 5432,
                "tcp": reserved is not None,
                "settings": {
                    **COMMON,
                    **profile.settings,
                    **{key: as_text(value) for key, value in (settings or {}).items()},
                },
                "password": superuser_password(),
            }
            cluster = cls(folder, state, installation)
            cluster._lease, cluster._port_lock = lease, reserved
            (folder / "postgres.log").touch(mode=0o600)
            give(server_account(), folder / "postgres.log")
            cluster._write_settings()
            cluster._save()
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            registry.unregister(identity, lease)
            if reserved:
                reserved.release()
            raise
        if not kept:
            remove_at_exit(cluster)
        if on_create:
            cluster.on_create = on_create
            on_create(cluster)
        return cluster

    @classmethod
    def attach(cls, folder: Path) -> Cluster:
        """A handle on a server that another process made; it stays that process's."""
        state = json.loads((folder / "cluster.json").read_text(encoding="utf-8"))
        cluster = cls(folder, state, Installation.from_dict(state["installation"]))
        cluster.log.mark()
        return cluster

    def use(self, installation: Installation) -> None:
        """Run these programs from the next start on; the major version has to be the same."""
        if installation.major != self.installation.major:
            raise HarnessError(f"The data of {self.name} is of PostgreSQL {self.installation.major}.")
        self.installation = installation
        self._save()
        registry.note_installation(self.identity, installation.root)

    def _save(self) -> None:
        state = {
            "identity": self.identity,
            "name": self.name,
            "socket_dir": str(self.socket_dir),
            "port": self.port,
            "tcp": self.tcp,
            "settings": self.settings,
            "password": self.password,
            "installation": self.installation.to_dict(),
        }
        path = self.folder / "cluster.json"
        path.touch(mode=0o600)  # it holds a password
        path.write_text(json.dumps(state, indent=1), encoding="utf-8")

    def destroy(self) -> None:
        """End the server and remove everything of it. May be called twice."""
        forget_at_exit(self)
        end_all(self.data_dir)
        remove_segments(self.folder)
        remove_socket_folder(self.socket_dir)
        if self.folder.exists():
            shutil.rmtree(self.folder)
        registry.unregister(self.identity, self._lease)
        self._lease = None
        if self._port_lock:
            self._port_lock.release()

    # -- running -------------------------------------------------------------------------------

    @property
    def postmaster_pid(self) -> int:
        """The postmaster's pid.

        Raises:
            HarnessError: the server is not running.
        """
        pid = postmaster_pid(self.data_dir)
        if pid is None:
            raise HarnessError(f"The server {self.name} is not running.")
        return pid

    @property
    def is_running(self) -> bool:
        """Whether its postmaster lives."""
        return postmaster_pid(self.data_dir) is not None

    def start(self, timeout: float = 60) -> None:
        """Start it and wait until it takes connections.

        Arguments:
            timeout: seconds, recovery included.

        Raises:
            StartFailed: it did not come up; the error holds what it logged.
        """
        if self.is_running:
            raise HarnessError(f"The server {self.name} is running already.")
        open_socket_folder(self.socket_dir)
        postgres = self.installation.program("postgres")
        env = server_environment(self.environment)
        try:
            pid = start_postmaster(postgres, self.data_dir, self.log.path, env=env, timeout=timeout)
            note_segments(self.folder, [pid])
        except BaseException:
            remove_socket_folder(self.socket_dir)
            raise

    def stop(self, mode: StopMode = "fast", timeout: float = 60) -> None:
        """Stop it and wait until none of its processes is left.

        Arguments:
            mode: ``smart`` waits for sessions to end, ``fast`` ends them, ``immediate`` stops without a checkpoint.
            timeout: seconds.

        Raises:
            PollTimeout: it still runs.
        """
        stop_postmaster(self.postmaster_pid, self.data_dir, mode, timeout)
        remove_socket_folder(self.socket_dir)

    def restart(self, mode: StopMode = "fast") -> None:
        """Stop and start it."""
        self.stop(mode)
        self.start()

    @contextmanager
    def stopped(self, mode: StopMode = "fast") -> Iterator[None]:
        """Stop it for the length of a ``with`` block, for work on its files."""
        self.stop(mode)
        yield
        self.start()

    def kill(self) -> Killed:
        """SIGKILL the postmaster and wait until its other processes are gone too.

        Returns:
            the proof of it.

        Raises:
            HarnessError: the server is not running.
        """
        evidence = kills.kill_postmaster(self.postmaster_pid, self.data_dir)
        remove_socket_folder(self.socket_dir)
        return evidence

    def kill_backend(self, pid: int, signum: int = signal.SIGKILL) -> Killed:
        """Send a signal to one process of this server and wait until that process has ended.

        Raises:
            HarnessError: ``pid`` is no process of this server, or is its postmaster.
            PollTimeout: the process survived the signal.
        """
        return kills.kill_backend(pid, signum, self.postmaster_pid, self.data_dir)

    # -- settings ------------------------------------------------------------------------------

    def set(self, settings: Mapping[str, Value | None] | None = None, /, **more: Value | None) -> None:
        """Change settings in the server's file; :meth:`reload` or :meth:`restart` makes it read them.

        Arguments:
            settings, more: values by name; None goes back to PostgreSQL's default. Names with dots go into the first.
        """
        for name, value in {**(settings or {}), **more}.items():
            if value is None:
                self.settings.pop(name, None)
            else:
                self.settings[name] = as_text(value)
        self._write_settings()
        self._save()

    def _write_settings(self) -> None:
        own = {
            "unix_socket_directories": '"' + str(self.socket_dir).replace('"', '""') + '"',
            "listen_addresses": "127.0.0.1" if self.tcp else "",
            "port": str(self.port),
            "cluster_name": self.name,
        }
        scratch = self.data_dir / (SETTINGS_FILE + ".new")
        scratch.write_text(render({**own, **self.settings}), encoding="utf-8")
        give(server_account(), scratch)
        scratch.rename(self.data_dir / SETTINGS_FILE)

    def reload(self) -> None:
        """Make the server read its settings again, and wait until new sessions see them."""
        with self.connect("postgres", autocommit=True) as session:
            before = session.execute("SELECT pg_conf_load_time()").fetchone()
            session.execute("SELECT pg_reload_conf()")
        self.poll_query_until("SELECT pg_conf_load_time() <> %s", True, parameters=before or ())

    # -- connecting ----------------------------------------------------------------------------

    def conninfo(self, dbname: str = "postgres", **parameters: Any) -> str:
        """A libpq connection string for the superuser over the socket.

        Arguments:
            parameters: libpq's own; ``host="127.0.0.1"`` goes over TCP, with the password.
        """
        base: dict[str, Any] = {"host": str(self.socket_dir), "port": self.port, "user": SUPERUSER}
        if not str(parameters.get("host", "/")).startswith("/"):
            base["password"] = self.password
        return make_conninfo(**{**base, "dbname": dbname, **parameters})

    def connect(self, dbname: str = "postgres", **kwargs: Any) -> psycopg.Connection[tuple[Any, ...]]:
        """Open a connection as superuser; keyword arguments go to :func:`psycopg.connect`."""
        return psycopg.connect(self.conninfo(dbname), **kwargs)

    async def aconnect(self, dbname: str = "postgres", **kwargs: Any) -> psycopg.AsyncConnection[tuple[Any, ...]]:
        """Open an asynchronous connection as superuser."""
        return await psycopg.AsyncConnection.connect(self.conninfo(dbname), **kwargs)

    def psql(self, sql: str, dbname: str = "postgres") -> str:
        """Run a script with psql; what it prints, unaligned and without headers.

        Raises:
            PsqlFailed: a statement failed; nothing after it was run.
        """
        return run_psql(self.installation.program("psql"), self.conninfo(dbname), sql)

    def poll_query_until(
        self,
        sql: str,
        expected: object = True,
        dbname: str = "postgres",
        timeout: float = 30,
        parameters: tuple[Any, ...] = (),
    ) -> None:
        """Ask until the first column of the first row is ``expected``.

        Arguments:
            timeout: seconds.

        Raises:
            PollTimeout: it never was; the message holds the query, what was expected and the last answer.
        """
        with self.connect(dbname, autocommit=True) as session:

            def probe() -> object:
                row = session.execute(sql, parameters or None).fetchone()
                return row[0] if row else None

            poll_until(probe, lambda answer: answer == expected, what=sql, expectation=expected, timeout=timeout)

    def create_database(self, name: str | None = None) -> Database:
        """Make a database with the extension in it, as a copy of a template."""
        name = name or f"test_{secrets.token_hex(4)}"
        with self.connect("postgres", autocommit=True) as admin:
            self.ensure_template(admin)
            copy_template(admin, _TEMPLATE, name)
        return Database(name, self.conninfo(name), self)

    def ensure_template(self, admin: psycopg.Connection[Any]) -> str:
        """The template with the extension in it, made the first time; its name."""
        # Two sessions that ask at once: one makes it, the other waits.
        admin.execute("SELECT pg_advisory_lock(7447)")
        try:
            if not admin.execute("SELECT FROM pg_database WHERE datname = %s", (_TEMPLATE,)).fetchall():
                create_template(admin, _TEMPLATE)
        finally:
            admin.execute("SELECT pg_advisory_unlock(7447)")
        return _TEMPLATE

    # -- more than one server ------------------------------------------------------------------

    def promote(self, timeout: float = 60) -> None:
        """Make a standby a primary and wait until it takes writes.

        Raises:
            HarnessError: it is no standby, or took longer than ``timeout`` seconds.
        """
        with self.connect("postgres", autocommit=True) as session:
            if session.execute("SELECT pg_is_in_recovery()").fetchone() == (False,):
                raise HarnessError(f"The server {self.name} is no standby.")
            if session.execute("SELECT pg_promote(true, %s)", (int(timeout),)).fetchone() != (True,):
                raise HarnessError(f"The server {self.name} was not promoted within {timeout:g} s.")

    def backup(self, dest: str | Path = "backup") -> Path:
        """Take a base backup of the running server.

        Arguments:
            dest: a folder that does not exist yet; a bare name is put beside the data directory.

        Returns:
            the folder; ``Cluster.create(installation, data=folder)`` makes a server of it.
        """
        return backup.base_backup(self, Path(dest))

    def standby(self, name: str = "standby", *, settings: Mapping[str, Value] | None = None) -> Cluster:
        """Make and start a streaming standby of this server, and wait until it streams."""
        return backup.make_standby(self, name, settings or {})

    def wait_for_catchup(self, standby: Cluster, timeout: float = 30) -> None:
        """Wait until ``standby`` has replayed everything this server has written up to now.

        Arguments:
            timeout: seconds.
        """
        with self.connect("postgres", autocommit=True) as session:
            row = session.execute("SELECT pg_current_wal_flush_lsn()::text").fetchone()
        standby.poll_query_until(
            "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", True, timeout=timeout, parameters=row or ()
        )


_cleaned_by: set[int] = set()


def _clean_once() -> None:
    """Clean up after interrupted runs, once in each process."""
    if os.getpid() not in _cleaned_by:
        _cleaned_by.add(os.getpid())
        registry.clean_stale()
