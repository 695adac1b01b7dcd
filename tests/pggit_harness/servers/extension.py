"""The extension's files: built from the checkout, or given."""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ..errors import HarnessError
from .cache import cache_folder
from .filelock import file_lock

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class ExtensionFiles:
    """What has to lie in PostgreSQL's ``share/extension`` folder, by file name."""

    files: dict[str, bytes]

    @property
    def key(self) -> str:
        """A digest of names and contents."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()


def read_extension(folder: Path) -> ExtensionFiles:
    """The control file and the scripts in ``folder``.

    Raises:
        HarnessError: there is no control file, or no script.
    """
    control = folder / "pggit.control"
    scripts = sorted(folder.glob("pggit--*.sql"))
    if not control.is_file() or not scripts:
        raise HarnessError(
            f"{folder} does not hold pggit.control and pggit--*.sql.",
            "make builds both into build/; PGGIT_EXTENSION_DIR names another folder.",
        )
    return ExtensionFiles({path.name: path.read_bytes() for path in (control, *scripts)})


def current_extension(folder: Path | None = None) -> ExtensionFiles:
    """The extension that this run is about.

    Arguments:
        folder: take it from there; by default from ``PGGIT_EXTENSION_DIR``, else from the
            checkout's ``build`` folder after bringing that up to date with ``make``.
    """
    given = folder or (Path(os.environ["PGGIT_EXTENSION_DIR"]) if os.environ.get("PGGIT_EXTENSION_DIR") else None)
    if given is not None:
        return read_extension(given)
    with file_lock(cache_folder("locks") / f"build-{checkout_key()}.lock", waiting_for="building the extension"):
        _make()
        return read_extension(CHECKOUT / "build")


def checkout_key() -> str:
    """A short name of this checkout, different for each path."""
    return hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:12]


def _make() -> None:
    make = shutil.which("gmake") or shutil.which("make")
    if make is None:
        raise HarnessError("There is no make on this machine to build the extension with.", "Install GNU make.")
    # Flags of a make that called us are not meant for this one, its job server least of all.
    env = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    done = subprocess.run(
        [make, "--silent", "-C", str(CHECKOUT), "all"],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise HarnessError(f"Building the extension failed (make all):\n{done.stdout.strip()}")
