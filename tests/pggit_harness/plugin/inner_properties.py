"""Statistics of the properties inside a test.

A property that commits shares a database between its examples, so its function with @given stands
inside the test that has the fixtures. Hypothesis only reports on functions that are tests themselves;
here the test reports for all that it called.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import is_hypothesis_test
from hypothesis.statistics import collector, describe_statistics


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Collect what each property tells at its end; Hypothesis' own plugin prints it."""
    if is_hypothesis_test(getattr(item, "obj", None)):
        return (yield)
    told: list[str] = []

    def note(statistics: dict[str, Any]) -> None:
        statistics["nodeid"] = item.nodeid
        told.append(describe_statistics(statistics))  # type: ignore[arg-type]  # a private TypedDict

    with collector.with_value(note):  # type: ignore[arg-type]  # declared as None, its first value
        try:
            return (yield)
        finally:
            if told:
                # The name under which Hypothesis' plugin looks for them.
                item.hypothesis_statistics = "\n\n".join(told)  # type: ignore[attr-defined]
