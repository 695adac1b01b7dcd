"""Bundles as values: taken from one repository, given to another, and remade by somebody who knows the format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from .repo import Repo

MAGIC = b"pggit bundle 1\n"


def exported(repo: Repo, rev: str = "HEAD") -> bytes:
    """The history behind a revision."""
    return bytes(repo.one("SELECT pggit.export_bundle(%s)", (rev,)))


def imported(repo: Repo, bundle: bytes, prefix: str = "imported/") -> dict[str, str]:
    """Take a bundle in, in a transaction of its own; the commit of each ref that arrived."""
    with repo.conn.transaction():
        return dict(repo.sql("SELECT ref, commit_id FROM pggit.import_bundle(%s, %s)", (bundle, prefix)))


def lines_of(bundle: bytes) -> list[bytes]:
    """What a bundle says, without its first and last line."""
    return bundle.splitlines()[1:-1]


def sealed(lines: Iterable[bytes]) -> bytes:
    """A bundle of these lines with a checksum that is right: the work of one who knows how."""
    body = MAGIC + b"".join(line + b"\n" for line in lines)
    return body + f"sha256 {hashlib.sha256(body).hexdigest()}\n".encode()


def written(line: Any) -> bytes:
    """A line as pggit writes it: PostgreSQL's spelling of jsonb."""
    return json.dumps(line, ensure_ascii=False).encode()


def _sha256(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()


def blob_id(line: list[Any]) -> str:
    """The id of a blob's line; as object/_blob_id.sql has it."""
    return _sha256(b"blob\0", b"\0".join(field.encode() for field in line[1:]))


def node_id(size: int, children: list[str] | None, blobs: list[str] | None) -> str:
    """The id of a node of a tree; as object/_tree_node_id.sql has it."""
    listed = [each or "0" * 64 for each in (blobs if children is None else children) or []]
    kind = b"leaf\0" if children is None else b"tree\0\0"
    return _sha256(kind, size.to_bytes(4, "big"), bytes.fromhex("".join(listed)))


def commit_id(line: list[Any]) -> str:
    """The id of a commit's line; as history/_commit_id.sql has it."""
    _, tree, parents, author, time, message, _ = line
    head = bytes.fromhex(tree) + len(parents).to_bytes(4, "big") + bytes.fromhex("".join(parents))
    return _sha256(b"commit\0", head, f"{author}\0{time}\0{message}".encode())
