"""pg_upgrade, for real: an old server's data directory becomes one of the newest version."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import HarnessError
from ..servers import Installation
from ..servers.account import give, popen_identity, run_as_server, server_account
from ..servers.complete import NEEDED, newest_complete, old_programs
from ..servers.installation import link_tree
from .cluster import Cluster
from .environment import server_environment
from .processes import end_all
from .sockets import choose_socket_folder, open_socket_folder, remove_socket_folder
from .template import SETTINGS_FILE, SUPERUSER


@dataclass(frozen=True)
class Upgraded:
    """What pg_upgrade did.

    Attributes:
        cluster: the server of the new version, not started yet.
        output: what pg_upgrade said.
    """

    cluster: Cluster
    output: str


def pg_upgrade(old: Cluster, create: Callable[..., Cluster], *options: str) -> Upgraded:
    """Upgrade a stopped server to the newest version.

    Arguments:
        old: the server; its data directory is read, and with ``--link`` used up.
        create: makes the new server, with the keyword arguments of :meth:`Cluster.create`.
        options: further ones of pg_upgrade, for example ``--link``.

    Raises:
        HarnessError: pg_upgrade failed, or its programs cannot be had for that version.
    """
    new, folder = _prepare(old)
    with _running(new, old, folder, options) as process:
        output, _ = process.communicate(timeout=240)
    if process.returncode != 0:
        raise HarnessError(f"pg_upgrade failed:\n{output.strip()}")
    return Upgraded(create(installation=new, data=folder / "data", name="upgraded"), output)


def pg_upgrade_killed(old: Cluster, at: str, *options: str) -> str:
    """SIGKILL pg_upgrade in the middle of its work, and the servers that it has started.

    Arguments:
        old: a stopped server.
        at: the step to kill it at, in pg_upgrade's own words.

    Returns:
        what pg_upgrade had said by then; its last line is the step that was under way.

    Raises:
        HarnessError: it ended by itself before.
    """
    new, folder = _prepare(old)
    said = ""
    with _running(new, old, folder, options) as process:
        assert process.stdout is not None
        try:
            while at not in said:
                # Not by lines: a step's name stands there without a line break until the step is done.
                more = os.read(process.stdout.fileno(), 4096).decode(errors="replace")
                if not more:
                    raise HarnessError(f"pg_upgrade ended before the step {at!r}:\n{said}")
                said += more
            process.kill()
            process.wait(timeout=30)
        finally:
            process.stdout.close()
            end_all(folder / "data")
            end_all(old.data_dir)
    if process.returncode != -signal.SIGKILL:
        raise HarnessError(f"pg_upgrade was not killed, it ended with {process.returncode}.")
    return said


def _prepare(old: Cluster) -> tuple[Installation, Path]:
    folder = old.folder / f"upgrade-{secrets.token_hex(3)}"
    folder.mkdir()
    give(server_account(), folder)
    new = newest_complete(folder / "new")
    _make_data(new, folder / "data")
    return new, folder


def _old_bindir(installation: Installation, target: Path) -> Path:
    """The old server's programs with those that only pg_upgrade needs beside them."""
    if all((installation.bindir / name).is_file() for name in NEEDED):
        return installation.bindir
    if installation.root is None:
        raise HarnessError(f"{installation.bindir} lacks one of {', '.join(NEEDED)}.")
    tree = installation.root / "tree"
    link_tree(tree, target)
    bindir = target / installation.bindir.relative_to(tree)
    programs = old_programs(installation.major)
    for name in NEEDED:
        if not (bindir / name).is_file():
            shutil.copy2(programs / name, bindir / name)
    return bindir


def _make_data(new: Installation, data: Path) -> None:
    # The options of the old data directory: pg_upgrade compares them.
    options = (f"--username={SUPERUSER}", "--encoding=UTF8", "--locale=C", "--no-data-checksums", "--no-sync")
    run_as_server([new.bindir / "initdb", *options, "--auth-local=trust", "-D", data], env=server_environment())
    with (data / "postgresql.conf").open("a", encoding="utf-8") as stream:
        stream.write(f"\ninclude_if_exists '{SETTINGS_FILE}'\n")


@contextmanager
def _running(
    new: Installation, old: Cluster, folder: Path, options: tuple[str, ...]
) -> Iterator[subprocess.Popen[str]]:
    """pg_upgrade at work in ``folder``."""
    # It starts both servers, with their sockets in a folder whose path is short.
    sockets = choose_socket_folder()
    open_socket_folder(sockets)
    argv = [
        *(str(new.bindir / "pg_upgrade"), "--username", SUPERUSER, "--socketdir", str(sockets)),
        *("--old-bindir", str(_old_bindir(old.installation, folder / "old")), "--new-bindir", str(new.bindir)),
        *("--old-datadir", str(old.data_dir), "--new-datadir", str(folder / "data")),
        *options,
    ]
    try:
        with subprocess.Popen(
            argv,
            cwd=folder,
            env=server_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **popen_identity(server_account()),
        ) as process:
            yield process
    finally:
        remove_socket_folder(sockets)
