"""locks/*.txt pin everything that pyproject.toml asks for, by hash and without an address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ci import lock

# What users were promised: the lower bounds of the extra `chaos`.
PROMISED = {
    "hypothesis>=6.100",
    "psutil>=5.9",
    "psycopg[binary,pool]>=3.1",
    "pytest>=8",
    "pytest-asyncio>=0.23",
    "pytest-html>=4.1",
    "pytest-timeout>=2.2",
    "pytest-xdist>=3.5",
}


@pytest.mark.parametrize("name", lock.LOCKS)
def test_a_lock_satisfies_pyproject(name: str) -> None:
    """A bound that was raised without `make lock` is noticed here, without a network."""
    pinned = lock.pinned(name)
    for text in lock.wanted(name):
        requirement = Requirement(text)
        package = canonicalize_name(requirement.name)
        assert package in pinned, f"{package} is not in locks/{name}: make lock"
        version = pinned[package]
        assert requirement.specifier.contains(version, prereleases=True), f"{text}, locked {version}: make lock"
        if requirement.extras:
            assert {f"{package}-{extra}" for extra in requirement.extras} <= set(pinned)


def test_locks_agree_with_each_other() -> None:
    """lint.txt is tests.txt and more, so that both check the same code with the same libraries."""
    tests, lint = lock.pinned("tests.txt"), lock.pinned("lint.txt")
    assert {name: lint.get(name) for name in tests} == tests


@pytest.mark.parametrize("name", lock.LOCKS)
def test_every_pin_has_hashes_and_no_address(root: Path, name: str) -> None:
    """Whatever index a user has, the file that arrives is the one that was locked."""
    text = (root / "locks" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    pins = [entry for entry in entries if re.match(r"[a-z0-9]", entry)]
    assert len(pins) == len(lock.pinned(name))
    assert [entry.split()[0] for entry in pins if "--hash=sha256:" not in entry] == []


def test_the_extra_chaos_has_the_promised_bounds(root: Path) -> None:
    """`uv pip install -e ".[chaos]"` is enough for pytest, and not too much for anybody's environment."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    extra = project["project"]["optional-dependencies"]["chaos"]
    assert set(extra) >= PROMISED
    assert {Requirement(text).name for text in extra} - {Requirement(text).name for text in PROMISED} == {
        "pytest-benchmark"
    }
