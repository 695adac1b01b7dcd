"""The lock file of the embedded servers, entry by entry."""

import json
import platform
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LOCK_FOLDER = Path(__file__).parent / "lock"


@dataclass(frozen=True)
class LockedPackage:
    """One server for one platform.

    Attributes:
        alias: its name in our package.json, for example ``pg16-linux-x64``.
        major: 15 to 18.
        platform: for example ``linux-x64``.
        package: the package's own name.
        version: the package's version.
        integrity: the SHA-512 that npm checks, as npm writes it.
    """

    alias: str
    major: int
    platform: str
    package: str
    version: str
    integrity: str

    @property
    def origin(self) -> str:
        """The package down to its bytes."""
        return f"{self.package}@{self.version} {self.integrity}"

    def npm_files(self) -> dict[str, str]:
        """``package.json`` and ``package-lock.json`` that install this package alone.

        Cut from the full lock, with the same integrity hash; as a plain dependency, for npm
        forgives an optional one that fails.
        """
        wanted = {self.alias: f"npm:{self.package}@{self.version}"}
        lock = {
            "name": "pggit-servers",
            "lockfileVersion": 3,
            "requires": True,
            "packages": {
                "": {"name": "pggit-servers", "dependencies": wanted},
                f"node_modules/{self.alias}": {
                    "name": self.package,
                    "version": self.version,
                    "integrity": self.integrity,
                },
            },
        }
        return {
            "package.json": json.dumps({"name": "pggit-servers", "private": True, "dependencies": wanted}),
            "package-lock.json": json.dumps(lock),
        }


@lru_cache(maxsize=1)
def locked_packages() -> tuple[LockedPackage, ...]:
    """Every server in the lock file."""
    lock = json.loads((LOCK_FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    found = []
    for path, entry in lock["packages"].items():
        alias = path.removeprefix("node_modules/")
        match = re.fullmatch(r"pg(\d+)-(\w+-\w+)", alias)
        if match:
            found.append(
                LockedPackage(alias, int(match[1]), match[2], entry["name"], entry["version"], entry["integrity"])
            )
    return tuple(found)


def this_platform() -> str:
    """This machine in npm's words, for example ``linux-x64`` or ``darwin-arm64``."""
    cpu = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
    machine = platform.machine().lower()
    return f"{sys.platform}-{cpu.get(machine, machine)}"
