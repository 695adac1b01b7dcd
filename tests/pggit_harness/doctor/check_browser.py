"""The browser that looks at the report."""

import shutil
from collections.abc import Iterator

from .finding import Finding

# As Debian, Ubuntu and others, and Google call it.
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MEND = "apt-get install chromium, or what your system calls it"


def browser() -> str | None:
    """Return the path of a Chromium in PATH, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def check() -> Iterator[Finding]:
    """A Chromium, which `make report-browser` alone needs."""
    found = browser()
    if found:
        yield Finding("Chromium", "ok", found)
    else:
        yield Finding("Chromium", "note", "none in PATH", MEND, "make report-browser, which fails without it")
