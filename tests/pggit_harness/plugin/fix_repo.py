"""A repository to commit to."""

from collections.abc import Iterator

import pytest

from ..cluster import Cluster
from ..databases import Database
from ..workload.repo import Repo


@pytest.fixture
def repo(isolated_database: Database) -> Iterator[Repo]:
    """A repository in the test's own database on the shared server."""
    with Repo.open(isolated_database) as opened:
        yield opened


@pytest.fixture
def durable_repo(cluster: Cluster) -> Iterator[Repo]:
    """A repository on a server of the test's own, set up as in production."""
    with Repo.open(cluster.create_database()) as opened:
        yield opened
