"""Whatever is done to a repository in whatever order, it says what a model of a few dictionaries says.

Method: a Hypothesis state machine makes DDL, commits, branches, tags, refused calls and rolled-back
transactions, each example in a database of its own. After each step the answers are compared with the
model; at the end every commit is read back and the store is verified.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from pggit_harness.databases import DatabasePool
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.examples import examples
from pggit_harness.workload.model import Model, changes
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.property,
    pytest.mark.slow,
    pytest.mark.promise("P02"),
    pytest.mark.promise("P03"),
    pytest.mark.promise("P08"),
    pytest.mark.fault("F00"),
    pytest.mark.fault("F02"),
]

# As PostgreSQL quotes them.
TABLES = st.sampled_from(("a", "b", '"A b"', '"é"'))
COLUMNS = st.sampled_from(("id", "n", '"x.y"'))
TYPES = st.sampled_from(("integer", "text", "numeric(5,2)"))
REFS = st.sampled_from(("main", "dev", "feature/x", "v1", "é"))


class RepositoryMachine(RuleBasedStateMachine):
    """A repository and its model, side by side.

    Attributes:
        databases: where each example gets its database; set by the test.
        trees: every set of objects that any example had, with its tree id.
    """

    databases: DatabasePool
    trees: dict[frozenset[Any], str]

    def __init__(self) -> None:
        super().__init__()
        self.database = self.databases.take()
        self.repo = Repo(self.database)
        self.model = Model()

    def teardown(self) -> None:
        try:
            self.read_everything_back()
        finally:
            self.repo.conn.close()
            self.databases.give_back(self.database)

    # -- the live schema ------------------------------------------------------------------------

    @rule(table=TABLES, kind=TYPES)
    def create_or_drop_table(self, table: str, kind: str) -> None:
        if table in self.model.tables:
            self.repo.run(f"DROP TABLE public.{table}")
            del self.model.tables[table]
            self.model.comments.pop(table, None)
        else:
            self.repo.run(f"CREATE TABLE public.{table} (id {kind})")
            self.model.tables[table] = {"id": kind}

    @precondition(lambda self: self.model.tables)
    @rule(data=st.data(), column=COLUMNS, kind=TYPES)
    def add_or_drop_column(self, data: st.DataObject, column: str, kind: str) -> None:
        table = data.draw(st.sampled_from(sorted(self.model.tables)))
        columns = self.model.tables[table]
        if column in columns:
            self.repo.run(f"ALTER TABLE public.{table} DROP COLUMN {column}")
            del columns[column]
        else:
            self.repo.run(f"ALTER TABLE public.{table} ADD COLUMN {column} {kind}")
            columns[column] = kind

    @precondition(lambda self: self.model.tables)
    @rule(data=st.data(), text=st.sampled_from(("", "a comment", "it's \\ %s")))
    def comment(self, data: st.DataObject, text: str) -> None:
        table = data.draw(st.sampled_from(sorted(self.model.tables)))
        quoted = text.replace("'", "''")
        self.repo.run(f"COMMENT ON TABLE public.{table} IS '{quoted}'")
        self.model.comments.pop(table, None)
        if text:  # an empty comment is none
            self.model.comments[table] = text

    # -- history --------------------------------------------------------------------------------

    @rule(message=st.sampled_from(("one", "two\n\nwith a body", "é 🐘 %")))
    def commit(self, message: str) -> None:
        if self.model.status():
            commit_id = self.repo.commit(message=message)
            assert commit_id not in {entry.commit_id for entry in self.model.line}
            self.model.committed(commit_id, message)
        else:
            with raises_sqlstate("GT001"):
                self.repo.commit(message=message)

    @rule()
    def commit_even_if_empty(self) -> None:
        self.model.committed(self.repo.commit(message="empty", allow_empty=True), "empty")

    @rule(data=st.data())
    def roll_back(self, data: st.DataObject) -> None:
        """A transaction that does a bit of everything and is rolled back."""
        before = copy.deepcopy(self.model)
        with self.repo.conn.transaction(force_rollback=True):
            self.create_or_drop_table(data.draw(TABLES), "integer")
            self.commit_even_if_empty()
            self.create_branch(data.draw(REFS))
            self.compare()
        self.model = before

    # -- names ----------------------------------------------------------------------------------

    @rule(name=REFS)
    def create_branch(self, name: str) -> None:
        query = "SELECT pggit.create_branch(%s)"
        if not self.model.line:
            self.refused("GT002", query, name)
        elif name in self.model.branches:
            self.refused("GT005", query, name)
        else:
            self.repo.sql(query, (name,))
            self.model.branches[name] = self.model.line[-1].commit_id
            self.model.moved(f"refs/heads/{name}", self.model.branches[name])

    @rule(name=REFS, force=st.booleans())
    def delete_branch(self, name: str, force: bool) -> None:
        query = "SELECT pggit.delete_branch(%s, %s)"
        if name == self.model.current:
            self.refused("GT011", query, name, force)
        elif name not in self.model.branches:
            self.refused("GT002", query, name, force)
        else:
            self.repo.sql(query, (name, force))
            del self.model.branches[name]
            self.model.moved(f"refs/heads/{name}", None)

    @rule(old=REFS, new=REFS)
    def rename_branch(self, old: str, new: str) -> None:
        query = "SELECT pggit.rename_branch(%s, %s)"
        model = self.model
        if old not in model.branches and old != model.current:
            self.refused("GT002", query, old, new)
        elif old != new and new in model.branches:
            self.refused("GT005", query, old, new)
        else:
            self.repo.sql(query, (old, new))
            if old != new and old in model.branches:
                model.branches[new] = model.branches.pop(old)
                model.moved(f"refs/heads/{old}", None)
                model.moved(f"refs/heads/{new}", model.branches[new])
                if old == model.current:
                    model.moved("HEAD", model.branches[new])
            if old == model.current:
                model.current = new

    @rule(name=REFS, data=st.data())
    def create_or_delete_tag(self, name: str, data: st.DataObject) -> None:
        if name in self.model.tags:
            self.repo.sql("SELECT pggit.delete_tag(%s)", (name,))
            del self.model.tags[name]
            self.model.moved(f"refs/tags/{name}", None)
        elif self.model.line:
            back = data.draw(st.integers(0, len(self.model.line) - 1))
            self.repo.sql("SELECT pggit.create_tag(%s, %s)", (name, f"HEAD~{back}"))
            self.model.tags[name] = self.model.line[-1 - back].commit_id
            self.model.moved(f"refs/tags/{name}", self.model.tags[name])
        else:
            self.refused("GT002", "SELECT pggit.create_tag(%s)", name)

    def refused(self, code: str, query: str, *arguments: object) -> None:
        """The call is refused, inside a savepoint if there is a transaction."""
        with raises_sqlstate(code), self.repo.conn.transaction():
            self.repo.sql(query, arguments)

    # -- what must always hold ------------------------------------------------------------------

    @invariant()
    def compare(self) -> None:
        model, repo = self.model, self.repo
        assert set(repo.status()) == model.status()
        assert {row.name: row.commit_id for row in repo.branches()} == model.branches
        assert [row.name for row in repo.branches() if row.is_current] == [model.current] * bool(model.line)
        assert repo.one("SELECT pggit.current_branch()") == model.current
        assert dict(repo.sql("SELECT name, commit_id FROM pggit.tags()")) == model.tags
        assert [row.commit_id for row in repo.log()] == [entry.commit_id for entry in model.line[::-1]]
        if model.line:
            assert repo.head() == model.line[-1].commit_id
        else:
            with raises_sqlstate("GT002"), repo.conn.transaction():
                repo.head()

    def read_everything_back(self) -> None:
        """Each commit holds what the model says that it holds, and its tree id is that of its objects."""
        model, repo = self.model, self.repo
        assert repo.verify() == []
        if model.line:
            told = [entry.commit_id for entry in model.line]
            assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
            assert [row.message for row in repo.log()] == [entry.message for entry in model.line[::-1]]
        before: dict[tuple[str, str], str] = {}
        for entry in model.line:
            assert {(row.kind, row.identity) for row in repo.ls_tree(entry.commit_id)} == entry.objects.keys()
            shown = {(row.change, row.kind, row.identity) for row in repo.show(entry.commit_id)}
            assert shown == changes(before, entry.objects)
            objects = frozenset(entry.objects.items())
            assert self.trees.setdefault(objects, repo.tree(entry.commit_id)) == repo.tree(entry.commit_id)
            before = entry.objects
        assert len(set(self.trees.values())) == len(self.trees)
        for ref, commits in model.movements.items():
            assert [row["new_id"] for row in repo.reflog(ref)] == commits[::-1]


def test_a_repository_behaves_as_its_model(database_pool: DatabasePool) -> None:
    """Any sequence of DDL, commits, branches and tags, refused and rolled back ones too, ends as the model says."""

    class Machine(RepositoryMachine):
        databases = database_pool
        trees: dict[frozenset[Any], str] = {}  # noqa: RUF012 - shared by all examples on purpose

    # Not shrunk: that runs hundreds of examples more, each in a database of its own, and outlasts the time limit.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    run_state_machine_as_test(Machine, settings=settings(examples(cost=6), stateful_step_count=15, phases=phases))
    assert len(Machine.trees) > 1
