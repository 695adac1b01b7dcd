"""What a run writes to a temporary folder goes with the run, and what a killed one left goes when the next begins.

pytest itself keeps the folders of three runs for good; ``--basetemp=FOLDER`` keeps those of one.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from ..cluster.registry import clean_stale
from ..servers.temporary import temporary_folder


# Before pytest itself reads this option; it hands parts of the folder to xdist's workers.
@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    clean_stale()
    if config.option.basetemp is None:
        stack = ExitStack()
        config.add_cleanup(stack.close)
        # pytest makes the folder that it is given anew.
        config.option.basetemp = str(Path(stack.enter_context(temporary_folder("pytest")), "run"))
