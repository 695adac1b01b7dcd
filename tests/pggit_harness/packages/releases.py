"""Where a package has its schema, and how it grew: the scripts of each release in the order in which they are run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from .fetching import package_files


class Release(NamedTuple):
    """What leads from the release before to this one.

    Attributes:
        name: of the release, or of its last script.
        scripts: SQL, each of many statements and run as one.
    """

    name: str
    scripts: list[str]


T = TypeVar("T")


def _batched(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for first in range(0, len(things), size):
        yield things[first : first + size]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _grouped(scripts: list[Path], size: int, name: Callable[[Path], str]) -> Iterator[Release]:
    for group in _batched(scripts, size):
        yield Release(name(group[-1]), [_read(path) for path in group])


def _procrastinate(files: Path) -> Iterator[Release]:
    yield from _grouped(sorted(files.glob("procrastinate/sql/migrations/*.sql")), 4, lambda path: path.stem)


def _litellm(files: Path) -> Iterator[Release]:
    scripts = sorted(files.glob("litellm_proxy_extras/migrations/*/migration.sql"))
    yield from _grouped(scripts, 20, lambda path: path.parent.name)


def _umami(files: Path) -> Iterator[Release]:
    yield from _grouped(
        sorted(files.glob("db/postgresql/migrations/*/migration.sql")), 1, lambda path: path.parent.name
    )


def _graphile_worker(files: Path) -> Iterator[Release]:
    yield Release("schema", ["CREATE SCHEMA graphile_worker"])
    for release in _grouped(sorted(files.glob("sql/*.sql")), 3, lambda path: path.stem):
        yield Release(
            release.name, [script.replace(":GRAPHILE_WORKER_SCHEMA", "graphile_worker") for script in release.scripts]
        )


#: As its install script names them.
_MESSAGE_DB = [
    "types/message",
    "tables/messages",
    "functions/message-store-version",
    "functions/hash-64",
    "functions/acquire-lock",
    "functions/category",
    "functions/is-category",
    "functions/id",
    "functions/cardinal-id",
    "functions/stream-version",
    "functions/write-message",
    "functions/get-stream-messages",
    "functions/get-category-messages",
    "functions/get-last-stream-message",
    "indexes/messages-id",
    "indexes/messages-stream",
    "indexes/messages-category",
    "views/stream-summary",
    "views/type-summary",
    "views/stream-type-summary",
    "views/type-stream-summary",
    "views/category-type-summary",
    "views/type-category-summary",
]


def _message_db(files: Path) -> Iterator[Release]:
    scripts = [_read(files / "database" / f"{name}.sql") for name in _MESSAGE_DB]
    yield Release("schema", ["CREATE SCHEMA message_store; CREATE EXTENSION pgcrypto"])
    for number, group in enumerate(_batched(scripts, 8), start=1):
        bodies = [re.sub(r"^\\.*$", "", script, flags=re.MULTILINE) for script in group]
        yield Release(f"part {number}", ["SET search_path = message_store, public", *bodies])


def _synapse(files: Path) -> Iterator[Release]:
    schema = files / "synapse" / "storage" / "schema"
    yield Release("72", [_read(path) for path in sorted(schema.glob("*/full_schemas/72/full.sql.postgres"))])
    for number in sorted({int(path.name) for path in schema.glob("*/delta/*") if path.name.isdigit()}):
        scripts = [
            _read(path).replace("$%AUTO_INCREMENT_PRIMARY_KEY%$", "BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY")
            for path in sorted(schema.glob(f"*/delta/{number}/*"), key=lambda path: path.name)
            if path.name.endswith((".sql", ".sql.postgres"))
        ]
        if number > 72 and scripts:
            yield Release(str(number), scripts)


_MUSICBRAINZ = """
CREATE SCHEMA musicbrainz; CREATE SCHEMA cover_art_archive; CREATE SCHEMA event_art_archive;
CREATE SCHEMA documentation; CREATE SCHEMA wikidocs;
CREATE SCHEMA statistics; CREATE SCHEMA sitemaps; CREATE SCHEMA json_dump; CREATE SCHEMA report;
CREATE EXTENSION cube; CREATE EXTENSION earthdistance; CREATE EXTENSION unaccent;
CREATE FUNCTION musicbrainz.musicbrainz_unaccent(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    AS 'SELECT public.unaccent($1)'
"""


def _musicbrainz(files: Path) -> Iterator[Release]:
    def script(*names: str) -> list[str]:
        text = ";\n".join(_read(files / "mbdata" / "sql" / f"Create{name}.sql") for name in names)
        text = re.sub(r"^(\\.*|(BEGIN|COMMIT);\s*)$", "", text, flags=re.MULTILINE | re.IGNORECASE)
        # Its body does not find the extension's function in a path without public.
        text = re.sub(
            r"^CREATE INDEX \S+ ON \S+ USING gist \(musicbrainz\.ll_to_earth.*?;$", "", text, flags=re.M | re.S
        )
        return [f"SET search_path = musicbrainz, public;\n{text}"]

    yield Release("schemas", [_MUSICBRAINZ])
    yield Release("tables", script("Collations", "SearchConfiguration", "Types", "Tables"))
    yield Release("keys", script("PrimaryKeys", "Functions", "Constraints", "FKConstraints", "Indexes"))
    yield Release("all", script("CollateIndexes", "Views", "Triggers", "SearchIndexes"))


PACKAGES: dict[str, tuple[str, Callable[[Path], Iterator[Release]]]] = {
    "graphile-worker": ("graphile-worker", _graphile_worker),
    "litellm": ("litellm-proxy-extras", _litellm),
    "message-db": ("message-db", _message_db),
    "musicbrainz": ("mbdata", _musicbrainz),
    "procrastinate": ("procrastinate", _procrastinate),
    "synapse": ("matrix-synapse", _synapse),
    "umami": ("umami", _umami),
}


def releases(name: str) -> list[Release]:
    """The releases of a package, the first one from nothing.

    Arguments:
        name: one of :data:`PACKAGES`.

    Raises:
        AssertionError: the package has no SQL where it had some when it was locked.
    """
    package, find = PACKAGES[name]
    found = list(find(package_files(package)))
    assert len(found) > 1, f"{package} has no SQL where it is looked for"
    return found
