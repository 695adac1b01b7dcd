"""Any text that a person can send is kept as it is or refused in so many words.

Method: Hypothesis draws messages, authors and arguments for every public function, as the catalogs
list them. Accepted text comes back byte for byte; a refusal has a documented code and changes nothing.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pggit_harness.oracles.sqlstate import OWN_CODES, raises_sqlstate
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.examples import examples
from pggit_harness.workload.names import hostile_names, hostile_texts
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Outcome, outcome_of

pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P08")]


# Codes that an answer to bad input may have: ours, NULL and bad values, and what a transaction may meet.
DOCUMENTED = OWN_CODES | {"22004", "22023"}
# What these name, a role or a pattern, need not be there.
NAMING = ("grant_read", "grant_write", "revoke_access", "unignore")
WORDS = ("HEAD", "main", "HEAD~1", "WORKING", "EMPTY", "v1", "table", "public.t", "new", "main@{0}", "", "*", "%")
ARGUMENTS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.one_of(st.none(), st.sampled_from(WORDS), hostile_names(), hostile_texts()),
    "boolean": st.sampled_from((None, False, True)),
    "integer": st.sampled_from((None, 0, 1, -1, 2**31 - 1, -(2**31))),
    "bytea": st.one_of(st.none(), st.binary(max_size=40)),
    "jsonb": st.sampled_from((None, "{}", "[]", "null", '{"table public.t": "ours"}', '"x"', "1e9")),
}


def public_functions(repo: Repo) -> list[tuple[str, list[str]]]:
    """Every function that users may call: its name, and the types of its arguments."""
    return [
        (name, types)
        for name, types in repo.sql(
            "SELECT p.proname, ARRAY(SELECT format_type(a.oid, NULL)"
            " FROM unnest(p.proargtypes) WITH ORDINALITY AS a (oid, n) ORDER BY n)"
            " FROM pg_proc AS p WHERE pronamespace = 'pggit'::regnamespace AND proname !~ '^_' ORDER BY 1"
        )
    ]


def call(repo: Repo, name: str, types: list[str], arguments: list[Any]) -> Outcome:
    """Call a function of pggit in a transaction that is rolled back if it fails."""
    places = ", ".join(f"%s::{kind}" for kind in types)

    def attempt() -> list[tuple[Any, ...]]:
        with repo.conn.transaction():
            return repo.sql(f"SELECT * FROM pggit.{name}({places})", arguments)

    return outcome_of(attempt)


class TestTexts:
    """Texts that a commit keeps."""

    @pytest.mark.fault("F28")
    def test_messages_and_authors_are_kept_as_they_are(self, repo: Repo) -> None:
        """Whatever letters a message and an author hold, log() gives them back; blank ones are refused."""
        first = repo.commit(message="first", allow_empty=True)

        @examples()
        @example("a", " \t\n")
        @example("", "a")
        @example(" a ", " b\n")
        @example("a\n\nb 🐘 %s \\ ' \"", "O'Neil <x@y>")
        @given(hostile_texts(), hostile_texts())
        def one(message: str, author: str) -> None:
            with repo.conn.transaction(force_rollback=True):
                if all(text.strip(" \t\n\r\v\f") for text in (message, author)):
                    outcome = call(repo, "commit", ["text", "text", "boolean"], [message, author, True])
                    if outcome.sqlstate == "22023":  # other letters are blank too, in Unicode
                        assert not (message.strip() and author.strip())
                        return
                    newest = repo.log()[0]
                    assert (newest.commit_id, newest.message, newest.author) == (outcome.value, message, author)
                    assert newest.parent_ids == [first]
                    subject = message.split("\n")[0]
                    assert subject in repo.reflog()[0]["reason"]
                    assert repo.verify() == []
                else:
                    with raises_sqlstate("22023"), repo.conn.transaction():
                        repo.commit(message=message, author=author, allow_empty=True)

        one()
        assert [row.commit_id for row in repo.log()] == [first]

    @pytest.mark.fault("F29")
    def test_oversized_input_is_refused_at_once(self, repo: Repo) -> None:
        """Texts longer than anybody needs are kept up to their limit, and refused beyond it without a long wait."""
        repo.run("SET statement_timeout = '20s'")
        most = "é" * (2**19)  # a megabyte
        kept = repo.commit(message=most, author="x" * 4096, allow_empty=True)
        assert (repo.log()[0].message, len(repo.log()[0].author)) == (most, 4096)
        before = store_state(repo.conn)

        refusals: list[tuple[str, list[Any], str]] = [
            ("commit", [most + "x", None, True], "22023"),
            ("commit", ["x", "x" * 4097, True], "22023"),
            ("create_tag", ["v1", "HEAD", most + "x"], "22023"),
            ("create_branch", ["x" * 256, "HEAD"], "GT004"),
            ("create_branch", ["a/" * 5_000_000 + "a", "HEAD"], "GT004"),
            ("rev_parse", ["~" * 100_000], "GT002"),
            ("rev_parse", ["HEAD" + "~" * 100_000], "GT002"),
            ("rev_parse", ["HEAD" + "^0" * 20_000 + "x"], "GT002"),
            ("rev_parse", ["HEAD~" + "9" * 100_000], "GT002"),
            ("rev_parse", ["main@{" + "1" * 100_000 + "}"], "GT002"),
            ("rev_parse", ["f" * 10_000_000], "GT002"),
            ("ls_tree", ["@{" * 100_000 + "}"], "GT002"),
            ("reflog", ["x" * 10_000_000], "GT002"),
        ]
        types = dict(public_functions(repo))
        for name, arguments, code in refusals:
            outcome = call(repo, name, types[name], arguments)
            assert outcome.sqlstate == code, (name, str(arguments)[:60], outcome.message[:300])
            assert len(outcome.message) < 2000, "the refusal repeats the whole input"
        assert changed_tables(before, store_state(repo.conn)) == {}
        assert repo.rev_parse("HEAD" + "^0" * 200) == kept


class TestAnyArguments:
    """Every public function, with arguments of the right types and no sense."""

    @pytest.mark.slow
    @pytest.mark.fault("F28")
    def test_no_arguments_cause_an_internal_error(self, repo: Repo) -> None:
        """Any call of any function is answered or refused with a documented code, and a refusal changes nothing."""
        repo.commit("CREATE TABLE t (id int)", "one")
        repo.commit("ALTER TABLE t ADD COLUMN n int", "two")
        repo.sql("SELECT pggit.create_tag('v1', 'HEAD~1', 'x'), pggit.create_branch('b')")
        functions = public_functions(repo)
        assert {"commit", "diff", "rev_parse", "rename_branch"} <= {name for name, _ in functions}
        history = [row.commit_id for row in repo.log()]
        assert len(history) == 2
        refused: set[str] = set()

        @examples()
        @given(st.data())
        def one(data: st.DataObject) -> None:
            before = store_state(repo.conn)
            for _ in range(8):
                name, types = data.draw(st.sampled_from(functions))
                arguments = [data.draw(ARGUMENTS[kind], label=kind) for kind in types]
                with repo.conn.transaction(force_rollback=True):
                    outcome = call(repo, name, types, arguments)
                    if not outcome.ok:
                        expected = DOCUMENTED | {"42704"} if name in NAMING else DOCUMENTED
                        assert outcome.sqlstate in expected, (name, arguments, outcome)
                        refused.add(str(outcome.sqlstate))
                        assert changed_tables(before, store_state(repo.conn)) == {}

        one()
        assert refused
        assert [row.commit_id for row in repo.log()] == history
        assert repo.verify() == []
