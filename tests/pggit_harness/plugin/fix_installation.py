"""The PostgreSQL of this run, with the extension in it."""

import pytest

from ..servers import Installation, provision

# The environment of worker processes: the controller has looked once for all of them.
KEY = pytest.StashKey[Installation]()


@pytest.fixture(scope="session")
def installation(pytestconfig: pytest.Config) -> Installation:
    """The programs, libraries and the extension that this run's servers use."""
    return installation_of(pytestconfig)


def installation_of(config: pytest.Config) -> Installation:
    """The installation of this run, made the first time; a worker gets its controller's."""
    if KEY not in config.stash:
        sent = getattr(config, "workerinput", {}).get("pggit_installation")
        config.stash[KEY] = Installation.from_dict(sent) if sent else provision()
    return config.stash[KEY]
