"""Short folders for sockets: a socket's path has at most 107 bytes (103 on macOS)."""

import os
import secrets
import tempfile
from pathlib import Path

from ..errors import HarnessError
from ..servers.account import give, server_account

_LIMIT = 103


def choose_socket_folder() -> Path:
    """A new name for a folder that :func:`open_socket_folder` can make.

    Raises:
        HarnessError: every place is too deep or closed to the server's account.
    """
    account = server_account()
    runtime = os.environ.get("XDG_RUNTIME_DIR") if account is None else None
    for base in dict.fromkeys(filter(None, (runtime, tempfile.gettempdir(), "/tmp"))):
        folder = Path(base) / f"pggit-{secrets.token_hex(4)}"
        fits = len(os.fsencode(folder / ".s.PGSQL.65535")) <= _LIMIT
        usable = os.access(base, os.W_OK | os.X_OK) and (account is None or account.can_enter(Path(base)))
        if fits and usable:
            return folder
    raise HarnessError("There is no folder with a short path for sockets.", "Set TMPDIR to one.")


def open_socket_folder(folder: Path) -> None:
    """Make ``folder``, open to the server's account alone (and root)."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if folder.stat().st_uid not in (os.geteuid(), getattr(server_account(), "uid", os.geteuid())):
            raise HarnessError(f"{folder} belongs to somebody else.") from None
    give(server_account(), folder)


def remove_socket_folder(folder: Path) -> None:
    """Remove the folder with the sockets that a killed server left in it."""
    if folder.is_dir():
        for entry in folder.iterdir():
            entry.unlink(missing_ok=True)
        folder.rmdir()
