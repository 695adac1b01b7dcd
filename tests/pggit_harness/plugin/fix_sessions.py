"""Sessions that a test leads step by step."""

from collections.abc import Iterator

import pytest

from ..databases import Database
from ..workload.sessions import Sessions, open_sessions


@pytest.fixture
def sessions(isolated_database: Database) -> Iterator[Sessions]:
    """Sessions in the test's own database on the shared server, the one that `repo` uses too."""
    with open_sessions(isolated_database) as opened:
        yield opened
