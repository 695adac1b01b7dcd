"""From "PostgreSQL 16, please" to an installation that can be started."""

import os
import re
import subprocess
import uuid
from collections.abc import Callable
from pathlib import Path

from ..errors import HarnessError
from .cache import cache_folder, make_folder
from .embedded import client_programs, embedded_server
from .extension import ExtensionFiles, current_extension
from .filelock import file_lock
from .installation import Installation, link_tree, mark_used
from .manifest import Manifest, damage, publish
from .pruning import prune_installations
from .system import SystemServer, find_system_server, read_pg_config
from .versions import check_major, default_major


def wanted_major() -> int:
    """The major version that the environment asks for: ``PG_CONFIG``'s, else ``PG``, else the default.

    Raises:
        HarnessError: ``PG`` and ``PG_CONFIG`` contradict each other.
    """
    server = _given_server()
    if server is None:
        return default_major()
    wanted = os.environ.get("PG", "").strip()
    if wanted and int(check_major(wanted)) != server.major:
        raise HarnessError(
            f"PG={wanted}, but PG_CONFIG={server.pg_config} belongs to PostgreSQL {server.major}.",
            "Leave PG unset: PG_CONFIG says which version it is.",
        )
    return server.major


def _given_server() -> SystemServer | None:
    given = os.environ.get("PG_CONFIG", "").strip()
    return read_pg_config(Path(given)) if given else None


def provision(major: int | None = None, *, extension_dir: Path | None = None) -> Installation:
    """An installation of PostgreSQL with the extension, made or found in the cache.

    Arguments:
        major: for example 16; by default what the environment asks for.
        extension_dir: the folder of the extension's files; by default see
            :func:`pggit_harness.servers.extension.current_extension`.

    Raises:
        HarnessError: it cannot be had; the message says why and what helps.
    """
    given = _given_server()
    source = os.environ.get("PG_SOURCE", "").strip() or ("system" if given else "embedded")
    if source not in ("system", "embedded") or (given and source != "system"):
        raise HarnessError(
            f"PG_SOURCE={source} makes no sense here.",
            "PG_SOURCE is system or embedded, and PG_CONFIG means system.",
        )
    if major is None:
        major = wanted_major()
    if source == "embedded":
        return _embedded(major, current_extension(extension_dir))
    server = given if given else find_system_server(major)
    if server.major != major:
        raise HarnessError(
            f"PostgreSQL {major} is wanted, but {server.pg_config} belongs to PostgreSQL {server.major}.",
            "Leave PG unset: PG_CONFIG says which version it is.",
        )
    if os.environ.get("PGGIT_INSTALLED", "") not in ("", "0") and extension_dir is None:
        return _installed(server)
    return _relocated(server, current_extension(extension_dir))


def _embedded(major: int, extension: ExtensionFiles) -> Installation:
    native, manifest = embedded_server(major)
    client_programs()  # fetched now, so that nothing is missing when the registries are away later

    def lay(root: Path) -> Path:
        link_tree(native, root)
        return root / "share" / "postgresql" / "extension"

    return _assemble(major, "embedded", manifest.key, extension, lay, Path("bin"))


def _relocated(server: SystemServer, extension: ExtensionFiles) -> Installation:
    def lay(root: Path) -> Path:
        # PostgreSQL finds its folders relative to its programs, so the same layout below another root works.
        for folder in server.folders:
            link_tree(folder, root / folder.relative_to("/"), may_link=False)
        for neighbour in server.neighbours():
            (root / neighbour.relative_to("/")).symlink_to(neighbour)
        return root / server.sharedir.relative_to("/") / "extension"

    return _assemble(server.major, "system", server.key(), extension, lay, server.bindir.relative_to("/"))


def _installed(server: SystemServer) -> Installation:
    control = server.sharedir / "extension" / "pggit.control"
    if not control.is_file():
        raise HarnessError(f"pggit is not installed there (no {control}).", "make install PG_CONFIG=... installs it.")
    key = server.key()
    return Installation(server.major, server.version, "installed", server.bindir, key, key, None)


def _assemble(
    major: int,
    source: str,
    server_key: str,
    extension: ExtensionFiles,
    lay: Callable[[Path], Path],
    bindir: Path,
) -> Installation:
    """Find or make the installation whose content is this server and this extension."""
    key = Manifest(server_key, {"extension": extension.key}, {}).key
    name = f"pg{major}-{source}-{key[:16]}"
    folder = cache_folder("installations") / name
    with file_lock(cache_folder("locks") / "installations.lock", waiting_for="making an installation"):
        manifest_of = _load_sound(folder)
        if manifest_of is None:

            def fill(tree: Path) -> None:
                target = make_folder(lay(tree))
                for file, content in extension.files.items():
                    (target / file).unlink(missing_ok=True)  # never write through a hard link
                    (target / file).write_bytes(content)

            publish(folder, key, fill)
        root = folder / "tree"
        mark_used(folder)
        prune_installations(keep=folder)
    version = _version_of(root / bindir / "postgres")
    return Installation(major, version, source, root / bindir, server_key, key, folder)


def _load_sound(folder: Path) -> Manifest | None:
    """The manifest of an installation that is whole; a damaged one is put aside."""
    from .manifest import load

    manifest = load(folder)
    if manifest is not None and damage(manifest, folder / "tree") is None:
        return manifest
    if folder.exists():
        # Servers that still run from it keep their files; pruning removes it once they are gone.
        folder.rename(folder.with_name(f"{folder.name}-damaged-{uuid.uuid4().hex[:8]}"))
    return None


def _version_of(postgres: Path) -> str:
    said = subprocess.run([str(postgres), "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"\(PostgreSQL\) (\S+)", said.stdout)
    if match is None:
        raise HarnessError(
            f"{postgres} does not run on this machine:\n{(said.stdout + said.stderr).strip()}",
            "A PostgreSQL of your own works too: PG_SOURCE=system or PG_CONFIG=/path/to/pg_config.",
        )
    return match[1]
