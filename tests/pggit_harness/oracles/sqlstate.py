"""A refusal is the documented one, and it explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

# Every code of pggit's own: bad input ends in one of these or in a code of PostgreSQL's.
OWN_CODES = frozenset(f"GT{number:03}" for number in range(1, 13))


class Refusal:
    """What a ``with raises_sqlstate(...)`` block caught; empty until the block has ended.

    Attributes:
        error: the error itself.
        sqlstate, message, detail, hint: its parts as the server sent them.
    """

    error: psycopg.Error
    sqlstate: str
    message: str
    detail: str | None
    hint: str | None


def sqlstate_of(error: psycopg.Error) -> str | None:
    """The SQLSTATE of an error; None when it did not come from a server (a connection that broke)."""
    # psycopg has no class for codes that it does not know; the server's own words hold them.
    return error.diag.sqlstate or error.sqlstate


@contextmanager
def raises_sqlstate(*expected: str) -> Iterator[Refusal]:
    """The block has to end in an error with one of these SQLSTATEs.

    A code of pggit's own has to come with a message that does not repeat the code and with a
    way out: DETAIL or HINT (api.md, "Errors").

    Raises:
        AssertionError: no error, or another one.
    """
    refusal = Refusal()
    caught: psycopg.Error | None = None
    try:
        yield refusal
    except psycopg.Error as error:
        caught = error
    wanted = " or ".join(expected)
    if caught is None:
        raise AssertionError(f"expected {wanted}, but nothing was refused")
    code = sqlstate_of(caught)
    if code is None or code not in expected:
        raise AssertionError(f"expected {wanted}, got {code}: {caught}") from caught
    refusal.error = caught
    refusal.sqlstate = code
    refusal.message = caught.diag.message_primary or str(caught)
    refusal.detail = caught.diag.message_detail
    refusal.hint = caught.diag.message_hint
    if code in OWN_CODES:
        assert code not in refusal.message, f"the message is for people, the code stands beside it: {caught}"
        assert refusal.detail or refusal.hint, f"{code} without DETAIL and HINT: {caught}"


def assert_clear(error: psycopg.Error) -> str:
    """An error is one that a user can act on: not an internal error, not a lost connection.

    Returns:
        its SQLSTATE.

    Raises:
        AssertionError: it is XX..., or the server is gone.
    """
    code = sqlstate_of(error)
    if code is None or code.startswith(("XX", "08", "57P")):
        raise AssertionError(f"an internal error or a lost connection ({code}): {error}") from error
    return code
