"""A plugin of pytest (`-p guide.narrow`) that keeps one test of each category of those that were selected.

`make guide` puts it in front of commands that take minutes. What the command itself selects, its options and its
fixtures stay; a quick test is kept rather than a slow one, and a benchmark when benchmarks were asked for.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest

CATEGORIES = ("property", "concurrent", "transaction", "resource", "corruption", "recovery", "load", "migration")


def _category(item: pytest.Item) -> str:
    return next((name for name in CATEGORIES if item.get_closest_marker(name)), "")


# Around the others, so that what they leave out is gone already.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None]:
    yield
    measured = config.getoption("benchmark_only", default=False)
    candidates = [item for item in items if not measured or "benchmark" in getattr(item, "fixturenames", ())]
    kept: dict[str, pytest.Item] = {}
    for item in sorted(candidates, key=lambda item: item.get_closest_marker("slow") is not None):
        kept.setdefault(_category(item), item)
    left_out = [item for item in items if item not in kept.values()]
    items[:] = [item for item in items if item in kept.values()]
    config.hook.pytest_deselected(items=left_out)
