"""Real schemas, written by people who never heard of pggit, are rebuilt and moved like any other.

Method: packages of PyPI and npm ship the schemas of their programs, and what each release changed; PostgreSQL itself
ships extensions, whose scripts make every kind of object when they are run as anybody's SQL. They are loaded
release by release and committed. The last one is rebuilt in an empty database; the live schema is moved back through
all releases to nothing and forward again, once where they were made (renames were seen) and once in another
database that has the history from a bundle. The judges are ``pg_dump --schema-only`` and the tree id.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pggit_harness.cluster import Database
from pggit_harness.oracles.tree_equality import tree_id
from pggit_harness.packages.contrib import CONTRIB, contrib_releases
from pggit_harness.packages.releases import PACKAGES, releases
from pggit_harness.workload.rebuilding import run_script, script_of
from pggit_harness.workload.released import Released
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.migration,
    pytest.mark.slow,
    pytest.mark.fault("F00"),
    pytest.mark.promise("P04"),
    pytest.mark.promise("P05"),
]


def rebuild_and_move(released: Released, empty: Callable[[], Database]) -> None:
    """Each release from nothing, to nothing, and from the one before and after it."""
    repo, commits = released.repo, list(released.dumps)
    with Repo.open(empty()) as copy:
        run_script(copy, script_of(repo))
        copy.run("RESET ALL")
        assert released.differences(commits[-1], copy) == ""
        assert tree_id(copy.conn) == tree_id(repo.conn)
    released.visit(repo, [*commits[-2::-1], *commits[1:]])
    assert repo.verify() == []
    with Repo.open(empty()) as elsewhere:
        elsewhere.sql("SELECT * FROM pggit.import_bundle(%s)", (repo.one("SELECT pggit.export_bundle('main')"),))
        released.visit(elsewhere, [*commits, *commits[-2::-1], commits[-1], commits[0]])
        assert elsewhere.verify() == []


@pytest.mark.parametrize("name", PACKAGES)
@pytest.mark.timeout(1200)
def test_a_package_is_rebuilt_and_moved(name: str, repo: Repo, database_factory: Callable[[], Database]) -> None:
    """The schema of a program, through its releases."""
    released = Released(repo, releases(name), database_factory)
    assert len(repo.ls_tree()) > 50
    rebuild_and_move(released, database_factory)


@pytest.mark.parametrize("name", CONTRIB)
def test_an_extension_of_postgresql_is_rebuilt_and_moved(
    name: str, repo: Repo, database_factory: Callable[[], Database]
) -> None:
    """The scripts of an extension run as plain SQL: types, operators, their classes, casts, C functions."""
    (folder, default) = repo.sql(
        "SELECT setting || '/extension', default_version FROM pg_config() AS c, pg_available_extensions AS e"
        " WHERE c.name = 'SHAREDIR' AND e.name = %s",
        (name,),
    )[0]
    released = Released(repo, contrib_releases(name, Path(folder), default), database_factory)
    assert len(repo.ls_tree()) > 5
    rebuild_and_move(released, database_factory)
