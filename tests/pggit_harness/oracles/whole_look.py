"""What pggit says of the live schema is what a look at all of the catalogs says (promises P02, P11).

In a large schema pggit reads only what has changed since the last commit. This oracle has it read everything, and
compares. It judges no rule of pggit but one: less work, the same answer.
"""

from __future__ import annotations

from typing import Any

import psycopg

_QUICK = "SELECT side, kind, identity, coalesce(content, blocker) FROM pggit._working_diff(pggit._head_tree())"
_WHOLE = """
WITH stored AS MATERIALIZED (SELECT unnest(pggit._tree_blobs(pggit._head_tree())) AS id),
live AS MATERIALIZED (SELECT * FROM pggit._working())
SELECT 'old', b.kind, b.identity, b.content FROM pggit.blob AS b
WHERE b.id IN (SELECT id FROM stored) AND b.id NOT IN (SELECT blob_id FROM live WHERE blob_id IS NOT NULL)
UNION ALL
SELECT 'new', w.kind, w.identity, coalesce(w.content, w.blocker) FROM live AS w
WHERE w.blob_id IS NULL OR w.blob_id NOT IN (SELECT id FROM stored)
"""


def overlooked(conn: psycopg.Connection[Any]) -> str:
    """How the two looks differ, in words; '' when they do not."""
    quick, whole = (sorted(conn.execute(query).fetchall()) for query in (_QUICK, _WHOLE))
    lines = [f"only in a look at everything: {row}" for row in whole if row not in quick]
    lines += [f"only in a look at what has changed: {row}" for row in quick if row not in whole]
    return "\n".join(lines)
