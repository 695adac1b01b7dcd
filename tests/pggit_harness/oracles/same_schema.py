"""Two databases hold the same schema to the letter: by pg_dump's word, and by pggit's (promise P04).

The judge is the whole text of ``pg_dump --schema-only``: comments that name owners and tablespaces,
settings and all. Only the key of psql's restricted mode is taken out, which is new in each dump.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from typing import Any

import psycopg

from ..errors import HarnessError
from ..servers.clients import client_program
from .tree_equality import tree_differences

_KEY = re.compile(r"^\\(un)?restrict \w+$", re.MULTILINE)
# Enough to see what is missing; the rest is more of the same, as a rule.
_LINES = 60


def exact_dump(conninfo: str) -> str:
    """Every byte of ``pg_dump --schema-only``, save the key of the restricted mode.

    Raises:
        HarnessError: pg_dump failed.
    """
    done = subprocess.run(
        [str(client_program("pg_dump")), "--schema-only", "-d", conninfo],
        env={**os.environ, "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"},
        capture_output=True,
        timeout=180,
        check=False,
    )
    if done.returncode != 0:
        raise HarnessError(f"pg_dump --schema-only failed:\n{done.stderr.decode().strip()}")
    # No universal newlines: a carriage return in a function's body is part of the schema.
    return _KEY.sub(r"\\\1restrict KEY", done.stdout.decode())


def schema_differences(
    original: psycopg.Connection[Any], copy: psycopg.Connection[Any], conninfo: str, copied: str
) -> str:
    """What two databases of one server do not have in common; '' when they are the same to the letter.

    Arguments:
        original, copy: connections to them.
        conninfo, copied: how pg_dump connects to them.

    Returns:
        the objects that pggit lists differently, then the first lines in which the dumps differ.
    """
    before, after = exact_dump(conninfo), exact_dump(copied)
    objects = tree_differences(original, copy)
    if before == after and not objects:
        return ""
    lines = list(
        difflib.unified_diff(before.splitlines(), after.splitlines(), "original", "copy", lineterm="", n=2)
    )
    more = f"\n... and {len(lines) - _LINES} lines more" if len(lines) > _LINES else ""
    dumps = "\n".join(lines[:_LINES]) + more if lines else "none"
    return f"Objects that differ:\n{objects or 'none'}\n\nDumps that differ:\n{dumps}"
