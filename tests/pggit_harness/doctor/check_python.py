"""Python and the packages that the tests import."""

import importlib.util
import platform
import sys
from collections.abc import Iterator

from .finding import Finding

_PACKAGES = ("psycopg", "psycopg_pool", "psutil", "pytest", "pytest_asyncio", "pytest_timeout", "xdist", "hypothesis")


def check() -> Iterator[Finding]:
    """This Python, and what the extra ``chaos`` brings."""
    yield Finding("Python", "ok", f"{platform.python_version()} ({sys.executable})")
    absent = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if absent:
        mend = 'tox makes environments that have them; in one of your own: uv pip install -e ".[chaos]"'
        yield Finding("Python packages", "note", "not in this environment: " + ", ".join(absent), mend)
    else:
        yield Finding("Python packages", "ok", "all there")
