"""Hypothesis profiles: default, thorough and quick, and the seed of a run."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, core, settings
from hypothesis.database import DirectoryBasedExampleDatabase

ROOT = Path(__file__).resolve().parents[3]


def register() -> None:
    """Register the profiles and load `default`; --hypothesis-profile then picks another.

    Examples are never derandomized, in CI neither (Hypothesis would do so by
    itself there): the suite is there to find what nobody has seen yet.
    """
    storage = os.environ.get("HYPOTHESIS_STORAGE_DIRECTORY", str(ROOT / ".hypothesis"))
    database = DirectoryBasedExampleDatabase(str(Path(storage) / "examples"))
    common = settings(database=database, derandomize=False, print_blob=True)
    settings.register_profile("default", common, max_examples=50, deadline=None)
    settings.register_profile("thorough", common, max_examples=200, deadline=None)
    settings.register_profile("quick", common, max_examples=10, deadline=5000)
    # Against an impostor every test is to fail; which is the smallest example does not matter.
    phases = [Phase.explicit, Phase.generate]
    settings.register_profile("hollow", common, max_examples=10, deadline=None, phases=phases, database=None)
    settings.load_profile("default")


register()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("pggit")
    group.addoption(
        "--fresh-seed",
        action="store_true",
        help="examples that differ from run to run, from a seed that is said (--hypothesis-seed=random does neither)",
    )
    group.addoption("--run-seed", metavar="N", type=int, help="the examples of the run that said this seed")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--fresh-seed") and config.option.run_seed is None:
        # Workers of xdist have the options of the command line, not what was made of them.
        given: Mapping[str, Any] = getattr(config, "workerinput", {})
        config.option.run_seed = given.get("pggit_run_seed", secrets.randbits(32))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["pggit_run_seed"] = node.config.option.run_seed


# Not --hypothesis-seed: with that, Hypothesis neither reads nor writes its examples, and what failed last week
# would not be tried first this week.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    seed = item.config.getoption("--run-seed")
    if seed is not None:
        # By name, so that order, selection and workers do not matter. Hypothesis has no public way to say this.
        core.threadlocal._hypothesis_global_random = random.Random(f"{seed} {item.nodeid}")


def pytest_report_header(config: pytest.Config) -> str | None:
    seed = config.getoption("--run-seed")
    return None if seed is None else f"hypothesis seed: {seed} (--run-seed={seed} runs the same examples again)"
