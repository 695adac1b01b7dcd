"""What was found on this machine, what is missing, and how to mend it."""

from .report import examine

__all__ = ["examine"]
