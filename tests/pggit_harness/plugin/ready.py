"""The PostgreSQL of the run is there before the first test, and not within its time limit.

The first run on a machine downloads it, which can take minutes and shall be seen; and a
server that cannot be had is one clear message instead of an error in every test.
"""

from __future__ import annotations

import pytest

from ..databases.external import external_requested
from ..errors import HarnessError
from .fix_installation import installation_of


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Fetch what the collected tests need; workers of pytest-xdist get it from their controller.

    Raises:
        pytest.UsageError: it cannot be had.
    """
    config = session.config
    if config.option.collectonly or hasattr(config, "workerinput") or external_requested():
        return
    if not any("installation" in getattr(item, "fixturenames", ()) for item in session.items):
        return
    capture = config.pluginmanager.getplugin("capturemanager")
    assert capture is not None
    with capture.global_and_fixture_disabled():
        try:
            installation_of(config)
        except HarnessError as error:
            raise pytest.UsageError(str(error)) from error
