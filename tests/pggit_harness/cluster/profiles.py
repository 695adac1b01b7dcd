"""Named sets of server settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Profile:
    """Server settings under a name.

    Attributes:
        name: for people.
        settings: on top of the common ones.
        volatile: nothing depends on its data surviving, so they may lie in memory.
    """

    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    volatile: bool = False


# Small, quiet, and independent of the caller's locale and time zone.
COMMON: Mapping[str, str] = {
    "shared_buffers": "32MB",
    "max_connections": "100",
    "max_wal_senders": "10",
    "max_prepared_transactions": "20",
    "min_wal_size": "32MB",
    "max_wal_size": "256MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_destination": "stderr",
    "logging_collector": "off",
    # The user and database let a test tell its own lines from those of its neighbours.
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "log_statement": "none",
    "log_checkpoints": "off",
}

#: For tests of logic: nothing is forced to disk, so it says nothing about crashes.
FAST = Profile(
    "fast",
    {
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "200",
        "wal_level": "replica",
        "max_wal_size": "1GB",
        "checkpoint_timeout": "30min",
    },
    volatile=True,
)

#: As in production: what was acknowledged survives. Every crash test uses it.
DURABLE = Profile(
    "durable",
    {
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "wal_level": "replica",
        "restart_after_crash": "on",
    },
)
