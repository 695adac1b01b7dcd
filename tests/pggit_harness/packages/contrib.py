"""The extensions that come with every PostgreSQL, as scripts that anybody could have written.

Each has its first version as one script and a script for each step from a version to the next (the manual,
"Packaging Related Objects into an Extension"). Run outside CREATE EXTENSION they make plain objects.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from .releases import Release

#: With more than functions in them, or with a past. Not ``earthdistance`` and the like, which need another extension.
CONTRIB = (
    "btree_gin",
    "btree_gist",
    "citext",
    "cube",
    "dict_int",
    "file_fdw",
    "hstore",
    "intarray",
    "isn",
    "lo",
    "ltree",
    "pageinspect",
    "pg_buffercache",
    "pg_stat_statements",
    "pg_trgm",
    "postgres_fdw",
    "seg",
    "unaccent",
)

# What means something only within CREATE EXTENSION, or is one's own.
_OF_EXTENSIONS = re.compile(r"^\\.*$|^ALTER EXTENSION [^;]*;|^COMMENT ON EXTENSION [^;]*;", re.MULTILINE)

_LIBRARY = re.compile(r"^module_pathname\s*=\s*'(.*)'", re.MULTILINE)


def _versions(scripts: dict[str, str], default: str) -> list[str]:
    """The longest way of versions that leads to the one that CREATE EXTENSION takes."""
    ways = [[name] for name in scripts if "--" not in name]
    for way in ways:
        steps = [name.split("--") for name in scripts if "--" in name]
        ways += [[*way, after] for before, after in steps if before == way[-1] and after not in way]
    return max((way for way in ways if way[-1] == default), key=len)


def contrib_releases(name: str, folder: Path, default: str) -> list[Release]:
    """The versions of an extension.

    Arguments:
        name: one of :data:`CONTRIB`.
        folder: where the server has its extensions' scripts.
        default: the version that CREATE EXTENSION takes there.

    Raises:
        AssertionError: the server came without its contrib modules.
    """
    scripts = {
        path.stem.removeprefix(f"{name}--"): path.read_text(encoding="utf-8") for path in folder.glob(f"{name}--*.sql")
    }
    assert scripts, f"{folder} has no script of {name}"
    versions = _versions(scripts, default)
    steps = [versions[0], *(f"{before}--{after}" for before, after in itertools.pairwise(versions))]
    library = _LIBRARY.search((folder / f"{name}.control").read_text(encoding="utf-8"))
    module = library[1] if library else f"$libdir/{name}"
    return [Release(step, [_OF_EXTENSIONS.sub("", scripts[step]).replace("MODULE_PATHNAME", module)]) for step in steps]
