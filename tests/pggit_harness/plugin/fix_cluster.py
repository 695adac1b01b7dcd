"""Servers that a test may break: its own, removed afterwards.

When the test fails, their data directories and logs are kept under ``tests/artifacts``.
"""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest

from ..cluster import Cluster
from ..servers import Installation
from ..servers.extension import CHECKOUT

_FAILED = pytest.StashKey[bool]()


@pytest.fixture
def cluster_factory(request: pytest.FixtureRequest, installation: Installation) -> Iterator[Callable[..., Cluster]]:
    """Makes servers: takes the keyword arguments of :meth:`Cluster.create`; they are not started yet."""
    made: list[Cluster] = []

    def make(**kwargs: Any) -> Cluster:
        kwargs.setdefault("purpose", request.node.nodeid)
        return Cluster.create(kwargs.pop("installation", installation), on_create=made.append, **kwargs)

    yield make
    if request.node.stash.get(_FAILED, False):
        for cluster in made:
            _keep(cluster, request.node.nodeid)
    for cluster in reversed(made):
        cluster.destroy()


@pytest.fixture
def cluster(cluster_factory: Callable[..., Cluster]) -> Cluster:
    """A running server of this test's own, set up as in production."""
    cluster = cluster_factory()
    cluster.start()
    return cluster


def _keep(cluster: Cluster, test: str) -> None:
    """Keep the data directory as the failure left it, and the log."""
    if not cluster.folder.exists():
        return
    if cluster.is_running:
        cluster.stop("immediate")  # a fast stop would write a checkpoint over the evidence
    name = re.sub(r"[^\w.-]+", "_", test)[-120:]
    target = CHECKOUT / "tests" / "artifacts" / name / f"{cluster.name}-{cluster.identity}"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(cluster.folder, target, symlinks=True)
    print(f"\nThe server {cluster.name} of the failed test is kept in {target}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let fixtures know that their test failed."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report
