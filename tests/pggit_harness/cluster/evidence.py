"""What a kill did: the proof that a test can assert on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Killed:
    """Processes that a signal ended.

    Attributes:
        pid: the process that was meant.
        signal: the signal's number.
        orphans: processes of the same server that were alive then and ended by themselves afterwards.
        forced: orphans that did not end by themselves and got SIGKILL too.
        seconds: from the signal until none was left.
    """

    pid: int
    signal: int
    orphans: tuple[int, ...]
    forced: tuple[int, ...]
    seconds: float
