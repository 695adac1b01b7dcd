"""What child processes get to see of the caller's environment."""

import os

_MISLEADING = ("LC_", "PG", "LANG")

#: Ours, and what make reads; every other name that begins with PG is libpq's.
_NOT_LIBPQ = ("PG", "PG_CONFIG", "PG_SOURCE")


def forget_libpq_variables() -> None:
    """Take libpq's variables out of this process.

    Whoever starts a server of our own says all of where it is; PGOPTIONS, PGSERVICE or PGTZ
    in a developer's shell would still change what the tests see.
    """
    for name in list(os.environ):
        if name.startswith("PG") and name not in _NOT_LIBPQ and not name.startswith("PGGIT_"):
            del os.environ[name]


def server_environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of servers and client programs.

    Without the caller's locale (messages are compared in English) and without ``PG*``
    (``PGHOST`` or ``PGSSLMODE`` would send a program elsewhere).

    Arguments:
        extra: variables on top, for example ``LD_PRELOAD``.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith(_MISLEADING)}
    env["LC_ALL"] = "C"
    env["PGCLIENTENCODING"] = "UTF8"
    env.update(extra or {})
    return env
