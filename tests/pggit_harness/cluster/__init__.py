"""Servers that the tests start, break and stop, after PostgreSQL's own ``PostgreSQL::Test::Cluster``."""

from .cluster import Cluster
from .database import Database
from .evidence import Killed
from .log import LogHandle
from .polling import PollTimeout, poll_until
from .profiles import DURABLE, FAST, Profile

__all__ = ["DURABLE", "FAST", "Cluster", "Database", "Killed", "LogHandle", "PollTimeout", "Profile", "poll_until"]
