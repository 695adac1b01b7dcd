"""Half of the state machine of tests/chaos/test_property_repository.py: the live schema, and names for commits.

Each rule does something to a repository and to its model; what the model says is refused has to be refused.
"""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from ..databases import DatabasePool
from ..oracles.sqlstate import raises_sqlstate
from ..oracles.three_way import ORDER
from ..oracles.tree_equality import listing
from .model import Model, is_on
from .repo import Repo

# As PostgreSQL quotes them.
TABLES = st.sampled_from(("public.a", 'public."A b"', 'public."é"'))
COLUMNS = st.sampled_from(("id", "n", '"x.y"'))
TYPES = st.sampled_from(("integer", "text", "numeric(5,2)"))
COMMENTS = st.sampled_from(("", "a comment", "it's \\ %s"))
REFS = st.sampled_from(("main", "dev", "feature/x", "v1", "é"))


class SchemaAndRefsMachine(RuleBasedStateMachine):
    """A repository and its model, side by side.

    Attributes:
        databases: where each example gets its database; set by the test.
    """

    databases: DatabasePool

    def __init__(self) -> None:
        super().__init__()
        self.database = self.databases.take()
        self.repo = Repo(self.database)
        self.model = Model()

    # -- the live schema ------------------------------------------------------------------------

    @rule(table=TABLES, kind=TYPES)
    def create_or_drop_table(self, table: str, kind: str) -> None:
        if table in self.model.tables():
            self.repo.run(f"DROP TABLE {table}")
            self.model.drop_table(table)
        else:
            self.repo.run(f"CREATE TABLE {table} (id {kind})")
            self.model.create_table(table, "id", kind)

    @precondition(lambda self: self.model.tables())
    @rule(data=st.data(), column=COLUMNS, kind=TYPES)
    def add_or_drop_column(self, data: st.DataObject, column: str, kind: str) -> None:
        table = data.draw(st.sampled_from(self.model.tables()))
        if column in self.model.columns(table):
            self.repo.run(f"ALTER TABLE {table} DROP COLUMN {column}")
            self.model.drop_column(table, column)
        else:
            self.repo.run(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
            self.model.add_column(table, column, kind)

    @precondition(lambda self: self.model.tables())
    @rule(data=st.data(), text=COMMENTS)
    def comment(self, data: st.DataObject, text: str) -> None:
        table = data.draw(st.sampled_from(self.model.tables()))
        quoted = text.replace("'", "''")
        self.repo.run(f"COMMENT ON TABLE {table} IS '{quoted}'")
        self.model.live.pop(("comment", f"table {table}"), None)
        if text:  # an empty comment is none
            self.model.live["comment", f"table {table}"] = text

    @rule(data=st.data(), table=TABLES)
    def restore_table(self, data: st.DataObject, table: str) -> None:
        """One table with all that is on it goes back to what it was in a revision."""
        rev = self.revision(data)
        commit_id = self.model.resolve(rev)
        query = "SELECT pggit.restore('table', %s, %s)"
        there = self.model.objects(commit_id)
        if commit_id is None or ("table", table) not in there | self.model.live:
            self.refused("GT002", query, table, rev)
        else:
            self.repo.sql(query, (table, rev))
            self.model.drop_table(table)
            self.model.live |= {key: text for key, text in there.items() if is_on(key, table)}

    # -- names ----------------------------------------------------------------------------------

    def revision(self, data: st.DataObject) -> str:
        """A branch, a tag, a commit's id, or a name that may be none of them."""
        model = self.model
        some = st.sampled_from(sorted({*model.branches, *model.tags, *model.commits, "main", "é"}))
        return data.draw(st.sampled_from(sorted(model.branches)) | some if model.branches else some)

    @rule(name=REFS, data=st.data())
    def create_branch(self, name: str, data: st.DataObject) -> None:
        self.branch_off(name, self.revision(data))

    def branch_off(self, name: str, rev: str) -> None:
        """Make a branch at a revision, which may be none."""
        query = "SELECT pggit.create_branch(%s, %s)"
        commit_id = self.model.resolve(rev)
        if commit_id is None:
            self.refused("GT002", query, name, rev)
        elif name in self.model.branches:
            self.refused("GT005", query, name, rev)
        else:
            self.repo.sql(query, (name, rev))
            self.model.branches[name] = commit_id
            self.model.moved(f"refs/heads/{name}", commit_id)

    @rule(name=REFS, force=st.booleans())
    def delete_branch(self, name: str, force: bool) -> None:
        query, model = "SELECT pggit.delete_branch(%s, %s)", self.model
        if name == model.current:
            self.refused("GT011", query, name, force)
        elif name not in model.branches:
            self.refused("GT002", query, name, force)
        elif not force and model.branches[name] not in model.ancestors(model.head):
            self.refused("GT011", query, name, force)
        else:
            self.repo.sql(query, (name, force))
            del model.branches[name]
            model.moved(f"refs/heads/{name}", None)

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
        rev, query = self.revision(data), "SELECT pggit.create_tag(%s, %s)"
        commit_id = self.model.resolve(rev)
        if name in self.model.tags:
            self.repo.sql("SELECT pggit.delete_tag(%s)", (name,))
            del self.model.tags[name]
            self.model.moved(f"refs/tags/{name}", None)
        elif commit_id is None:
            self.refused("GT002", query, name, rev)
        else:
            self.repo.sql(query, (name, rev))
            self.model.tags[name] = commit_id
            self.model.moved(f"refs/tags/{name}", commit_id)

    @precondition(lambda self: self.model.commits)
    @rule(data=st.data())
    def revisions_follow_parents(self, data: st.DataObject) -> None:
        """rev~N goes along first parents; rev^N is the Nth parent."""
        commits = self.model.commits
        commit_id = data.draw(st.sampled_from(sorted(commits)))
        for n, parent in enumerate(commits[commit_id].parents, start=1):
            assert self.repo.rev_parse(f"{commit_id}^{n}") == parent
        self.refused("GT002", "SELECT pggit.rev_parse(%s)", f"{commit_id}^{len(commits[commit_id].parents) + 1}")
        line = [commit_id]
        while commits[line[-1]].parents:
            line.append(commits[line[-1]].parents[0])
        assert [self.repo.rev_parse(f"{commit_id}~{n}") for n in range(len(line))] == line
        self.refused("GT002", "SELECT pggit.rev_parse(%s)", f"{commit_id}~{len(line)}")

    def refused(self, code: str, query: str, *arguments: object) -> None:
        """The call is refused, inside a savepoint if there is a transaction."""
        with raises_sqlstate(code), self.repo.conn.transaction():
            self.repo.sql(query, arguments)

    def orders(self) -> dict[tuple[str, str], list[str]]:
        """The columns of each table of the live schema, in their order."""
        return {
            key: [name for name in text.removeprefix(f"{key[1]} (").removesuffix(")").split(", ") if name]
            for key, text in listing(self.repo.conn).items()
            if key[0] == ORDER
        }
