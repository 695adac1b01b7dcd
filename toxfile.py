"""tox plugin of this project: one twin of every server environment for each PostgreSQL version.

`pg16-smoke` is `smoke` with PG=16, and so on for every version of ci/matrix.toml
and every environment that starts a server. They are made here, so that tox.ini
does not repeat the list of versions in each of its sections.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from tox.config.loader.memory import MemoryLoader
from tox.config.sets import ConfigSet, EnvConfigSet
from tox.plugin import impl
from tox.session.state import State

MATRIX = tomllib.loads((Path(__file__).parent / "ci" / "matrix.toml").read_text(encoding="utf-8"))


def _twins() -> Iterator[tuple[str, str, int]]:
    """Yield (environment, environment of tox.ini that it repeats, PostgreSQL major version)."""
    tiers = [tier for tier in MATRIX["tiers"] if tier != "category"]
    categories = [f"chaos-{category}" for category in MATRIX["categories"]]
    for name in [*tiers, *categories, *MATRIX["environments"]["server"]]:
        for version in MATRIX["postgresql"]["versions"]:
            yield f"pg{version}-{name}", name, version


@impl
def tox_extend_envs() -> list[str]:
    return [twin for twin, _, _ in _twins()]


@impl
def tox_add_core_config(core_conf: ConfigSet, state: State) -> None:
    for twin, name, _ in _twins():
        state.conf.memory_seed_loaders[twin].append(MemoryLoader(base=[f"testenv:{name}", "testenv"]))


@impl
def tox_add_env_config(env_conf: EnvConfigSet, state: State) -> None:
    for twin, _, version in _twins():
        if env_conf.name == twin:
            env_conf["set_env"].update({"PG": str(version)}, override=True)
