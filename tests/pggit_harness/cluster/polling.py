"""Waiting with a limit, and saying what was waited for."""

import time
from collections.abc import Callable
from typing import TypeVar

from ..errors import HarnessError

T = TypeVar("T")


class PollTimeout(HarnessError):
    """Something did not happen in time.

    Attributes:
        last: the last answer that was seen.
    """

    def __init__(self, what: str, expected: object, last: object, timeout: float) -> None:
        super().__init__(
            f"Timed out after {timeout:g} s.\n  waited for: {what}\n  expected:   {expected!r}\n  last answer: {last!r}"
        )
        self.last = last


def poll_until(
    probe: Callable[[], T],
    expected: Callable[[T], bool],
    *,
    what: str,
    expectation: object = True,
    timeout: float,
    pause: float = 0.005,
) -> T:
    """Call ``probe`` until its answer satisfies ``expected``.

    Arguments:
        what, expectation: for the message of a time-out.
        timeout: seconds.
        pause: seconds between the first two calls; later pauses grow to 0.1 s.

    Raises:
        PollTimeout: it took too long.
    """
    deadline = time.monotonic() + timeout
    while True:
        answer = probe()
        if expected(answer):
            return answer
        if time.monotonic() >= deadline:
            raise PollTimeout(what, expectation, answer, timeout)
        time.sleep(pause)
        pause = min(pause * 1.3, 0.1)
