"""What a folder must hold, file by file, and whether it does.

A published folder is ``<name>/manifest.json`` beside ``<name>/tree/``. It appears by one
rename, after its manifest was written, so a half-made one is never taken for a whole one.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .cache import make_folder

_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """The content of a tree.

    Attributes:
        origin: what was asked for, word by word from the lock file; another origin makes the tree useless.
        files: SHA-256 in hex digits by path relative to the tree.
        links: targets of symbolic links by path.
    """

    origin: str
    files: dict[str, str]
    links: dict[str, str]

    @property
    def key(self) -> str:
        """A digest of everything in the tree."""
        text = json.dumps([self.origin, self.files, self.links], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes in hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def walk(tree: Path) -> Iterator[tuple[str, Path]]:
    """Every file and link below ``tree`` with its relative path, folders excepted."""
    for folder, subfolders, names in os.walk(tree):
        for name in (*names, *(sub for sub in subfolders if (Path(folder) / sub).is_symlink())):
            path = Path(folder) / name
            yield path.relative_to(tree).as_posix(), path


def scan(tree: Path, origin: str) -> Manifest:
    """Read a whole tree into a manifest."""
    files: dict[str, str] = {}
    links: dict[str, str] = {}
    for name, path in walk(tree):
        if path.is_symlink():
            links[name] = os.readlink(path)
        else:
            files[name] = sha256_of(path)
    return Manifest(origin, dict(sorted(files.items())), dict(sorted(links.items())))


def damage(manifest: Manifest, tree: Path) -> str | None:
    """The first difference between ``tree`` and its manifest in words, or None.

    Files that are not in the manifest do no harm and are left alone.
    """
    for name, target in manifest.links.items():
        path = tree / name
        if not path.is_symlink() or os.readlink(path) != target:
            return f"the link {name} is missing or points elsewhere"
    for name, digest in manifest.files.items():
        try:
            if sha256_of(tree / name) != digest:
                return f"{name} has been changed"
        except OSError as error:
            return f"{name} cannot be read ({error.strerror})"
    return None


def load(folder: Path) -> Manifest | None:
    """The manifest of a published folder, or None when there is none that can be read."""
    try:
        raw = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return Manifest(raw["origin"], raw["files"], raw["links"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def publish(folder: Path, origin: str, fill: Callable[[Path], None]) -> Manifest:
    """Make ``folder`` whole or not at all.

    Arguments:
        folder: where the result appears; must not exist yet.
        origin: see :class:`Manifest`.
        fill: called with an empty folder on the same file system, which it fills with the tree.

    Raises:
        whatever ``fill`` raises; nothing is left behind then.
    """
    make_folder(folder.parent)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".partial", dir=folder.parent))
    try:
        scratch.chmod(0o755)  # mkdtemp closes it to everybody else, the server account included
        tree = make_folder(scratch / "tree")
        fill(tree)
        open_to_all(tree)
        manifest = scan(tree, origin)
        text = json.dumps({"origin": origin, "files": manifest.files, "links": manifest.links}, indent=1)
        (scratch / _MANIFEST).write_text(text, encoding="utf-8")
        scratch.rename(folder)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return manifest


def open_to_all(tree: Path) -> None:
    """Let every account read ``tree``, whatever umask it was made under: servers may run as another one."""
    tree.chmod(0o755)
    for folder, subfolders, names in os.walk(tree):
        for path in (Path(folder) / name for name in (*subfolders, *names)):
            if not path.is_symlink():
                executable = path.is_dir() or path.stat().st_mode & 0o100
                path.chmod(0o755 if executable else 0o644)


def remove_partial(folder: Path) -> bool:
    """Remove what interrupted calls of :func:`publish` for ``folder`` left; call it under the folder's lock.

    Returns:
        whether there was any.
    """
    left = list(folder.parent.glob(f".{folder.name}.*.partial"))
    for scratch in left:
        shutil.rmtree(scratch)
    return bool(left)
