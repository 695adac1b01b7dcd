"""An empty schema again, with pggit's history still there."""

from __future__ import annotations

from ..errors import HarnessError
from .pairs import ROLES
from .repo import Repo

# What is the user's and lies in no schema, each with the statement that drops it; in an order in which what is left
# of a kind is never needed by a kind before it.
_DROPS = (
    "SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger AS o WHERE {mine}",
    "SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication AS o WHERE {mine}",
    "SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper AS o WHERE {mine}",
    "SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname NOT IN ('pggit', 'plpgsql')",
    "SELECT format('DROP CAST (%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast AS o WHERE {mine}",
    "SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace"
    " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'pggit')",
    "SELECT format('DROP LANGUAGE %I CASCADE', lanname) FROM pg_language AS o WHERE {mine}",
    "SELECT format('DROP ACCESS METHOD %I CASCADE', amname) FROM pg_am AS o WHERE {mine}",
)
_MINE = """o.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend AS d
           WHERE d.classid = o.tableoid AND d.objid = o.oid AND d.deptype IN ('e', 'i'))"""


def clear(repo: Repo, empty_tree: str) -> None:
    """Drop everything that users made in a database; history stays.

    Arguments:
        empty_tree: the id of the tree of a database in which nothing was made yet.

    Raises:
        HarnessError: something is left.
    """
    for query in _DROPS:
        for (statement,) in repo.sql(query.format(mine=_MINE)):
            repo.run(statement)
    for role in ROLES:
        # The defaults of its privileges.
        repo.run(f"DROP OWNED BY {role}")
    repo.run(
        "CREATE SCHEMA public; ALTER SCHEMA public OWNER TO pg_database_owner;"
        "GRANT USAGE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'standard public schema'"
    )
    if repo.tree() != empty_tree:
        left = "\n".join(f"{row.kind} {row.identity}: {row.definition}" for row in repo.ls_tree("WORKING"))
        raise HarnessError(f"The database is not empty again:\n{left}")
