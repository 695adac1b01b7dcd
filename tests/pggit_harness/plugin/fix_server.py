"""The server that the tests of a run share: ours, or the one that PGHOST names.

One for all workers of pytest-xdist: the controller starts it before the first worker, and
takes it away after the last. Without workers the same code runs when the first test asks.
"""

import signal
import threading
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from ..cluster import FAST, Cluster
from ..cluster.environment import forget_libpq_variables
from ..cluster.registry import clean_stale
from ..databases import ExternalServer
from ..databases.external import external_requested
from .fix_installation import installation_of

Server = Cluster | ExternalServer
_KEY = pytest.StashKey[Server]()
_HANDLERS = pytest.StashKey[list[tuple[signal.Signals, Any]]]()


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Server:
    """The running server that this run's tests share. Tests may not stop or fill it."""
    return server_of(pytestconfig)


def server_of(config: pytest.Config) -> Server:
    """The shared server, started the first time; a worker gets its controller's."""
    if _KEY not in config.stash:
        sent = getattr(config, "workerinput", {}).get("pggit_server")
        config.stash[_KEY] = _attach(sent) if sent else _start(config)
    return config.stash[_KEY]


def _start(config: pytest.Config) -> Server:
    if external_requested():
        external = ExternalServer()
        external.prepare()
        return external
    cluster = Cluster.create(installation_of(config), profile=FAST, name="shared", purpose="the tests' shared server")
    cluster.start()
    return cluster


def _attach(sent: dict[str, str]) -> Server:
    return ExternalServer(sent["run"]) if "run" in sent else Cluster.attach(Path(sent["folder"]))


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the process: libpq's variables are for somebody else's server only, and signals end it in order."""
    if not external_requested():
        forget_libpq_variables()
    if threading.current_thread() is threading.main_thread():
        handled = (signal.SIGTERM, signal.SIGHUP)
        config.stash[_HANDLERS] = [(number, signal.signal(number, _interrupt)) for number in handled]


def _interrupt(signum: int, frame: FrameType | None) -> None:
    """End the session as Ctrl-C does: fixtures are torn down, servers stopped."""
    raise KeyboardInterrupt(signal.Signals(signum).name)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give a worker the server's address (a hook of pytest-xdist)."""
    shared = server_of(node.config)
    if isinstance(shared, Cluster):
        node.workerinput["pggit_server"] = {"folder": str(shared.folder)}
        node.workerinput["pggit_installation"] = shared.installation.to_dict()
    else:
        node.workerinput["pggit_server"] = {"run": shared.run}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test sees only what the shared server logs from here on."""
    shared = item.config.stash.get(_KEY, None)
    if isinstance(shared, Cluster):
        shared.log.mark()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Whoever started the server takes it away; workers have ended before."""
    _take_away(config)
    for number, handler in config.stash.get(_HANDLERS, []):
        signal.signal(number, handler)


def _take_away(config: pytest.Config) -> None:
    shared = config.stash.get(_KEY, None)
    if shared is None or hasattr(config, "workerinput"):
        return
    del config.stash[_KEY]
    if isinstance(shared, ExternalServer):
        shared.clean_up()
    else:
        shared.destroy()
    # A worker that was killed could not take its own servers away.
    clean_stale()
