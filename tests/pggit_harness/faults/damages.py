"""Every way to damage the store by its rows, each with what ``verify()`` has to say of it.

One entry is one act behind pggit's back on the history that ``workload.story`` tells. An act
may leave traces at more than one object (a blob under another id is a wrong blob and a missing
one): the entry lists every object that has to be named, and no other may be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from .tamper import Connection, Tampered, change, duplicate, remove

ZEROS = "00" * 32


@dataclass(frozen=True)
class Target:
    """The objects of a history that the damages are done to; ids are hexadecimal digits.

    Attributes:
        blob, leaf, root: a blob of HEAD's tree, the node that lists it, the top node above.
        commits: of the branch ``main``, oldest first; at least three.
        tag: the full name of an annotated tag, which stands at the first commit.
        annotation: its id.
        side: the full name of a branch that stands at another commit than HEAD.
    """

    blob: str
    leaf: str
    root: str
    commits: tuple[str, ...]
    annotation: str
    tag: str = "refs/tags/v1"
    side: str = "refs/heads/side"


@dataclass(frozen=True)
class Damage:
    """One act, and the ``(problem, object_id)`` pairs that it has to give."""

    act: Callable[[Connection, Target], Tampered]
    problems: Callable[[Target], set[tuple[str, str]]]


_ID = "id = decode(%s, 'hex')"


def _changed(table: str, assignment: str, of: Callable[[Target], str]) -> Callable[[Connection, Target], Tampered]:
    return lambda conn, target: change(conn, table, assignment, _ID, (of(target),))


def _doubled(table: str, of: Callable[[Target], str]) -> Callable[[Connection, Target], Tampered]:
    return lambda conn, target: duplicate(conn, table, _ID, (of(target),))


def _blob(target: Target) -> str:
    return target.blob


def _leaf(target: Target) -> str:
    return target.leaf


def _root(target: Target) -> str:
    return target.root


def _middle(target: Target) -> str:
    return target.commits[1]


def _annotation(target: Target) -> str:
    return target.annotation


def _head_to_a_twin(conn: Connection, target: Target) -> Tampered:
    conn.execute("SELECT pggit.create_branch('twin')")
    return change(conn, "head", "ref = 'refs/heads/twin'", "true")


def _note_of_the_last_commit(conn: Connection, target: Target) -> Tampered:
    # That of a small schema has none.
    conn.execute(
        "INSERT INTO pggit.capture (horizon, others, state, server, circular, units_hash)"
        " VALUES ('3', 0, '', '', '{}', 0);"
        "SELECT pggit._seal_capture((SELECT tree_id FROM pggit.commit LIMIT 1))"
    )
    assert problems_of(conn) == set()
    return change(conn, "capture", "others = others + 1", "true")


def _note_of_a_print(conn: Connection, target: Target) -> Tampered:
    # A table is printed in one way only.
    conn.execute(
        "INSERT INTO pggit.printed (blob_id, place, digest)"
        " SELECT b.id, 1, pggit._printed_digest(b.id, NULL, 1) FROM (VALUES (decode(%s, 'hex'))) AS b (id)",
        (target.blob,),
    )
    assert problems_of(conn) == set()
    return change(conn, "printed", "place = place + 1", "blob_id = decode(%s, 'hex')", (target.blob,))


DAMAGES: dict[str, Damage] = {
    "a definition is edited": Damage(
        _changed("blob", "content = replace(content, '{', '{ ')", _blob),
        lambda t: {("blob_corrupt", t.blob)},
    ),
    "a definition is ascribed to another object": Damage(
        _changed("blob", "identity = identity || '2'", _blob),
        lambda t: {("blob_corrupt", t.blob)},
    ),
    "a blob gets another id": Damage(
        _changed("blob", f"id = decode('{ZEROS}', 'hex')", _blob),
        lambda t: {("blob_corrupt", ZEROS), ("blob_missing", t.blob)},
    ),
    "a blob is deleted": Damage(
        lambda conn, t: remove(conn, "blob", _ID, (t.blob,)),
        lambda t: {("blob_missing", t.blob)},
    ),
    "a blob is there twice": Damage(_doubled("blob", _blob), lambda t: {("blob_duplicate", t.blob)}),
    "a tree forgets an object and says so": Damage(
        _changed("tree", "blobs = blobs[2:], size = size - 1", _leaf),
        # The node above still counts what the node once held, but that is no fault of its own.
        lambda t: {("tree_corrupt", t.leaf)},
    ),
    "a tree says a wrong size": Damage(
        _changed("tree", "size = size + 1", _leaf),
        lambda t: {("tree_corrupt", t.leaf), ("tree_size_wrong", t.leaf)},
    ),
    "a tree's list begins elsewhere": Damage(
        _changed("tree", "children = ('[0:3]=' || children::text)::bytea[]", _root),
        lambda t: {("tree_corrupt", t.root)},
    ),
    "a tree's list gets an empty place": Damage(
        _changed("tree", "children = children || NULL::bytea", _root),
        lambda t: {("tree_corrupt", t.root)},
    ),
    "a tree is deleted": Damage(
        lambda conn, t: remove(conn, "tree", _ID, (t.leaf,)),
        lambda t: {("tree_missing", t.leaf)},
    ),
    "the tree of a commit is deleted": Damage(
        lambda conn, t: remove(conn, "tree", _ID, (t.root,)),
        lambda t: {("tree_missing", t.root)},
    ),
    "a tree is there twice": Damage(_doubled("tree", _root), lambda t: {("tree_duplicate", t.root)}),
    "a message is edited": Damage(
        _changed("commit", "message = message || '.'", _middle),
        lambda t: {("commit_corrupt", t.commits[1])},
    ),
    "a time is edited": Damage(
        _changed("commit", "committed_at = committed_at + interval '1 microsecond'", _middle),
        lambda t: {("commit_corrupt", t.commits[1])},
    ),
    "a commit is deleted": Damage(
        lambda conn, t: remove(conn, "commit", _ID, (t.commits[0],)),
        # The tag stood there.
        lambda t: {("commit_missing", t.commits[0]), ("ref_dangling", t.tag)},
    ),
    "a generation is edited": Damage(
        _changed("commit", "generation = generation + 5", _middle),
        # Its child is younger by less than it should be, and is not to blame.
        lambda t: {("commit_generation_wrong", t.commits[1])},
    ),
    "a commit is there twice": Damage(_doubled("commit", _middle), lambda t: {("commit_duplicate", t.commits[1])}),
    "an annotation is edited": Damage(
        _changed("tag", "message = 'never printed'", _annotation),
        lambda t: {("tag_corrupt", t.annotation)},
    ),
    "an annotation is deleted": Damage(
        lambda conn, t: remove(conn, "tag", _ID, (t.annotation,)),
        lambda t: {("tag_missing", t.tag)},
    ),
    "an annotation is there twice": Damage(_doubled("tag", _annotation), lambda t: {("tag_duplicate", t.annotation)}),
    "a tag loses its annotation": Damage(
        lambda conn, t: change(conn, "ref", "tag_id = NULL", "name = %s", (t.tag,)),
        lambda t: {("tag_wrong", t.tag)},
    ),
    "a tag is moved": Damage(
        lambda conn, t: change(conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (t.commits[1], t.tag)),
        lambda t: {("ref_moved", t.tag), ("tag_wrong", t.tag)},
    ),
    "a branch is moved": Damage(
        lambda conn, t: change(conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (t.commits[0], t.side)),
        lambda t: {("ref_moved", t.side)},
    ),
    "a branch leads nowhere": Damage(
        lambda conn, t: change(conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (ZEROS, t.side)),
        lambda t: {("ref_moved", t.side), ("ref_dangling", t.side)},
    ),
    "a branch is deleted": Damage(
        lambda conn, t: remove(conn, "ref", "name = %s", (t.side,)),
        lambda t: {("ref_moved", t.side)},
    ),
    "a branch gets a name of no kind": Damage(
        lambda conn, t: change(conn, "ref", "name = 'side'", "name = %s", (t.side,)),
        lambda t: {("ref_name_invalid", "side"), ("ref_moved", "side"), ("ref_moved", t.side)},
    ),
    "a branch is there twice": Damage(
        lambda conn, t: duplicate(conn, "ref", "name = %s", (t.side,)),
        lambda t: {("ref_duplicate", t.side)},
    ),
    "HEAD goes to another branch": Damage(
        lambda conn, t: change(conn, "head", "ref = %s", "true", (t.side,)),
        lambda t: {("head_moved", "HEAD")},
    ),
    "HEAD goes to another branch at the same commit": Damage(
        _head_to_a_twin,
        lambda t: {("head_moved", "HEAD")},
    ),
    "HEAD leads nowhere": Damage(
        lambda conn, t: change(conn, "head", "ref = NULL, commit_id = decode(%s, 'hex')", "true", (ZEROS,)),
        lambda t: {("head_moved", "HEAD"), ("head_dangling", "HEAD")},
    ),
    "HEAD is there twice": Damage(
        lambda conn, t: duplicate(conn, "head", "true"),
        lambda t: {("head_duplicate", "HEAD")},
    ),
    "a reason in the reflog is edited": Damage(
        lambda conn, t: change(conn, "reflog", "reason = 'nothing'", "ref = 'HEAD' AND seq = 2"),
        lambda t: {("reflog_corrupt", "HEAD")},
    ),
    "an entry of the reflog is deleted": Damage(
        lambda conn, t: remove(conn, "reflog", "ref = 'HEAD' AND seq = 2"),
        lambda t: {("reflog_gap", "HEAD")},
    ),
    "a note of where an object stood is edited": Damage(
        lambda conn, t: change(
            conn, "address", "objid = (objid::bigint + 1)::oid", "blob_id = decode(%s, 'hex')", (t.blob,)
        ),
        lambda t: {("address_corrupt", t.blob)},
    ),
    "a note of how an object was printed is edited": Damage(
        _note_of_a_print,
        lambda t: {("printed_corrupt", t.blob)},
    ),
    "a note of what the last commit saw is edited": Damage(
        _note_of_the_last_commit,
        lambda t: {("capture_corrupt", "pggit.capture")},
    ),
    "the reflog's end is deleted": Damage(
        lambda conn, t: remove(conn, "reflog", "ref = 'HEAD' AND seq = 3"),
        lambda t: {("head_moved", "HEAD")},
    ),
    "an entry of the reflog is there twice": Damage(
        lambda conn, t: duplicate(conn, "reflog", "ref = 'HEAD' AND seq = 3"),
        lambda t: {("reflog_gap", "HEAD")},
    ),
}


def problems_of(conn: psycopg.Connection[tuple[object, ...]], full: bool = True) -> set[tuple[str, str]]:
    """What ``verify()`` finds, as ``(problem, object_id)`` pairs."""
    rows = conn.execute("SELECT problem, object_id FROM pggit.verify(%s)", (full,)).fetchall()
    return {(str(problem), str(object_id)) for problem, object_id in rows}
