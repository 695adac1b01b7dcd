"""Whatever is done to a repository in whatever order, it says what a model of a few dictionaries says.

Method: a Hypothesis state machine makes DDL and every call of version control: commits, branches, tags, checkouts,
merges, picks, reverts, bundles; refused calls and rolled-back transactions too. Each example has a database of its own.
After each step the answers are compared with the model; at the end every commit is read back and the store is
verified.
"""

from __future__ import annotations

import copy
from itertools import combinations
from typing import Any

import pytest
from hypothesis import Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from pggit_harness.databases import DatabasePool
from pggit_harness.oracles.three_way import ORDER, Key, Merged, Objects
from pggit_harness.oracles.tree_equality import listing
from pggit_harness.workload.examples import examples
from pggit_harness.workload.machine import COLUMNS, COMMENTS, REFS, TABLES, TYPES, SchemaAndRefsMachine
from pggit_harness.workload.merging import preview
from pggit_harness.workload.model import changes, is_on, merge_tables, orders_changed
from pggit_harness.workload.sessions import outcome_of

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.property,
    pytest.mark.slow,
    pytest.mark.promise("P02"),
    pytest.mark.promise("P03"),
    pytest.mark.promise("P05"),
    pytest.mark.promise("P06"),
    pytest.mark.promise("P08"),
    pytest.mark.fault("F00"),
    pytest.mark.fault("F02"),
]

PREFIX = "imported/"


class RepositoryMachine(SchemaAndRefsMachine):
    """What is in workload/machine.py, and history that moves.

    Attributes:
        trees: every set of objects that any example had, with its tree id.
    """

    trees: dict[frozenset[Any], str]

    def teardown(self) -> None:
        try:
            self.read_everything_back()
        finally:
            self.repo.conn.close()
            self.databases.give_back(self.database)

    # -- history --------------------------------------------------------------------------------

    @rule(message=st.sampled_from(("one", "two\n\nwith a body", "é 🐘 %")))
    def commit(self, message: str) -> None:
        if self.model.status():
            commit_id = self.repo.commit(message=message)
            assert commit_id not in self.model.commits
            self.model.committed(commit_id, message)
        else:
            self.refused("GT001", "SELECT pggit.commit(%s)", message)

    @rule()
    def commit_even_if_empty(self) -> None:
        self.model.committed(self.repo.commit(message="empty", allow_empty=True), "empty")

    @rule(ours=REFS, theirs=REFS, data=st.data(), is_crossing=st.booleans())
    def work_on_two_branches(self, ours: str, theirs: str, data: st.DataObject, is_crossing: bool) -> None:
        """What developers do all day, in one step: chance alone would hardly ever come to a merge."""
        start = self.model.head
        for name in (ours, theirs):
            self.work(name, start, data)
        tip = self.model.head
        self.merge_revision(ours)
        if is_crossing and tip is not None and self.model.head is not None and not self.model.status():
            self.go(ours, force=False)
            self.merge_revision(tip)

    def work(self, name: str, start: str | None, data: st.DataObject) -> None:
        """Some commits on a branch, which is made from ``start`` if it is not there yet."""
        if self.model.status():
            self.commit("before")
        if start is not None:
            if name not in self.model.branches:
                self.branch_off(name, start)
            self.go(name, force=False)
        for _ in range(data.draw(st.integers(1, 2))):
            if not self.model.tables():
                self.create_or_drop_table(data.draw(TABLES), data.draw(TYPES))
            elif data.draw(st.booleans()):
                self.add_or_drop_column(data, data.draw(COLUMNS), data.draw(TYPES))
            elif data.draw(st.booleans()):
                self.comment(data, data.draw(COMMENTS))
            else:
                self.create_or_drop_table(data.draw(TABLES), data.draw(TYPES))
            self.commit("work")

    @rule(data=st.data())
    def roll_back(self, data: st.DataObject) -> None:
        """A transaction that does a bit of everything and is rolled back."""
        before = copy.deepcopy(self.model)
        with self.repo.conn.transaction(force_rollback=True):
            self.create_or_drop_table(data.draw(TABLES), "integer")
            self.commit_even_if_empty()
            self.create_branch(data.draw(REFS), data)
            self.go(self.revision(data), force=False)
            self.compare()
        self.model = before

    # -- moving ---------------------------------------------------------------------------------

    @rule(data=st.data(), force=st.booleans())
    def checkout(self, data: st.DataObject, force: bool) -> None:
        self.go(self.revision(data), force)

    def go(self, rev: str, force: bool) -> None:
        """Check out a revision, which may be none."""
        # A branch goes before a tag of the same name.
        commit_id = self.model.branches.get(rev) or self.model.resolve(rev)
        query = "SELECT pggit.checkout(%s, %s)"
        if commit_id is None:
            self.refused("GT002", query, rev, force)
        elif self.model.status() and not force:
            self.refused("GT007", query, rev, force)
        else:
            assert self.repo.one(query, (rev, force)) == commit_id
            self.model.checked_out(rev, commit_id)

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        self.merge_revision(self.revision(data))

    def merge_revision(self, rev: str) -> None:
        """Merge a revision, which may be none, into HEAD."""
        model = self.model
        source, query = model.resolve(rev), "SELECT pggit.merge(%s)"
        if source is None:
            self.refused("GT002", query, rev)
        elif source in model.ancestors(model.head):
            assert self.repo.one(query, (rev,)) == model.head
            event("up to date")
        elif model.head is not None and not model.merge_bases([model.head], source):
            self.refused("22023", query, rev)
        elif model.status():
            self.refused("GT007", query, rev)
        elif model.head is None or model.head in model.ancestors(source):
            assert self.repo.one(query, (rev,)) == source
            model.live = dict(model.objects(source))
            model.head_moved(source)
            event("fast-forward")
        else:
            self.merge_three_ways(rev, model.head, source)

    def merge_three_ways(self, rev: str, target: str, source: str) -> None:
        """Neither side has all that the other one has."""
        model, query = self.model, "SELECT pggit.merge(%s)"
        bases = model.merge_bases([target], source)
        merged = model.merge(target, source)
        orders = orders_changed(*(model.objects(commit_id) for commit_id in (bases[0], target, source)))
        said = self.previewed(rev, merged, orders if len(bases) == 1 else None)
        what = "merge" if len(bases) == 1 else "crossed merge"
        if said:
            self.refused("GT006", query, rev)
            event(f"{what} in conflict")
        else:
            commit_id = self.repo.one(query, (rev,))
            self.landed(merged, model.objects(target), model.objects(source))
            model.committed(commit_id, self.title(rev), source)
            event(what)

    def previewed(self, rev: str, merged: Merged, orders: dict[Key, str] | None) -> set[Key]:
        """What a preview calls a conflict; the model says the same.

        Where histories cross, orders is None: those of the bases would have to be merged first.
        """
        rows = [(row.outcome, (row.kind, row.identity)) for row in preview(self.repo, rev)]
        clean = {key for outcome, key in rows if outcome == "clean" and key[0] != ORDER}
        said = {key for outcome, key in rows if outcome == "conflict"}
        # A table that one side has dropped and the other has put in order.
        unsure = {("table", key[1]) for key in said if orders is None and key[0] == ORDER}
        assert clean - unsure == merged.clean - unsure
        assert {key for key in said if key[0] != ORDER} - unsure == merged.conflicts - unsure
        if orders is not None and not merged.conflicts:
            assert said == {key for key, outcome in orders.items() if outcome == "conflict"}
        return said

    @precondition(lambda self: self.model.commits)
    @rule(data=st.data(), is_revert=st.booleans())
    def pick_or_revert(self, data: st.DataObject, is_revert: bool) -> None:
        rev, model = self.revision(data), self.model
        commit_id = model.resolve(rev)
        query = f"SELECT pggit.{'revert' if is_revert else 'cherry_pick'}(%s)"
        picked = model.commits[commit_id] if commit_id else None
        if picked is None:
            self.refused("GT002", query, rev)
        elif len(picked.parents) > 1:
            self.refused("22023", query, rev)
        elif model.status():
            self.refused("GT007", query, rev)
        else:
            before = model.objects(picked.parents[0] if picked.parents else None)
            base, source = (picked.objects, before) if is_revert else (before, picked.objects)
            title = picked.message.split("\n")[0]
            undone = f'Revert "{title}"\n\nThis reverts commit {commit_id}.'
            self.change_again(query, rev, base, source, undone if is_revert else picked.message)

    def change_again(self, query: str, rev: str, base: Objects, source: Objects, message: str) -> None:
        """What turned one set of objects into the other is done to HEAD."""
        target = self.model.objects(self.model.head)
        merged = merge_tables(base, target, source)
        orders = set(orders_changed(base, target, source).values())
        if merged.conflicts or "conflict" in orders:
            self.refused("GT006", query, rev)
            event("pick in conflict")
        elif (
            not merged.clean
            and "clean" not in orders
            and self.is_there_already(query, rev, certain="both" not in orders)
        ):
            event("pick of nothing")
        else:
            commit_id = self.repo.one(query, (rev,))
            self.landed(merged, target, source)
            self.model.committed(commit_id, message)
            event("pick")

    def is_there_already(self, query: str, rev: str, certain: bool) -> bool:
        """HEAD has all of a change. Whether an order of columns that both have changed is a change left to make
        is for pggit to say."""
        with self.repo.conn.transaction(force_rollback=True):
            found = outcome_of(lambda: self.repo.sql(query, (rev,)))
        assert found.sqlstate == "GT001" or (found.sqlstate is None and not certain), found
        return found.sqlstate is not None

    def landed(self, merged: Merged, target: Objects, source: Objects) -> None:
        """The live schema is what both sides together have; orders of columns keep what both agree upon."""
        found = listing(self.repo.conn)
        names = self.orders()
        assert names.keys() == {key for key in found if key[0] == ORDER}
        live = dict(merged.objects)
        for key, columns in names.items():
            live[key] = ",".join(columns)
            wanted = {k[1] for k in live if k[0] == "table column" and is_on(k, key[1])}
            assert {f"{key[1]}.{column}" for column in columns} == wanted
            sides = [side.get(key, "").split(",") for side in (target, source)]
            for first, second in combinations(columns, 2):
                assert not all(
                    {first, second} <= {*side} and side.index(second) < side.index(first) for side in sides
                ), f"{second} comes before {first} on both sides"
        self.model.live = live

    def title(self, rev: str) -> str:
        """The message of a merge, in git's words."""
        kind = "tag" if rev in self.model.tags else "branch" if rev in self.model.branches else "commit"
        into = "" if self.model.current == "main" else f" into {self.model.current or 'HEAD'}"
        return f"Merge {kind} '{rev}'{into}"

    # -- care -----------------------------------------------------------------------------------

    @precondition(lambda self: self.model.commits)
    @rule()
    def collect_garbage(self) -> None:
        """What the reflog still knows stays."""
        self.repo.sql("SELECT pggit.gc()")

    @precondition(lambda self: self.model.branches)
    @rule(data=st.data())
    def take_in_a_bundle(self, data: st.DataObject) -> None:
        """A branch goes out and comes in again under a prefix, where it only ever moves forward."""
        model = self.model
        name = data.draw(st.sampled_from(sorted(model.branches)))
        query = "SELECT ref FROM pggit.import_bundle(pggit.export_bundle('refs/heads/' || %s))"
        arriving, commit_id = PREFIX + name, model.branches[name]
        there = model.branches.get(arriving)
        tags = {f"{PREFIX}{tag}": tagged for tag, tagged in model.tags.items() if tagged in model.ancestors(commit_id)}
        if arriving == model.current and there != commit_id:
            self.refused("GT011", query, name)
        elif there not in {None, *model.ancestors(commit_id)} or any(
            model.tags.get(tag, tagged) != tagged for tag, tagged in tags.items()
        ):
            self.refused("GT005", query, name)
        else:
            assert {row[0] for row in self.repo.sql(query, (name,))} == {arriving, *tags}
            for ref, old, new in [(f"refs/heads/{arriving}", there, commit_id)] + [
                (f"refs/tags/{tag}", model.tags.get(tag), tagged) for tag, tagged in tags.items()
            ]:
                if old != new:
                    model.moved(ref, new)
            model.branches[arriving] = commit_id
            model.tags |= tags

    # -- what must always hold ------------------------------------------------------------------

    @invariant()
    def compare(self) -> None:
        model, repo = self.model, self.repo
        assert set(repo.status()) == model.status()
        assert {row.name: row.commit_id for row in repo.branches()} == model.branches
        assert [row.name for row in repo.branches() if row.is_current] == [
            name for name in model.branches if name == model.current
        ]
        assert repo.one("SELECT pggit.current_branch()") == model.current
        assert dict(repo.sql("SELECT name, commit_id FROM pggit.tags()")) == model.tags
        assert {row.commit_id for row in repo.log()} == model.ancestors(model.head)
        if model.head is None:
            self.refused("GT002", "SELECT pggit.rev_parse('HEAD')")
        else:
            assert repo.head() == model.head

    def read_everything_back(self) -> None:
        """Each commit holds what the model says that it holds, and its tree id is that of its objects."""
        model, repo = self.model, self.repo
        assert repo.verify() == []
        if model.head is not None:
            seen: set[str] = set()
            for row in repo.log():
                commit = model.commits[row.commit_id]
                assert (tuple(row.parent_ids), row.message) == (commit.parents, commit.message)
                assert not seen & set(commit.parents), "a parent comes before its child"
                seen.add(row.commit_id)
        for commit_id, entry in model.commits.items():
            assert {(row.kind, row.identity) for row in repo.ls_tree(commit_id)} == entry.objects.keys()
            shown = {(row.change, row.kind, row.identity) for row in repo.show(commit_id)}
            assert shown == changes(model.objects(entry.parents[0] if entry.parents else None), entry.objects)
            objects = frozenset(entry.objects.items())
            assert self.trees.setdefault(objects, repo.tree(commit_id)) == repo.tree(commit_id)
        assert len(set(self.trees.values())) == len(self.trees)
        for ref, commits in model.movements.items():
            assert [row["new_id"] for row in repo.reflog(ref)] == commits[::-1]


def test_a_repository_behaves_as_its_model(database_pool: DatabasePool) -> None:
    """Any sequence of DDL and calls, refused and rolled back ones too, ends as the model says."""

    class Machine(RepositoryMachine):
        databases = database_pool
        trees: dict[frozenset[Any], str] = {}  # noqa: RUF012 - shared by all examples on purpose

    # Not shrunk: that runs hundreds of examples more, each in a database of its own, and outlasts the time limit.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    run_state_machine_as_test(Machine, settings=settings(examples(cost=6), stateful_step_count=25, phases=phases))
    assert len(Machine.trees) > 1
