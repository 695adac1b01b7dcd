"""initdb once for each version, copied from then on."""

import hashlib
import json
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from ..servers import Installation
from ..servers.account import give, popen_identity, run_as_server, server_account
from ..servers.cache import cache_folder
from ..servers.filelock import file_lock
from .environment import server_environment

SUPERUSER = "postgres"
#: The server's own settings file names this one last, so that it wins.
SETTINGS_FILE = "pggit.conf"
# Private socket folders need no password; a port could be reached by any account of the machine.
_OPTIONS = (
    f"--username={SUPERUSER}",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
    "--auth-local=trust",
    "--auth-host=scram-sha-256",
)


def _password_file() -> Path:
    # One for each account that servers run under: initdb has to be able to read it.
    account = server_account()
    return cache_folder("initdb") / ("password" if account is None else f"password.{account.name}")


def superuser_password() -> str:
    """The superuser's password on every server of this cache and this account; only TCP connections need it."""
    path = _password_file()
    with file_lock(cache_folder("locks") / "password.lock", waiting_for="choosing a password"):
        if not path.exists():
            scratch = path.with_name(path.name + ".new")
            scratch.touch(mode=0o600)
            scratch.write_text(secrets.token_hex(16) + "\n", encoding="ascii")
            give(server_account(), scratch)
            scratch.rename(path)
    return path.read_text(encoding="ascii").strip()


def initdb_template(installation: Installation, *, checksums: bool) -> Path:
    """A data directory as ``initdb`` makes it, from the cache; it is copied, never used.

    Arguments:
        checksums: whether pages carry checksums. Said in every case, for 18 has them by default and
            earlier versions have not.
    """
    account = server_account()
    options = _options(installation, checksums=checksums)
    key = [installation.server_key, options, account.name if account else None, superuser_password()]
    name = f"pg{installation.major}-{hashlib.sha256(json.dumps(key).encode()).hexdigest()[:16]}"
    folder = cache_folder("initdb") / name
    with file_lock(cache_folder("locks") / f"initdb-{name}.lock", waiting_for="initdb"):
        for left in folder.parent.glob(f".{name}.*"):
            shutil.rmtree(left)
        if not folder.is_dir():
            say(f"making a template of PostgreSQL {installation.version}'s data directory")
            scratch = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=folder.parent))
            give(account, scratch)
            make_data(installation, scratch / "data", checksums=checksums)
            scratch.rename(folder)
    return folder / "data"


def _options(installation: Installation, *, checksums: bool) -> list[str]:
    """What ``initdb`` is told."""
    if checksums:
        return [*_OPTIONS, "--data-checksums"]
    # Earlier versions do not know the opposite, and do not need it.
    return [*_OPTIONS, *(["--no-data-checksums"] if installation.major >= 18 else [])]


def make_data(installation: Installation, data: Path, *, checksums: bool) -> None:
    """Run ``initdb``.

    Arguments:
        data: the new data directory, in a folder that the server's account owns.
    """
    superuser_password()
    run_as_server(
        [
            installation.program("initdb"),
            *_options(installation, checksums=checksums),
            f"--pwfile={_password_file()}",
            "-D",
            data,
        ],
        env=server_environment(),
    )
    with (data / "postgresql.conf").open("a", encoding="utf-8") as stream:
        stream.write(f"\ninclude_if_exists '{SETTINGS_FILE}'\n")


def copy_data(source: Path, target: Path) -> None:
    """Copy a data directory that no server uses, with owners and modes, sharing blocks where possible."""
    done = subprocess.run(
        ["cp", "-a", str(source), str(target)],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **popen_identity(server_account()),
    )
    if done.returncode != 0:
        raise HarnessError(f"Copying a data directory failed:\n{done.stderr.strip()}")
