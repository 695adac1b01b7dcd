"""Where the results of a run are written: results/chaos-WHAT-results-pgVERSION.xml.

A run without --what and without a category in -m is called `all`. An explicit
--junit-xml, --html or --benchmark-json is left alone.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from _pytest.junitxml import xml_key

from ..databases import ExternalServer
from ..databases.external import external_requested
from ..errors import HarnessError
from ..servers.provision import wanted_major
from .markers import CATEGORIES

ROOT = Path(__file__).resolve().parents[3]
RESULTS = ROOT / "results"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("pggit")
    group.addoption("--what", metavar="NAME", help="name of this run in the names of its result files")
    group.addoption("--results-html", action="store_true", help="also write a self-contained HTML report")
    group.addoption("--results-json", action="store_true", help="also write the benchmarks as JSON")


def version_of_run() -> int:
    """Return the PostgreSQL major version that this run attacks.

    Raises:
        pytest.UsageError: the environment names no version or server that there is.
    """
    try:
        if not external_requested():
            return wanted_major()
        with ExternalServer().admin() as connection:
            return connection.info.server_version // 10000
    except HarnessError as error:
        raise pytest.UsageError(str(error)) from error


def name_of_run(config: pytest.Config) -> str:
    """Return what the run is called: --what, else the category of -m, else `all`."""
    what: str | None = config.getoption("--what")
    expression = str(config.getoption("markexpr") or "").strip()
    return what or (expression if expression in CATEGORIES else "all")


def result_path(config: pytest.Config, suffix: str) -> Path:
    """Return the path of a result file of this run; its folder exists afterwards."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    return RESULTS / f"chaos-{name_of_run(config)}-results-pg{version_of_run()}.{suffix}"


# Before the plugins that read these options.
@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or config.option.collectonly or config.option.help:
        return
    option = config.option
    if option.xmlpath is None:
        option.xmlpath = str(result_path(config, "xml"))
        # What a crashed run leaves must not look like the result of this one.
        Path(option.xmlpath).unlink(missing_ok=True)
    if option.results_html and option.htmlpath is None:
        option.htmlpath = str(result_path(config, "html"))
        option.self_contained_html = True
    if option.results_json and option.benchmark_json is None:
        option.benchmark_json = result_path(config, "json")


def commit_of_checkout() -> str | None:
    """Return the commit that is checked out, with a + when the checkout holds changes; None where git knows none."""
    try:
        commit, changes = (
            subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True).stdout.strip()
            for words in (["rev-parse", "HEAD"], ["status", "--porcelain"])
        )
    except (OSError, subprocess.CalledProcessError):
        # An archive of the sources, or a machine without git.
        return None
    return commit + ("+" if changes else "")


# After the result file was opened by pytest itself; workers of pytest-xdist have none.
def pytest_sessionstart(session: pytest.Session) -> None:
    xml = session.config.stash.get(xml_key, None)
    if xml is None:
        return
    seed = session.config.getoption("--run-seed", None)
    if seed is None:
        seed = session.config.getoption("--hypothesis-seed", None)
    for name, value in (("commit", commit_of_checkout()), ("hypothesis_seed", seed)):
        if value is not None:
            xml.add_global_property(name, str(value))
