"""Input as large as PostgreSQL takes it is recorded whole; what is larger is refused by its code.

Method: at each documented limit one input that just fits and one that does not:
messages, authors, names, columns, depth of views, number of objects. What fits is
read back from the commit, not merely accepted.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.resource, pytest.mark.fault("F29")]

MEBIBYTE = 1024 * 1024


@pytest.mark.promise("P08")
def test_messages_and_authors_up_to_the_limit(repo: Repo) -> None:
    """A message of a mebibyte and an author of 4 KiB come back as they were; one byte more is refused with 22023."""
    first = repo.commit("CREATE TABLE t (id int)", "first")
    # Counted in bytes: a letter of two bytes counts twice.
    message, author = "é" * (MEBIBYTE // 2), "ü" * 2048
    second = repo.commit("CREATE TABLE u (id int)", message, author=author)
    newest = repo.log()[0]
    assert (newest.message, newest.author) == (message, author)

    repo.run("CREATE TABLE pending (id int)")
    for arguments in ({"message": message + "x"}, {"message": "x", "author": author + "x"}):
        with raises_sqlstate("22023"):
            repo.commit(**arguments)
    assert history_breaks(repo.conn, acknowledged=[first, second], possible=[]) == []
    assert "public.pending" in {change.identity for change in repo.status()}


@pytest.mark.promise("P08")
def test_ref_names_and_revisions_up_to_the_limit(repo: Repo) -> None:
    """A branch name of 255 bytes works like any other; longer names and absurd revisions get GT004 and GT002."""
    first = repo.commit("CREATE TABLE t (id int)", "first")
    longest = "ß" * 127 + "x"
    repo.sql("SELECT pggit.create_branch(%s)", [longest])
    assert repo.rev_parse(longest) == first
    assert repo.reflog(longest)[0]["new_id"] == first
    for call in ("create_branch(%s)", "create_tag(%s)", "rename_branch('main', %s)", "delete_branch(%s)"):
        for name in (longest + "x", "x" * MEBIBYTE):
            with raises_sqlstate("GT004"):
                repo.sql(f"SELECT pggit.{call}", [name])
    for rev in ("HEAD~1000000", "HEAD~99999999999999999999", "HEAD" + "^" * 5000, "HEAD~" * 2000 + "1", "x" * MEBIBYTE):
        with raises_sqlstate("GT002"):
            repo.rev_parse(rev)
    assert repo.rev_parse("HEAD" + "~0" * 1000) == first
    assert [branch.name for branch in repo.branches()] == ["main", longest]


@pytest.mark.promise("P03")
def test_longest_names_are_told_apart(repo: Repo) -> None:
    """Names of 63 bytes that differ in their last letter, full of quotes and dots, are different objects."""
    base = '".' * 20 + "ä" * 11
    names = [f'"{(base + letter).replace(chr(34), chr(34) * 2)}"' for letter in "ab"]
    assert len((base + "a").encode()) == 63
    for name in names:
        repo.run(f"CREATE SCHEMA {name}; CREATE TABLE {name}.{name} ({name} int CONSTRAINT {name} CHECK ({name} > 0))")
    commit_id = repo.commit(message="long names")
    identities = {entry.identity for entry in repo.ls_tree() if entry.kind == "table column"}
    assert identities == {".".join([name] * 3) for name in names}
    assert repo.status() == []

    repo.commit(f"ALTER TABLE {names[1]}.{names[1]} ADD COLUMN more int", "one of them")
    changed = {change.identity for change in repo.show() if change.kind == "table column"}
    assert changed == {f"{names[1]}.{names[1]}.more"}
    assert commit_id in {commit.commit_id for commit in repo.log()}


@pytest.mark.slow
@pytest.mark.promise("P13")
def test_widest_table(repo: Repo) -> None:
    """A table of 1,600 columns, PostgreSQL's limit, is committed whole; a change of one column is one change."""
    columns = ", ".join(f"c{number} int DEFAULT {number}" for number in range(1600))
    first = repo.commit(f"CREATE TABLE wide ({columns})", "wide")
    assert len([entry for entry in repo.ls_tree() if entry.kind == "table column"]) == 1600
    assert repo.tree("HEAD") == repo.tree("WORKING")

    second = repo.commit("ALTER TABLE wide ALTER COLUMN c800 SET DEFAULT 0", "one column")
    assert [(change.change, change.identity) for change in repo.show()] == [("modified", "public.wide.c800")]
    assert history_breaks(repo.conn, acknowledged=[first, second], possible=[]) == []
    assert repo.verify() == []


@pytest.mark.slow
@pytest.mark.promise("P08")
def test_deep_chain_of_views(repo: Repo) -> None:
    """Three hundred views, each on the one before, are committed; then a view of 500 nested queries."""
    repo.run("CREATE TABLE v0 (id int)")
    for number in range(1, 301):
        repo.run(f"CREATE VIEW v{number} AS SELECT id FROM v{number - 1}")
    chain = repo.commit(message="chain")
    assert {entry.identity for entry in repo.ls_tree() if entry.kind == "view"} == {
        f"public.v{number}" for number in range(1, 301)
    }
    nested = "SELECT id FROM v0"
    for number in range(500):
        nested = f"SELECT id FROM ({nested}) AS q{number}"
    deep = repo.commit(f"CREATE VIEW nested AS {nested}", "nested")
    (view,) = [entry for entry in repo.ls_tree() if entry.identity == "public.nested"]
    assert all(f"q{number}" in view.definition for number in range(500))
    assert history_breaks(repo.conn, acknowledged=[chain, deep], possible=[]) == []
    assert repo.status() == []


@pytest.mark.slow
@pytest.mark.promise("P08")
def test_stack_that_a_view_overflows_is_reported_and_not_fatal(repo: Repo) -> None:
    """A view too deep for the session's max_stack_depth gives 54001, and with room for it the commit succeeds."""
    nested = "SELECT 1 AS id"
    for number in range(400):
        nested = f"SELECT id FROM ({nested}) AS q{number}"
    first = repo.commit("CREATE TABLE t (id int)", "first")
    repo.run(f"CREATE VIEW nested AS {nested}")
    repo.run("SET max_stack_depth = '200kB'")
    with raises_sqlstate("54001"):
        repo.commit(message="too deep")
    assert repo.head() == first
    repo.run("RESET max_stack_depth")
    second = repo.commit(message="deep enough")
    assert history_breaks(repo.conn, acknowledged=[first, second], possible=[]) == []


@pytest.mark.slow
@pytest.mark.promise("P08")
def test_large_definitions(repo: Repo) -> None:
    """A function body of 8 MiB, one with 100 arguments, an enum of 2,000 labels and a 32-column index are kept."""
    body = "x" * (8 * MEBIBYTE)
    arguments = ", ".join(f"a_rather_long_name_of_an_argument_{number} numeric" for number in range(100))
    columns = ", ".join(f"c{number} int" for number in range(32))
    commit_id = repo.commit(
        f"CREATE FUNCTION big() RETURNS text LANGUAGE sql AS $$SELECT '{body}'$$;"
        f"CREATE FUNCTION many({arguments}) RETURNS int LANGUAGE sql AS 'SELECT 1';"
        f"CREATE TYPE labels AS ENUM ({', '.join(repr(f'label {number}') for number in range(2000))});"
        f"CREATE TABLE t ({columns});"
        f"CREATE INDEX wide ON t ({columns.replace(' int', '')});"
        f"COMMENT ON TABLE t IS '{body[:MEBIBYTE]}'",
        "large",
    )
    definitions = {(entry.kind, entry.identity): entry.definition for entry in repo.ls_tree()}
    assert body in definitions["function", "public.big()"]
    assert "label 1999" in definitions["type", "public.labels"]
    assert "c31" in definitions["index", "public.wide"]
    assert body[:MEBIBYTE] in definitions["comment", "table public.t"]
    assert len([identity for kind, identity in definitions if kind == "function"]) == 2
    assert repo.status() == []
    assert history_breaks(repo.conn, acknowledged=[commit_id], possible=[]) == []
    assert repo.verify() == []


@pytest.mark.slow
@pytest.mark.promise("P13")
def test_thousands_of_objects(repo: Repo) -> None:
    """A schema of 2,000 tables is one commit, and a change of one of them is one change, stored in little room."""
    for part in range(20):
        repo.run(
            "DO $$ BEGIN FOR n IN 1 .. 100 LOOP"
            f" EXECUTE format('CREATE TABLE p{part}_%s (id int PRIMARY KEY, name text)', n); END LOOP; END $$"
        )
    first = repo.commit(message="thousands")
    assert len([entry for entry in repo.ls_tree() if entry.kind == "table"]) == 2000
    stored = "SELECT (SELECT sum(octet_length(b::text)) FROM pggit.blob AS b)"
    stored += " + (SELECT sum(octet_length(t::text)) FROM pggit.tree AS t)"
    before = repo.one(stored)

    second = repo.commit("ALTER TABLE p7_50 ALTER COLUMN name SET NOT NULL", "one of them")
    assert {change.identity for change in repo.show()} <= {
        "public.p7_50.name",
        "p7_50_name_not_null on public.p7_50",
    }
    # In bytes: a new path from the root to one leaf, not a new tree of 16,000 ids.
    assert 0 < repo.one(stored) - before < 50_000
    assert repo.status() == []
    assert history_breaks(repo.conn, acknowledged=[first, second], possible=[]) == []


@pytest.mark.slow
@pytest.mark.promise("P02")
@pytest.mark.promise("P13")
def test_long_history(repo: Repo) -> None:
    """Eighty commits in one transaction are one line, found by their number from the tip and by their ids."""
    repo.run("CREATE TABLE t (id int)")
    with repo.conn.transaction():
        acknowledged = [repo.commit(message=f"commit {number}", allow_empty=True) for number in range(80)]
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
    assert [commit.message for commit in repo.log(max_count=2)] == ["commit 79", "commit 78"]
    assert repo.rev_parse("HEAD~79") == acknowledged[0]
    assert [repo.rev_parse(commit_id[:12]) for commit_id in acknowledged[::20]] == acknowledged[::20]
    with raises_sqlstate("GT002"):
        repo.rev_parse("HEAD~80")
    # Many commits of one tree store it once.
    assert repo.one("SELECT count(*) FROM pggit.blob") == len(repo.ls_tree())
