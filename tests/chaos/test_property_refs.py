"""Names of branches and tags follow git's rules, and revisions follow gitrevisions(7).

Method: Hypothesis draws names from the pieces that the rules are about; an independent reading of the
rules judges them, and git itself wherever it is installed. Revisions are judged by log() and reflog().
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pggit_harness.oracles.ref_names import is_ref_name, obeys_git
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.examples import examples
from pggit_harness.workload.names import hostile_names
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import outcome_of

pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P08")]

GIT = shutil.which("git")

# The pieces that the rules are about, and a few that they are not.
WORDS = r"a b main HEAD WORKING EMPTY @ { } @{ / // . .. .lock lock - ~ ^ : ? * [ ] \ é 🐘 0 % ' refs/heads/"
PIECES = st.sampled_from([*WORDS.split(), *' "\t\n\x7f\x1f'])
NAMES = st.one_of(st.lists(PIECES, max_size=5).map("".join), hostile_names())


@contextmanager
def undone(repo: Repo) -> Iterator[None]:
    """Whatever the block did to the database is rolled back."""
    with repo.conn.transaction(force_rollback=True):
        yield


def git_takes(name: str) -> bool:
    """What git says of a name; what the rules say where there is no git."""
    if GIT is None:
        return obeys_git(name)
    return subprocess.run([GIT, "check-ref-format", f"refs/heads/{name}"], check=False).returncode == 0


class TestRefNames:
    """Branches and tags."""

    @pytest.mark.fault("F28")
    def test_names_follow_git_check_ref_format(self, repo: Repo) -> None:
        """A name that git takes makes a branch and a tag; any other is refused with GT004 and leaves no trace."""
        head = repo.commit(allow_empty=True)
        before = store_state(repo.conn)

        @examples()
        @example("-option")
        @example("a/-b")
        @example("a.lock/b")
        @example("é" * 127)
        @example("é" * 128)
        @given(NAMES)
        def one(name: str) -> None:
            assert git_takes(name) == obeys_git(name)
            for call in ("create_branch", "create_tag"):
                with undone(repo):
                    if not is_ref_name(name):
                        with raises_sqlstate("GT004"), repo.conn.transaction():
                            repo.sql(f"SELECT pggit.{call}(%s)", (name,))
                    elif (call, name) != ("create_branch", "main"):
                        repo.sql(f"SELECT pggit.{call}(%s)", (name,))
                        kind = call.removeprefix("create_")
                        folder = {"branch": "heads", "tag": "tags"}[kind]
                        assert repo.rev_parse(f"refs/{folder}/{name}") == head
                        listed = "branches" if kind == "branch" else "tags"
                        assert (name, head) in repo.sql(f"SELECT name, commit_id FROM pggit.{listed}()")
                        with raises_sqlstate("GT005"), repo.conn.transaction():
                            repo.sql(f"SELECT pggit.{call}(%s)", (name,))
                        repo.sql(f"SELECT pggit.delete_{kind}(%s)", (name,))
                        with raises_sqlstate("GT002"), repo.conn.transaction():
                            repo.rev_parse(f"refs/{folder}/{name}")
                        assert [row["new_id"] for row in repo.reflog(f"refs/{folder}/{name}")] == [None, head]

        one()
        assert changed_tables(before, store_state(repo.conn)) == {}

    @pytest.mark.fault("F28")
    def test_renaming_obeys_the_same_rules(self, repo: Repo) -> None:
        """A branch can be renamed to what it could have been called, HEAD follows, and the old name is free again."""
        head = repo.commit(allow_empty=True)

        @examples()
        @given(NAMES)
        def one(name: str) -> None:
            with undone(repo):
                if is_ref_name(name):
                    repo.sql("SELECT pggit.rename_branch('main', %s)", (name,))
                    assert repo.branches() == [(name, head, True)]
                    assert repo.one("SELECT pggit.current_branch()") == name
                    repo.sql("SELECT pggit.rename_branch(%s, 'main')", (name,))
                else:
                    with raises_sqlstate("GT004"), repo.conn.transaction():
                        repo.sql("SELECT pggit.rename_branch('main', %s)", (name,))
                assert repo.branches() == [("main", head, True)]
                assert repo.verify() == []

        one()

    @pytest.mark.fault("F00")
    def test_refusals_of_refs_change_nothing(self, repo: Repo) -> None:
        """Taken, missing, unmerged and checked-out refs are refused, each with its code; the store stays as it was."""
        first = repo.commit("CREATE TABLE one (id int)", "one")
        repo.sql("SELECT pggit.create_branch('other'), pggit.create_tag('v1', 'HEAD', 'the first')")
        repo.commit("CREATE TABLE two (id int)", "two")
        assert repo.rev_parse("other") == repo.rev_parse("v1") == repo.rev_parse("HEAD~1") == first
        before = store_state(repo.conn)

        refusals = {
            "SELECT pggit.create_branch('other')": "GT005",
            "SELECT pggit.create_tag('v1')": "GT005",
            "SELECT pggit.rename_branch('other', 'main')": "GT005",
            "SELECT pggit.rename_branch('main', 'other')": "GT005",
            "SELECT pggit.rename_branch('nothing', 'new')": "GT002",
            "SELECT pggit.create_branch('new', 'nothing')": "GT002",
            "SELECT pggit.create_branch('new', 'WORKING')": "GT002",
            "SELECT pggit.create_branch('new', 'HEAD~2')": "GT002",
            "SELECT pggit.create_branch('new', NULL)": "GT002",
            "SELECT pggit.create_branch(NULL)": "GT004",
            "SELECT pggit.create_tag(NULL)": "GT004",
            "SELECT pggit.create_tag('v2', 'HEAD', E' \\n')": "22023",
            "SELECT pggit.delete_branch('main')": "GT011",
            "SELECT pggit.delete_branch('main', true)": "GT011",
            "SELECT pggit.delete_branch('nothing')": "GT002",
            "SELECT pggit.delete_tag('nothing')": "GT002",
            "SELECT pggit.delete_tag('other')": "GT002",
            "SELECT pggit.commit('no change')": "GT001",
            "SELECT pggit.commit(NULL)": "22004",
            "SELECT pggit.commit(E'\\t ')": "22023",
            "SELECT pggit.commit('x', '', true)": "22023",
            "SELECT * FROM pggit.reflog('nothing')": "GT002",
            "SELECT * FROM pggit.log('HEAD', -1)": "22023",
            "SELECT * FROM pggit.diff('nothing')": "GT002",
            "SELECT * FROM pggit.show('EMPTY')": "GT002",
            "SELECT * FROM pggit.ls_tree(NULL)": "GT002",
            "SELECT pggit.tree_id('HEAD^2')": "GT002",
        }
        for call, code in refusals.items():
            with raises_sqlstate(code):
                repo.sql(call)
            assert changed_tables(before, store_state(repo.conn)) == {}, call

        repo.sql("SELECT pggit.rename_branch('main', 'trunk')")
        assert changed_tables(before, store_state(repo.conn)).keys() == {"ref", "head", "reflog"}


class TestRevisions:
    """What a revision names."""

    @pytest.mark.fault("F00")
    def test_ancestors_are_counted_as_log_lists_them(self, repo: Repo) -> None:
        """HEAD~a, HEAD^^, branch~a~b and id~a are lines of log(), counted; past its end is GT002."""
        for number in range(4):
            repo.commit(message=f"commit {number}", allow_empty=True)
        ids = [row.commit_id for row in repo.log()]
        assert len(set(ids)) == 4
        bases = {"HEAD": 0, "@": 0, "main": 0, "heads/main": 0, "refs/heads/main": 0, "main@{1}": 1, "HEAD@{2}": 2}
        bases |= {ids[place]: place for place in range(4)} | {ids[place][:12].upper(): place for place in range(4)}
        # (suffix, how far it goes back)
        steps = {"": 0, "~": 1, "^": 1, "~1": 1, "^1": 1, "~2": 2, "~0": 0, "^0": 0, "~~": 2, "^^": 2, "~99999": 99999}

        @examples()
        @given(st.sampled_from(sorted(bases)), st.lists(st.sampled_from(sorted(steps)), max_size=3))
        def one(base: str, suffixes: list[str]) -> None:
            rev = base + "".join(suffixes)
            # "~1" followed by "" is "~1"; a number is never followed by one, so nothing runs together.
            place = bases[base] + sum(steps[suffix] for suffix in suffixes)
            if place < 4:
                assert repo.rev_parse(rev) == ids[place]
                assert repo.log(rev)[0].commit_id == ids[place]
                assert [row.commit_id for row in repo.log(rev)] == ids[place:]
            else:
                with raises_sqlstate("GT002") as refusal:
                    repo.rev_parse(rev)
                assert rev in refusal.message

        one()

    @pytest.mark.fault("F17")
    def test_an_ambiguous_prefix_is_refused(self, repo: Repo) -> None:
        """Digits that two commits begin with are GT003, which names both; one digit more decides."""
        commit_id = repo.commit(allow_empty=True)
        for length in (7, 8, 63, 64):
            assert repo.rev_parse(commit_id[:length]) == commit_id
        with raises_sqlstate("GT002"):
            repo.rev_parse(commit_id[:6])

        other = "0" if commit_id[9] != "0" else "1"
        twin = commit_id[:9] + other + commit_id[10:]
        # Nobody has two commits that agree in 36 bits; this one is forged.
        forged = repo.conn.execute(
            "INSERT INTO pggit.commit SELECT decode(%s, 'hex'), tree_id, parent_ids, author, committed_at, message,"
            " generation FROM pggit.commit",
            (twin,),
        ).rowcount

        assert forged == 1
        for length in (7, 8, 9):
            with raises_sqlstate("GT003") as refusal:
                repo.rev_parse(commit_id[:length])
            assert sorted((commit_id, twin)) == sorted(str(refusal.detail).split())
        assert repo.rev_parse(commit_id[:10]) == commit_id

    @pytest.mark.fault("F00")
    def test_a_branch_is_where_its_reflog_says_it_was(self, repo: Repo) -> None:
        """main@{n} is the n-th movement back, and main@{time} where the branch stood at that time."""
        ids = [repo.commit(message=f"commit {number}", allow_empty=True) for number in range(3)]
        movements = repo.reflog("main")
        assert [row["new_id"] for row in movements] == ids[::-1]
        assert [row["old_id"] for row in movements] == [ids[1], ids[0], None]

        for number, row in enumerate(movements):
            assert repo.rev_parse(f"main@{{{number}}}") == row["new_id"]
            assert repo.rev_parse(f"main@{{{row['moved_at'].isoformat()}}}") == row["new_id"]
            assert repo.rev_parse(f"@{{{row['moved_at'].isoformat()}}}") == row["new_id"]
            assert repo.log(f"main@{{{number}}}")[0].message == f"commit {2 - number}"
        assert repo.rev_parse("main@{now}") == ids[-1]
        for rev in ("main@{3}", "main@{1999-12-31}", "main@{}", "main@{soon}", "main@{-1}", "nothing@{0}"):
            with raises_sqlstate("GT002"):
                repo.rev_parse(rev)

    @pytest.mark.fault("F28")
    def test_any_text_is_a_revision_or_gt002(self, repo: Repo) -> None:
        """Whatever is asked for as a revision is found or refused as unknown, and never breaks anything."""
        head = repo.commit(allow_empty=True)
        words = (
            r"HEAD main @ ~ ^ 0 1 99999999999 @{ } { :/ .. - ' \ %s refs/ heads/ tags/ now infinity 2024-13-45 WORKING"
        )
        pieces = st.sampled_from([*words.split(), " ", "\n", "1 BC", "@{soon}", "main@{2024-13-45}", head[:7], head])

        @examples()
        @given(st.lists(st.one_of(st.lists(pieces, max_size=6).map("".join), hostile_names()), min_size=5, max_size=9))
        def one(revisions: list[str]) -> None:
            for rev in revisions:
                outcome = outcome_of(partial(repo.sql, "SELECT pggit.rev_parse(%s)", (rev,)))
                assert outcome.rows == ((head,),) or outcome.sqlstate == "GT002", (rev, outcome)

        one()
        assert repo.rev_parse("HEAD~0^0") == head
        with raises_sqlstate("GT002"):
            repo.rev_parse("nothing")
