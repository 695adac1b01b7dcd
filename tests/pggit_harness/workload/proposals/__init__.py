"""What :class:`..evolution.Evolution` may propose: statements, made blindly of what there is.

A proposal gives None where there is nothing that it could be done to. Its weight says how often it is made.
"""

from __future__ import annotations

from .anything import ANYTHING, RENAMING_ANYTHING
from .changing import CHANGING as ALTERING
from .constraining import CONSTRAINING
from .making import MAKING as USUAL_MAKING
from .rarer import RARER
from .renaming import RENAMING

USUAL_CHANGING = [*ALTERING, *CONSTRAINING, *RENAMING]
MAKING = [*USUAL_MAKING, *RARER]
# Afterwards everything has the name that it had.
KEEPING_NAMES = [*ALTERING, *CONSTRAINING, *ANYTHING, *RARER]
CHANGING = [*KEEPING_NAMES, *RENAMING, *RENAMING_ANYTHING]

__all__ = ["CHANGING", "KEEPING_NAMES", "MAKING", "RENAMING", "USUAL_CHANGING", "USUAL_MAKING"]
