"""The dump of a schema that PostgreSQL prints in another way once it has read it again (docs/decisions, 0047)."""

from __future__ import annotations

from ..cluster import Database
from ..errors import HarnessError
from ..oracles.same_schema import dump_differences
from .dumps import new_database, pg_dump, psql

# Rows in rows in rows come apart one level in each round.
_ROUNDS = 5


def settled_dump(database: Database) -> str:
    """What pg_dump says of the schema when that has been dumped and restored until nothing changes any more.

    Raises:
        HarnessError: it does not come to rest.
    """
    dump = pg_dump(database.conninfo, "--schema-only")
    for _ in range(_ROUNDS):
        with new_database(database, "settling") as restored:
            psql(restored.conninfo, dump)
            again = pg_dump(restored.conninfo, "--schema-only")
        if not dump_differences(dump, again):
            return dump
        dump = again
    raise HarnessError(
        f"The dump of {database.name} is another one after each of {_ROUNDS} times that it was restored."
    )
