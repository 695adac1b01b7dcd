"""Damage to the files of a stopped server, below SQL."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..cluster import Cluster, Database
from ..errors import HarnessError

PAGE = 8192


@dataclass(frozen=True)
class Flipped:
    """One byte of a file that was changed.

    Attributes:
        path: the file.
        offset: of the byte, from the file's start.
        before, after: its value.
        bytes_changed: how many bytes of the file are different now; always 1.
    """

    path: Path
    offset: int
    before: int
    after: int
    bytes_changed: int

    @property
    def page(self) -> int:
        """The number of the page that the byte is in."""
        return self.offset // PAGE


@dataclass(frozen=True)
class Cut:
    """A file that was made shorter.

    Attributes:
        bytes_before, bytes_after: its length.
    """

    path: Path
    bytes_before: int
    bytes_after: int


def table_file(database: Database, table: str) -> Path:
    """The file that holds a table or an index, relative to the data directory; the server must run.

    Arguments:
        table: a name that ``regclass`` understands.
    """
    return _file(database, "SELECT pg_relation_filepath(%s::regclass)", table)


def toast_file(database: Database, table: str) -> Path:
    """The file that holds a table's values that are too long for a page."""
    return _file(
        database, "SELECT pg_relation_filepath(c.reltoastrelid) FROM pg_class AS c WHERE c.oid = %s::regclass", table
    )


def _file(database: Database, query: str, table: str) -> Path:
    with database.connect(autocommit=True) as session:
        row = session.execute(query.encode(), (table,)).fetchone()
    if row is None or row[0] is None:
        raise HarnessError(f"{table} has no such file.")
    return Path(row[0])


def flip_bit(cluster: Cluster, file: Path, *, inside: bytes, bit: int = 0) -> Flipped:
    """Flip one bit in the middle of a byte string that a file holds exactly once.

    Arguments:
        cluster: a stopped server.
        file: relative to its data directory.
        inside: the byte string.
        bit: 0 for the lowest of the byte's bits.

    Raises:
        HarnessError: the server runs, the string is not there, or is there more than once.
    """
    path = _file_at_rest(cluster, file)
    before = path.read_bytes()
    if (count := before.count(inside)) != 1:
        raise HarnessError(f"{file} holds {inside!r} {count} times, not once.")
    offset = before.index(inside) + len(inside) // 2
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(bytes([before[offset] ^ (1 << bit)]))
        stream.flush()
        os.fsync(stream.fileno())
    after = path.read_bytes()
    changed = sum(left != right for left, right in zip(before, after, strict=True))
    if changed != 1:
        raise HarnessError(f"{changed} bytes of {file} changed, not 1.")
    return Flipped(path, offset, before[offset], after[offset], changed)


def cut_file(cluster: Cluster, file: Path, *, pages: int = 0) -> Cut:
    """Cut a file down to its first pages.

    Arguments:
        cluster: a stopped server.
        file: relative to its data directory.
        pages: how many 8 KiB pages stay.

    Raises:
        HarnessError: the server runs, or the file is not longer than that.
    """
    path = _file_at_rest(cluster, file)
    length = path.stat().st_size
    if length <= pages * PAGE:
        raise HarnessError(f"{file} has only {length} bytes.")
    os.truncate(path, pages * PAGE)
    return Cut(path, length, path.stat().st_size)


def lose_file(cluster: Cluster, file: Path) -> Cut:
    """Remove a file as if it had never been.

    Arguments:
        cluster: a stopped server.
        file: relative to its data directory.

    Raises:
        HarnessError: the server runs, or the file is not there or empty.
    """
    done = cut_file(cluster, file)
    done.path.unlink()
    return done


def _file_at_rest(cluster: Cluster, file: Path) -> Path:
    if cluster.is_running:
        raise HarnessError(f"The server {cluster.name} runs: it would write over the damage, or not see it.")
    return cluster.data_dir / file
