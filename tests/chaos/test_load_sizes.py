"""Sizes that nobody planned for: wide, long, deep and numerous.

Method: objects at the limits that PostgreSQL itself sets, and texts at those that pggit sets. What is
legal is recorded whole and comes out again as it went in; what is too large is refused by name.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.load, pytest.mark.fault("F29")]

#: The longest identifier that PostgreSQL keeps, in bytes.
NAME = 63


class TestLargeObjects:
    """Single objects at PostgreSQL's own limits."""

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P03")
    def test_table_of_1600_columns(self, repo: Repo) -> None:
        """The widest table that there can be is recorded column by column, and one change in it is one change."""
        columns = ", ".join(f"column_number_{number} int DEFAULT {number}" for number in range(1600))
        repo.commit(f"CREATE TABLE wide ({columns})", "wide")
        assert sum(entry.kind == "table column" for entry in repo.ls_tree()) == 1600
        repo.commit("ALTER TABLE wide ALTER COLUMN column_number_799 SET DEFAULT -1", "one of them")
        (only,) = repo.show()
        assert only[:3] == ("modified", "table column", "public.wide.column_number_799")
        assert repo.status() == []
        assert repo.verify() == []

    @pytest.mark.promise("P02")
    def test_function_of_two_megabytes(self, repo: Repo) -> None:
        """A function body of 2 MB comes out as it went in."""
        body = "SELECT 'ä" + "0123456789abcdef\n" * 125_000 + "end'"
        repo.conn.execute(f"CREATE FUNCTION large() RETURNS text LANGUAGE sql AS $body${body}$body$".encode())
        tip = repo.commit(message="large")
        definitions = [entry.definition for entry in repo.ls_tree(tip) if entry.kind == "function"]
        assert len(definitions) == 1
        assert body in definitions[0]
        assert repo.status() == []
        repo.run("CREATE OR REPLACE FUNCTION large() RETURNS text LANGUAGE sql AS 'SELECT 1::text'")
        assert [change[:3] for change in repo.status()] == [("modified", "function", "public.large()")]

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P03")
    def test_enum_of_four_thousand_labels(self, repo: Repo) -> None:
        """An enum's labels stay in their order, however many; one more is one change."""
        labels = [f"label {number} " + "x" * 40 for number in range(4000, 0, -1)]
        repo.commit("CREATE TYPE many AS ENUM (" + ", ".join(f"'{label}'" for label in labels) + ")", "many")
        (definition,) = [entry.definition for entry in repo.ls_tree() if entry.kind == "type"]
        assert definition.endswith("(" + ", ".join(f"'{label}'" for label in labels) + ")")
        repo.commit("ALTER TYPE many ADD VALUE 'in between' AFTER 'label 2000 " + "x" * 40 + "'", "one more")
        (only,) = repo.show()
        assert only[:3] == ("modified", "type", "public.many")
        assert only.new_definition is not None
        assert f"{labels[2000]}', 'in between', '{labels[2001]}" in only.new_definition

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P08")
    def test_views_two_hundred_deep(self, repo: Repo) -> None:
        """A chain of 200 views, each on the one before, is recorded whole."""
        chain = ["CREATE TABLE v0 (id int, name text)"]
        chain += [f"CREATE VIEW v{n} AS SELECT id, name || '{n}' AS name FROM v{n - 1}" for n in range(1, 201)]
        repo.commit(";".join(chain), "chain")
        views = {entry.identity for entry in repo.ls_tree() if entry.kind == "view"}
        assert views == {f"public.v{number}" for number in range(1, 201)}
        repo.commit("DROP VIEW v100 CASCADE", "cut")
        removed = {change.identity for change in repo.show() if (change.change, change.kind) == ("removed", "view")}
        assert removed == {f"public.v{number}" for number in range(100, 201)}
        assert repo.verify() == []

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P03")
    def test_longest_names(self, repo: Repo) -> None:
        """Names of 63 bytes that differ in the last one, in letters of three bytes too, are kept apart."""
        schema, table, column = "s" * NAME, "語" * (NAME // 3), '"' * 30 + "." * 33
        quoted = '"' + column.replace('"', '""') + '"'
        tip = repo.commit(
            f'CREATE SCHEMA {schema}; CREATE TABLE {schema}."{table}" ({quoted} int, {"c" * 62}a int, {"c" * 62}b int)',
            "long",
        )
        names = {entry.identity for entry in repo.ls_tree(tip) if entry.kind == "table column"}
        assert names == {f'{schema}."{table}".{name}' for name in (quoted, "c" * 62 + "a", "c" * 62 + "b")}
        repo.run(f'ALTER TABLE {schema}."{table}" DROP COLUMN {"c" * 62}a')
        removed = [change.identity for change in repo.status() if change.change == "removed"]
        assert removed == [f'{schema}."{table}".{"c" * 62}a']


class TestLongTexts:
    """Messages, authors and names of refs at their limits, and beyond."""

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P08")
    def test_message_of_one_megabyte(self, repo: Repo) -> None:
        """A message of 1 MiB is kept to the last letter; one byte more is refused and changes nothing."""
        message = "é" * 2**19
        tip = repo.commit("CREATE TABLE base (id int)", message)
        assert repo.log()[0].message == message
        with raises_sqlstate("22023") as refusal:
            repo.commit("CREATE TABLE other (id int)", message + "!")
        assert "1048576" in f"{refusal.message} {refusal.detail} {refusal.hint}"
        assert repo.head() == tip
        assert store_problems(repo.conn) == []

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P08")
    def test_names_of_refs(self, repo: Repo) -> None:
        """A branch name of 255 bytes in 100 parts works like any other; a longer one is refused by its SQLSTATE."""
        tip = repo.commit("CREATE TABLE base (id int)", "base")
        deep = "/".join(["a"] * 100) + "/" + "z" * 55
        assert len(deep) == 255
        repo.sql("SELECT pggit.create_branch(%s)", (deep,))
        assert repo.rev_parse(deep) == repo.rev_parse(f"refs/heads/{deep}") == tip
        for call in ("create_branch", "create_tag"):
            with raises_sqlstate("GT004"):
                repo.sql(f"SELECT pggit.{call}(%s)", (deep + "z",))
        with raises_sqlstate("22023"):
            repo.commit(message="x", author="a" * 4097, allow_empty=True)
        assert {branch.name for branch in repo.branches()} == {"main", deep}
        assert repo.verify() == []

    @pytest.mark.promise("P08")
    @pytest.mark.promise("P13")
    def test_absurd_revisions_are_refused_not_computed(self, repo: Repo) -> None:
        """Revisions of a megabyte, and ancestors billions of steps away, are unknown: no crash, no long walk."""
        tip = repo.commit("CREATE TABLE base (id int)", "base")
        absurd = [
            "HEAD~4294967296",
            "HEAD~99999999999999999999",
            "HEAD" + "~1" * 5000,
            "HEAD^7",
            "f" * 2**20,
            "~" * 9999,
        ]
        for revision in absurd:
            with raises_sqlstate("GT002", "GT004"):
                repo.rev_parse(revision)
        assert repo.rev_parse("HEAD" + "~0" * 1000) == tip


class TestLargeNumbers:
    """Very many small objects at once."""

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P13")
    def test_thousand_tables_come_and_go(self, repo: Repo) -> None:
        """A thousand tables are committed in one go, dropped in one go, and both commits list every one."""
        empty = repo.commit("CREATE TABLE base (id int)", "base")
        for begin in range(0, 1000, 100):
            repo.run(";".join(f"CREATE TABLE crowd_{number} (id int)" for number in range(begin, begin + 100)))
        crowd = repo.commit(message="crowd")
        for begin in range(0, 1000, 100):
            repo.run(";".join(f"DROP TABLE crowd_{number}" for number in range(begin, begin + 100)))
        gone = repo.commit(message="gone")
        expected = {f"public.crowd_{number}" for number in range(1000)}
        for commit, change in ((crowd, "added"), (gone, "removed")):
            shown = repo.show(commit)
            assert {row.change for row in shown} == {change}
            assert {row.identity for row in shown if row.kind == "table"} == expected
        assert repo.tree(gone) == repo.tree(empty) != repo.tree(crowd)
        assert repo.diff(empty, gone) == []
        assert store_problems(repo.conn) == []
