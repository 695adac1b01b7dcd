"""TCP ports, reserved by lock files between the processes of this user."""

import os
import socket
from dataclasses import dataclass

from ..errors import HarnessError
from ..servers.cache import cache_folder
from ..servers.filelock import try_lock

#: Below the range that Linux and macOS hand out for outgoing connections, above the well-known ones.
FIRST, LAST = 24320, 24999


@dataclass
class ReservedPort:
    """A port that no other cluster of ours takes while this object is held."""

    number: int
    _lock: int

    def release(self) -> None:
        """Let others have it."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def reserve_port(wanted: int = 0) -> ReservedPort:
    """Reserve a port on 127.0.0.1.

    Arguments:
        wanted: this one; 0 takes any free one.

    Raises:
        HarnessError: it is taken, or none is free.
    """
    for number in (wanted,) if wanted else range(FIRST, LAST + 1):
        lock = try_lock(cache_folder("locks") / f"port-{number}.lock")
        if lock is None:
            continue
        if _is_free(number):
            return ReservedPort(number, lock)
        os.close(lock)
    if wanted:
        raise HarnessError(f"Port {wanted} on 127.0.0.1 is taken.", "Ask for port 0 to get a free one.")
    raise HarnessError(f"No port from {FIRST} to {LAST} is free on 127.0.0.1.")


def _is_free(number: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # A port in TIME_WAIT is free to a server, which sets the same option.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError:
            return False
    return True
