"""What one check found."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "note", "missing"]


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    Attributes:
        subject: what was looked at.
        status: ``ok``; ``note``: the tests run, but something is left out or different; ``missing``: smoke cannot run.
        found: what there is.
        mend: what to do about it, when it is not ``ok``.
        leaves_out: what is not tested without it.
    """

    subject: str
    status: Status
    found: str
    mend: str | None = None
    leaves_out: str | None = None
