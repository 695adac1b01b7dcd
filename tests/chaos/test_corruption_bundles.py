"""A bundle that was damaged on its way, or made by somebody who knows the format, brings nothing in.

Method: a history with inner nodes, a merge and a tag is exported. Hypothesis damages the bytes; a forger changes,
drops, doubles and swaps lines and puts the right checksum under it. What is refused has GT012 and leaves every row
of the store alone; what is taken in is the history that was exported, to the last id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.databases import DatabasePool
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.bundles import (
    blob_id,
    commit_id,
    exported,
    imported,
    lines_of,
    node_id,
    sealed,
    written,
)
from pggit_harness.workload.examples import examples
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import outcome_of
from pggit_harness.workload.story import tell_story

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.corruption,
    pytest.mark.promise("P07"),
    pytest.mark.promise("P08"),
    pytest.mark.fault("F17"),
]


@dataclass(frozen=True)
class Parcel:
    """A bundle, where it is to go, and what is in it."""

    bundle: bytes
    to: Repo
    history: list[tuple[object, ...]]

    def refused(self, bundle: bytes) -> None:
        """Demand that this is refused, and has changed nothing."""
        before = store_state(self.to.conn)
        outcome = outcome_of(lambda: imported(self.to, bundle))
        assert outcome.sqlstate == "GT012", outcome
        assert changed_tables(before, store_state(self.to.conn)) == {}


@pytest.fixture(scope="module")
def parcel(database_pool: DatabasePool) -> Iterator[Parcel]:
    """A history with inner nodes, a merge and a tag, and an empty repository to send it to."""
    databases = database_pool.take(), database_pool.take()
    with Repo.open(databases[0]) as source, Repo.open(databases[1]) as target:
        tell_story(source)
        source.sql("SELECT pggit.checkout('side')")
        source.commit("CREATE TABLE aside (a varchar CHECK (a IN ('b', 'c')))", "aside")
        source.commit("GRANT SELECT ON aside TO pg_monitor", "granted")
        source.sql("SELECT pggit.merge('main')")
        yield Parcel(exported(source), target, source.sql("SELECT * FROM pggit.log()"))
    for database in databases:
        database_pool.give_back(database)


def test_it_arrives_when_nothing_happens_to_it(parcel: Parcel) -> None:
    """Otherwise the refusals below would prove nothing."""
    with parcel.to.conn.transaction(force_rollback=True):
        imported(parcel.to, parcel.bundle)
        assert parcel.to.sql("SELECT * FROM pggit.log('imported/side')") == parcel.history
        assert store_problems(parcel.to.conn) == []


@examples()
@given(data=st.data())
def test_damaged_bytes(parcel: Parcel, data: st.DataObject) -> None:
    """Bytes that were changed, lost, added or cut off at any place."""
    place = data.draw(st.integers(0, len(parcel.bundle) - 1), label="place")
    damage = data.draw(st.sampled_from(["change", "lose", "add", "cut off"]), label="damage")
    before, at, after = parcel.bundle[:place], parcel.bundle[place], parcel.bundle[place + 1 :]
    byte = bytes([(at + data.draw(st.integers(1, 255), label="by")) % 256])
    damaged = {"change": before + byte + after, "lose": before + after, "cut off": before}
    parcel.refused(damaged.get(damage, before + byte + parcel.bundle[place:]))


@examples()
@given(data=st.data())
def test_lines_that_are_missing_or_too_many(parcel: Parcel, data: st.DataObject) -> None:
    """No line may be there twice, and all but tags and notes of printing, which nothing names, have to be there."""
    lines = lines_of(parcel.bundle)
    place = data.draw(st.integers(0, len(lines) - 1), label="line")
    if lines[place].startswith((b'["tag"', b'["printed"')) or data.draw(st.booleans(), label="twice"):
        parcel.refused(sealed([*lines, lines[place]]))
    else:
        parcel.refused(sealed(lines[:place] + lines[place + 1 :]))


@examples()
@given(data=st.data())
def test_fields_that_were_changed(parcel: Parcel, data: st.DataObject) -> None:
    """Who changes a field changes an id, and others name the old one."""
    lines = [json.loads(line) for line in lines_of(parcel.bundle)]
    place = data.draw(
        st.sampled_from([n for n, line in enumerate(lines) if line[0] not in ("tag", "printed")]), label="line"
    )
    field = data.draw(st.integers(0, len(lines[place]) - 1), label="field")
    old = lines[place][field]
    # A branch may be called anything; what it leads to, it may not.
    if (lines[place][0], field) == ("ref", 1):
        field, old = 2, lines[place][2]
    others = [each[field] for each in lines if len(each) > field and each[field] != old]
    hostile = [None, "", "0" * 64, "00", [], {}, 0, -1, 2**63, "x" * 64, [[]], True, "'; DROP TABLE t; --"]
    new = data.draw(st.sampled_from(others + [each for each in hostile if each != old]), label="new")
    lines[place][field] = new
    parcel.refused(sealed(written(line) for line in lines))


def without_notes(parcel: Parcel) -> list[bytes]:
    """What the bundle says, but for how it was printed."""
    return [line for line in lines_of(parcel.bundle) if not line.startswith(b'["printed"')]


def some_blobs(parcel: Parcel) -> dict[str, str]:
    """The ids of a table and of a grant that are in the bundle."""
    lines = [json.loads(line) for line in lines_of(parcel.bundle)]
    return {kind: blob_id(next(line for line in lines if line[:2] == ["blob", kind])) for kind in ("table", "grant")}


@pytest.mark.parametrize(
    "line",
    [
        '["blob", "table", "public.t", "{}"]',
        '["tree", 0, null, []]',
        '["ref", "refs/tags/x", "%(tip)s"]',
        '["ref", "main", "%(tip)s"]',
        '["ref", "refs/heads/side", "%(tip)s"]',
        '["ref", "refs/heads/lost", "%(none)s"]',
        '["tag", "lost", "%(none)s", "me", "1.000000", null]',
        '["tag", "late", "%(tip)s", "me", "infinity", null]',
        '["commit", "%(none)s", [], "me", "1.000000", "stray", 1]',
        '["secret", "%(tip)s"]',
        '["tree", "%(tip)s", []]',
        '["message", "x", "%(tip)s", "me", "1.000000", null]',
        '["printed", "%(none)s", ["x"], null]',
        '["printed", "%(none)s", null, 1]',
        '["printed", "%(tip)s", ["x"], null]',
        '["printed", "%(table)s", [], null]',
        '["printed", "%(table)s", ["x", null], null]',
        '["printed", "%(table)s", [1], null]',
        '["printed", "%(table)s", "x", null]',
        '["printed", "%(table)s", null, null]',
        '["printed", "%(table)s", null, 1]',
        '["printed", "%(table)s", ["x"], 1]',
        '["printed", "%(grant)s", ["x"], null]',
        '["printed", "%(grant)s", null, 1.5]',
        '["printed", "%(grant)s", null, 3000000000]',
        '["printed", "%(grant)s", null, "1"]',
        '["printed", "", null, 1]',
        '"text"',
        "null",
        "{}",
        "[]",
        "",
        "x",
        '["ref",  "refs/heads/spaced", "%(tip)s"]',
        '["ref", "refs/heads/\\u0000", "%(tip)s"]',
        "[" * 20000,
    ],
)
def test_lines_that_were_slipped_in(parcel: Parcel, line: str) -> None:
    """What nobody needs, and what is no line of a bundle at all."""
    names = {"tip": parcel.history[0][0], "none": "0" * 64, **some_blobs(parcel)}
    added = (line % names if "%(" in line else line).encode()
    # Without the notes that it has: a second one of a blob would be refused for that alone.
    parcel.refused(sealed([*without_notes(parcel), added]))


def test_notes_of_printing_may_be_missing_or_others(parcel: Parcel) -> None:
    """All else arrives without them, and with some that could be true: else the refusals above would prove nothing."""
    blobs = some_blobs(parcel)
    made = [["printed", blobs["table"], ["x"], None], ["printed", blobs["grant"], None, 1]]
    for notes in ([], made):
        with parcel.to.conn.transaction(force_rollback=True):
            imported(parcel.to, sealed([*without_notes(parcel), *(written(note) for note in notes)]))
            assert parcel.to.one("SELECT count(*) FROM pggit.printed") == len(notes)
            assert parcel.to.verify() == []


def test_trees_that_are_no_tries(parcel: Parcel) -> None:
    """A tree of other nodes than its blobs ask for, ids, sizes and all, would give one schema two ids."""
    lines = [json.loads(line) for line in lines_of(parcel.bundle)]
    blobs = [line for line in lines if line[0] == "blob"]
    ids = sorted(blob_id(line) for line in blobs)
    assert len(ids) > 32
    for node in (
        ["tree", len(ids), None, ids],
        ["tree", 2, None, [ids[1], ids[0]]],
        ["tree", 2, None, [ids[0], ids[0]]],
        ["tree", 3, None, ids[:2]],
        ["tree", 2, [node_id(2, None, ids[:2]), "", "", ""], None],
    ):
        root = node_id(*node[1:])
        commit = ["commit", root, [], "me", "1.000000", "forged", 1]
        leaf = [["tree", 2, None, ids[:2]]] if node[2] else []
        used = [line for line in blobs if blob_id(line) in (node[3] or ids[:2])]
        tip = commit_id(commit)
        forged = [["ref", "refs/heads/main", tip], commit, node, *leaf, *used]
        parcel.refused(sealed(written(line) for line in forged))
    # The same forger, with a tree as it should be, is no forger.
    honest = ["tree", 2, None, ids[:2]]
    commit = ["commit", node_id(*honest[1:]), [], "me", "1.000000", "made by hand", 1]
    used = [line for line in blobs if blob_id(line) in ids[:2]]
    with parcel.to.conn.transaction(force_rollback=True):
        tip = commit_id(commit)
        made = [["ref", "refs/heads/main", tip], commit, honest, *used]
        assert imported(parcel.to, sealed(written(line) for line in made)) == {"imported/main": tip}
        assert store_problems(parcel.to.conn) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [(3, " "), (3, "x" * 4097), (5, ""), (5, "x" * 1048577), (6, 0), (6, 2), (4, "1.0"), (4, "infinity"), (4, "1e3")],
)
def test_commits_that_nobody_could_make(parcel: Parcel, field: int, value: object) -> None:
    """Blank or oversized texts, a wrong generation, times that are none: the ids are right, and the rest is not."""
    tree = ["tree", 0, None, []]
    commit = ["commit", node_id(0, None, []), [], "me", "1.000000", "by hand", 1]
    commit[field] = value
    parcel.refused(sealed(written(line) for line in (["ref", "refs/heads/x", commit_id(commit)], commit, tree)))


@pytest.mark.parametrize("message", ["", " \t", "x" * 1048577])
def test_tags_that_nobody_could_make(parcel: Parcel, message: str) -> None:
    """The message of a tag is NULL or says something."""
    tag = ["tag", "odd", parcel.history[0][0], "me", "1.000000", message]
    parcel.refused(sealed([*lines_of(parcel.bundle), written(tag)]))


def test_nothing_at_all(parcel: Parcel) -> None:
    """A bundle without a branch or tag leads nowhere."""
    parcel.refused(sealed([]))
