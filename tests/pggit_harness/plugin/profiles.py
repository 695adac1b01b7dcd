"""Hypothesis profiles: default, thorough and quick, and the seed of a run."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest
from hypothesis import Phase, settings
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
    parser.getgroup("pggit").addoption(
        "--fresh-seed",
        action="store_true",
        help="give Hypothesis a seed that differs from run to run, and say it (--hypothesis-seed=random does neither)",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # Only here, before Hypothesis reads its option; xdist hands it on to the workers.
    if config.getoption("--fresh-seed") and config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(secrets.randbits(32))


def pytest_report_header(config: pytest.Config) -> str | None:
    seed = config.getoption("--hypothesis-seed")
    return None if seed is None else f"hypothesis seed: {seed} (--hypothesis-seed={seed} runs the same examples again)"
