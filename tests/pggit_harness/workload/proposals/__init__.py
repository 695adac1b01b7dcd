"""What :class:`..evolution.Evolution` may propose: statements, made blindly of what there is.

A proposal gives None where there is nothing that it could be done to. Its weight says how often it is made.
"""

from __future__ import annotations

from .anything import ANYTHING
from .changing import CHANGING as ALTERING
from .constraining import CONSTRAINING
from .making import MAKING as USUAL_MAKING
from .rarer import RARER

USUAL_CHANGING = [*ALTERING, *CONSTRAINING]
MAKING = [*USUAL_MAKING, *RARER]
CHANGING = [*USUAL_CHANGING, *ANYTHING, *RARER]

__all__ = ["CHANGING", "MAKING", "USUAL_CHANGING", "USUAL_MAKING"]
