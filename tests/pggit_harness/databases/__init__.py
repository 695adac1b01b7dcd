"""Databases made ahead of need, on a server of ours or on somebody else's."""

from ..cluster.database import Database
from .ahead import DatabasePool
from .external import ExternalServer

__all__ = ["Database", "DatabasePool", "ExternalServer"]
