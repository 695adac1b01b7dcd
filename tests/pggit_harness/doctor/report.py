"""Run every check and print what it says."""

from collections.abc import Callable, Iterator

from . import check_browser, check_build, check_cache, check_faults, check_python, check_servers
from .finding import Finding

_SECTIONS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("Python", check_python.check),
    ("Build", check_build.check),
    ("Cache and account", check_cache.check),
    ("PostgreSQL", check_servers.check),
    ("Faults that can be injected here", check_faults.check),
    ("Report", check_browser.check),
)
_SIGN = {"ok": "ok     ", "note": "note   ", "missing": "MISSING"}


def examine() -> int:
    """Print the report; exit code 0 when the smoke tests can run here."""
    missing = 0
    for title, check in _SECTIONS:
        print(title)
        for finding in check():
            missing += finding.status == "missing"
            print(f"  {_SIGN[finding.status]}  {finding.subject}: {finding.found}")
            if finding.leaves_out:
                print(f"             leaves out: {finding.leaves_out}")
            if finding.mend and finding.status != "ok":
                print(f"             to mend it: {finding.mend}")
        print()
    print(f"Smoke cannot run here: {missing} missing." if missing else "Smoke can run here.")
    return 1 if missing else 0
