"""Two databases hold the same schema to the letter: by pg_dump's word, and by pggit's (promise P04).

The judge is the whole text of ``pg_dump --schema-only``: comments that name owners and tablespaces,
settings and all. Two things are taken out: the key of psql's restricted mode, which is new in each dump, and the order
of an operator family's members with one number: pg_dump sorts by the number alone, and writes another order after each
restore.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

import psycopg

from .tree_equality import tree_differences

_KEY = re.compile(r"^\\(un)?restrict \w+$", re.MULTILINE)
# The statements of one access list: pg_dump's heading, then lines up to the next empty one.
_RIGHTS = re.compile(r"^(-- Name: .*; Type: ACL; .*\n--\n\n)((?:.+\n)+)", re.MULTILINE)
# One right, given by somebody else than the owner or not.
_RIGHT = re.compile(r"^SET SESSION AUTHORIZATION .*\n.*\nRESET SESSION AUTHORIZATION;\n|^.*\n", re.MULTILINE)
# Members of an operator family or class; the last one ends the statement.
_MEMBERS = re.compile(r"(?:^    (?:OPERATOR|FUNCTION) \d+ .*(?: ,|;)\n)+", re.MULTILINE)
_MEMBER = re.compile(r"^(    (?:OPERATOR|FUNCTION) \d+ .*)(?: ,|;)\n", re.MULTILINE)
# Enough to see what is missing; the rest is more of the same, as a rule.
_LINES = 60


def without_the_order_of_rights(dump: str) -> str:
    """A plain dump in which the statements of each access list are sorted; every other byte stays where it is.

    For moves: what a role is granted anew comes last in a list that stands (docs/decisions, 0089).
    """
    return _RIGHTS.sub(lambda found: found[1] + "".join(sorted(_RIGHT.findall(found[2]))), dump)


def without_the_order_of_members(dump: str) -> str:
    """A plain dump in which the members of each operator family and class are sorted."""
    return _MEMBERS.sub(lambda found: " ,\n".join(sorted(_MEMBER.findall(found[0]))) + ";\n", dump)


def schema_differences(original: psycopg.Connection[Any], copy: psycopg.Connection[Any], dump: str, copied: str) -> str:
    """What two databases of one server do not have in common; '' when they are the same to the letter.

    Arguments:
        original, copy: connections to them.
        dump, copied: what ``pg_dump --schema-only`` writes of them.

    Returns:
        the objects that pggit lists differently, then the first lines in which the dumps differ.
    """
    objects, dumps = tree_differences(original, copy), dump_differences(dump, copied)
    if not objects and not dumps:
        return ""
    return f"Objects that differ:\n{objects or 'none'}\n\nDumps that differ:\n{dumps or 'none'}"


def dump_differences(dump: str, copied: str) -> str:
    """The first lines in which two dumps differ; '' when they say the same to the letter."""
    before, after = (without_the_order_of_members(_KEY.sub(r"\\\1restrict KEY", text)) for text in (dump, copied))
    if before == after:
        return ""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), "original", "copy", lineterm="", n=2))
    more = f"\n... and {len(lines) - _LINES} lines more" if len(lines) > _LINES else ""
    return "\n".join(lines[:_LINES]) + more
