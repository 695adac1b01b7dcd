"""The store is sound: every id is that of its content, everything named is there (promise P07).

The ids are computed here a second time, from what the design says of them and not with the
extension's own functions: an extension whose hashing and checking went wrong together is found too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import psycopg

Connection = psycopg.Connection[Any]


def store_problems(conn: Connection) -> list[str]:
    """Check every row of the store.

    Arguments:
        conn: of a role that may read the store.

    Returns:
        a sentence for each fault, what ``pggit.verify()`` says included; empty when the store is sound.
    """
    verified = conn.execute("SELECT problem, object_id, detail FROM pggit.verify()").fetchall()
    return [
        *(f"verify(): {problem} {object_id}: {detail}" for problem, object_id, detail in verified),
        *_objects(conn),
        *_refs(conn),
        *_reflog(conn),
    ]


def _id(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def _objects(conn: Connection) -> Iterator[str]:
    blobs: set[bytes] = set()
    for blob_id, kind, identity, content in conn.execute("SELECT id, kind, identity, content FROM pggit.blob"):
        blobs.add(blob_id)
        if blob_id != _id(b"blob\0", b"\0".join(text.encode() for text in (kind, identity, content))):
            yield f"blob {blob_id.hex()} ({kind} {identity}) has another content"

    trees: dict[bytes, tuple[int, list[bytes] | None, list[bytes] | None]] = {
        row[0]: row[1:] for row in conn.execute("SELECT id, size, children, blobs FROM pggit.tree")
    }
    for tree_id, (size, children, listed) in trees.items():
        if tree_id != _tree_id(size, children, listed):
            yield f"tree {tree_id.hex()} lists something else"
        parts = [child for child in children or [] if child]
        yield from (f"tree {tree_id.hex()} lists a missing blob" for blob in listed or [] if blob not in blobs)
        missing = [child for child in parts if child not in trees]
        yield from (f"tree {tree_id.hex()} lists the missing node {child.hex()}" for child in missing)
        held = len(listed) if listed is not None else sum(trees[child][0] for child in parts if child in trees)
        if held != size and not missing:
            yield f"tree {tree_id.hex()} holds {held} objects and says {size}"

    commits: dict[bytes, tuple[list[bytes], int]] = {}
    query = "SELECT id, tree_id, parent_ids, author, extract(epoch FROM committed_at)::text, message, generation"
    for commit_id, tree_id, parents, author, epoch, message, generation in conn.execute(query + " FROM pggit.commit"):
        commits[commit_id] = (parents, generation)
        texts = b"\0".join(text.encode() for text in (author, epoch, message))
        if commit_id != _id(b"commit\0", tree_id, len(parents).to_bytes(4, "big"), *parents, texts):
            yield f"commit {commit_id.hex()} says something else"
        if tree_id not in trees:
            yield f"commit {commit_id.hex()} records the missing tree {tree_id.hex()}"
    for commit_id, (parents, generation) in commits.items():
        yield from (f"commit {commit_id.hex()} has a missing parent" for parent in parents if parent not in commits)
        if generation != 1 + max((commits[parent][1] for parent in parents if parent in commits), default=0):
            yield f"commit {commit_id.hex()} has the generation {generation}"


def _tree_id(size: int, children: list[bytes] | None, blobs: list[bytes] | None) -> bytes:
    if children is None:
        return _id(b"leaf\0", size.to_bytes(4, "big"), *(blobs or []))
    return _id(b"tree\0\0", size.to_bytes(4, "big"), *(child or bytes(32) for child in children))


def _refs(conn: Connection) -> Iterator[str]:
    movements = conn.execute("SELECT DISTINCT ON (ref) ref, new_id FROM pggit.reflog ORDER BY ref, seq DESC")
    last = dict(movements.fetchall())
    seen: set[str] = set()
    query = "SELECT r.name, r.commit_id, c.id IS NOT NULL FROM pggit.ref AS r LEFT JOIN pggit.commit AS c"
    for name, commit_id, is_there in conn.execute(query + " ON c.id = r.commit_id"):
        if name in seen:
            yield f"{name} is there twice"
        seen.add(name)
        if not is_there:
            yield f"{name} stands at a missing commit"
        if last.get(name) != commit_id:
            yield f"{name} does not stand where its reflog ends"
    gone = [name for name, commit_id in last.items() if name not in seen and name != "HEAD" and commit_id is not None]
    yield from (f"{name} is missing, its reflog says otherwise" for name in gone)


def _reflog(conn: Connection) -> Iterator[str]:
    query = (
        "SELECT ref, seq, old_id, new_id, actor, extract(epoch FROM moved_at)::text, reason, digest"
        " FROM pggit.reflog ORDER BY ref, seq"
    )
    previous: tuple[str, int, bytes | None, bytes] | None = None
    for ref, seq, old_id, new_id, actor, epoch, reason, digest in conn.execute(query):
        _, last_seq, last_id, last_digest = previous if previous and previous[0] == ref else (ref, 0, None, b"")
        if seq != last_seq + 1 or old_id != last_id:
            yield f"entry {seq} of the reflog of {ref} does not follow entry {last_seq}"
        texts = b"\0".join(text.encode() for text in (actor, epoch, reason))
        ids = (old_id or b"\0") + (new_id or b"\0")
        if digest != _id(last_digest, ref.encode(), b"\0", seq.to_bytes(8, "big"), ids, texts):
            yield f"entry {seq} of the reflog of {ref} says something else"
        previous = (ref, seq, new_id, digest)
