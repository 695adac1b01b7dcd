"""Injectors that not every machine allows; selection.py names the tests that one leaves out."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from ..cluster import Cluster
from ..faults.failing_io import FailingIO
from ..faults.limits import MemoryLimit, memory_limited


@pytest.fixture
def limit_memory() -> Callable[[int, int], AbstractContextManager[MemoryLimit]]:
    """:func:`pggit_harness.faults.limits.memory_limited`, on a machine that has such limits."""
    return memory_limited


@pytest.fixture
def failing_io() -> Callable[[Cluster], FailingIO]:
    """:class:`pggit_harness.faults.failing_io.FailingIO`, on a machine that can build it."""
    return FailingIO
