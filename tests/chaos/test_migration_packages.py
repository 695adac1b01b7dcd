"""Real schemas, written by people who never heard of pggit, are rebuilt and moved like any other.

Method: packages of PyPI and npm ship the schemas of their programs, and what each release changed. They are loaded
release by release and committed. The last one is rebuilt in an empty database; the live schema is moved back through
all releases to nothing and forward again, once where they were made (renames were seen) and once in another
database that has the history from a bundle. The judges are ``pg_dump --schema-only`` and the tree id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from pggit_harness.cluster import Database
from pggit_harness.oracles.same_schema import dump_differences
from pggit_harness.oracles.tree_equality import tree_id
from pggit_harness.packages.releases import PACKAGES, releases
from pggit_harness.workload.dumps import pg_dump, psql, restorable
from pggit_harness.workload.rebuilding import run_script, script_of
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.migration,
    pytest.mark.slow,
    pytest.mark.fault("F00"),
    pytest.mark.promise("P04"),
    pytest.mark.promise("P05"),
]


class Package:
    """A package's schema in a repository: its commits, and what pg_dump said of each."""

    def __init__(self, repo: Repo, name: str, empty: Callable[[], Database]) -> None:
        self.repo, self._empty = repo, empty
        repo.commit(message="nothing", allow_empty=True)
        self.dumps = {repo.head(): self.dump(repo)}
        for release in releases(name):
            for script in release.scripts:
                repo.run(script)
            repo.run("RESET ALL")
            self.dumps[repo.commit(message=release.name, allow_empty=True)] = self.dump(repo)

    def dump(self, repo: Repo) -> str:
        """The live schema, as pg_dump writes it."""
        return pg_dump(repo.database.conninfo, "--schema-only")

    def differences(self, commit: str, repo: Repo) -> str:
        """What distinguishes the live schema from the one of that commit: from what its dump restores to, at least.

        PostgreSQL prints some expressions in another way once it has read what it printed.
        """
        found = dump_differences(self.dumps[commit], self.dump(repo))
        if found:
            with Repo.open(self._empty()) as restored:
                psql(restored.database.conninfo, restorable(self.dumps[commit]))
                found = dump_differences(self.dump(restored), self.dump(repo))
        return found

    def visit(self, repo: Repo, commits: Iterable[str]) -> None:
        """Check out each of these commits, and compare."""
        for commit in commits:
            repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (commit,))
            assert self.differences(commit, repo) == "", commit
            assert repo.status() == []


@pytest.mark.parametrize("name", PACKAGES)
@pytest.mark.timeout(1200)
def test_a_package_is_rebuilt_and_moved(name: str, repo: Repo, database_factory: Callable[[], Database]) -> None:
    """Each release from nothing, to nothing, and from the one before and after it."""
    package = Package(repo, name, database_factory)
    commits = list(package.dumps)
    assert len(repo.ls_tree()) > 50
    with Repo.open(database_factory()) as copy:
        run_script(copy, script_of(repo))
        copy.run("RESET ALL")
        assert package.differences(commits[-1], copy) == ""
        assert tree_id(copy.conn) == tree_id(repo.conn)
    package.visit(repo, [*commits[-2::-1], *commits[1:]])
    assert repo.verify() == []
    with Repo.open(database_factory()) as elsewhere:
        elsewhere.sql("SELECT * FROM pggit.import_bundle(%s)", (repo.one("SELECT pggit.export_bundle('main')"),))
        package.visit(elsewhere, [*commits, *commits[-2::-1], commits[-1], commits[0]])
        assert elsewhere.verify() == []
