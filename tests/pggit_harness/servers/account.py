"""The account that servers run under.

PostgreSQL refuses to run as root. When the tests run as root, servers run as an
unprivileged account instead, which must be able to enter every folder above its
programs and its data.
"""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import HarnessError


@dataclass(frozen=True)
class ServerAccount:
    """An unprivileged account for servers started by root."""

    name: str
    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Whether this account can enter ``folder``, or the nearest existing folder above it."""
        while not folder.exists():
            folder = folder.parent
        # A child that tries it is right about ACLs and mount options too, which mode bits are not.
        tried = subprocess.run(
            ["/bin/sh", "-c", 'cd "$1" && exec test -x .', "sh", str(folder)],
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            **popen_identity(self),
        )
        return tried.returncode == 0


def popen_identity(account: ServerAccount | None) -> dict[str, Any]:
    """The arguments that make :mod:`subprocess` run a program as ``account``."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


@lru_cache(maxsize=1)
def server_account() -> ServerAccount | None:
    """The account for servers, or None when they can run as the caller.

    ``PGGIT_SERVER_USER`` names it; by default ``postgres`` where it exists, else ``nobody``.
    """
    if os.geteuid() != 0:
        return None
    wanted = os.environ.get("PGGIT_SERVER_USER")
    for name in (wanted,) if wanted else ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid == 0:
            raise HarnessError(f"PGGIT_SERVER_USER={name} is root, and PostgreSQL refuses to run as root.")
        return ServerAccount(name, entry.pw_uid, entry.pw_gid)
    raise HarnessError(
        f"There is no account {wanted!r} to run servers under."
        if wanted
        else "There is neither an account postgres nor nobody to run servers under.",
        "Set PGGIT_SERVER_USER to an unprivileged account, or run the tests as an ordinary user.",
    )


def give(account: ServerAccount | None, *paths: Path) -> None:
    """Make ``account`` the owner of each of ``paths``; nothing to do when there is none."""
    if account is not None:
        for path in paths:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)


def run_as_server(
    argv: Sequence[str | Path],
    *,
    env: dict[str, str] | None = None,
    timeout: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run a program as the server account and return what it said.

    Arguments:
        argv: the program and its arguments.
        env: its whole environment.
        timeout: seconds after which it is killed.

    Raises:
        HarnessError: it failed; the message holds what it wrote.
    """
    account = server_account()
    done = subprocess.run(
        [os.fspath(part) for part in argv],
        cwd="/",  # the caller's own folder may be closed to the account
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=timeout,
        check=False,
        **popen_identity(account),
    )
    if done.returncode != 0:
        raise HarnessError(f"{Path(argv[0]).name} failed with exit code {done.returncode}:\n{done.stdout.strip()}")
    return done
