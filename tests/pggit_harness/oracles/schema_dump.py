"""What ``pg_dump --schema-only`` says of a database, without what differs for no reason of the schema's.

PostgreSQL's own description of a schema: the judge of everything that pggit says about one (promise P04).
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence

from ..errors import HarnessError
from ..servers.clients import client_program

# Comments (with versions and OIDs in them), the key of psql's restricted mode, which is new in
# each dump, and the settings of the session that restores.
_NOISE = re.compile(r"^(--.*|\\(un)?restrict .*|SET \w+ = .*;|SELECT pg_catalog\.set_config\('search_path'.*\);)?$")


def schema_dump(conninfo: str, *, exclude_extension: bool = True, options: Sequence[str] = ()) -> str:
    """A normalised dump of a database's schema.

    Arguments:
        conninfo: a libpq connection string.
        exclude_extension: leave out the lines that make the extension pggit itself.
        options: further options of pg_dump.

    Returns:
        its statements, one after the other, in pg_dump's own order.

    Raises:
        HarnessError: pg_dump failed.
    """
    done = subprocess.run(
        [str(client_program("pg_dump")), "--schema-only", *options, "-d", conninfo],
        # The caller's language must not change what is compared.
        env={**os.environ, "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode != 0:
        raise HarnessError(f"pg_dump --schema-only failed:\n{done.stderr.strip()}")
    lines = [line for line in done.stdout.splitlines() if not _NOISE.match(line)]
    if exclude_extension:
        lines = [line for line in lines if not re.match(r"(CREATE|COMMENT ON) EXTENSION .*\bpggit\b", line)]
    return "\n".join(lines)
