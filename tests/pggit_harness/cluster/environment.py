"""What child processes get to see of the caller's environment."""

import os

_MISLEADING = ("LC_", "PG", "LANG")


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
