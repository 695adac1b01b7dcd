"""Servers that a test may break: its own, removed afterwards.

When the test fails, their data directories and logs are kept: artifacts.py.
"""

from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest

from ..cluster import Cluster
from ..servers import Installation
from . import artifacts

_FAILED = pytest.StashKey[bool]()


@pytest.fixture
def cluster_factory(request: pytest.FixtureRequest, installation: Installation) -> Iterator[Callable[..., Cluster]]:
    """Makes servers: takes the keyword arguments of :meth:`Cluster.create`; they are not started yet."""
    made: list[Cluster] = []
    artifacts.forget(request.node.nodeid)

    def make(**kwargs: Any) -> Cluster:
        kwargs.setdefault("purpose", request.node.nodeid)
        return Cluster.create(kwargs.pop("installation", installation), on_create=made.append, **kwargs)

    yield make
    if request.node.stash.get(_FAILED, False):
        for cluster in made:
            artifacts.keep(cluster, request.node.nodeid)
    for cluster in reversed(made):
        cluster.destroy()


@pytest.fixture
def cluster(cluster_factory: Callable[..., Cluster]) -> Cluster:
    """A running server of this test's own, set up as in production."""
    cluster = cluster_factory()
    cluster.start()
    return cluster


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let fixtures know that their test failed."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report
