"""Every property of a foreign-data wrapper, a server or a user mapping is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

WRAPPER = "CREATE FOREIGN DATA WRAPPER @ VALIDATOR postgresql_fdw_validator;"
PLAIN = "CREATE FOREIGN DATA WRAPPER @ OPTIONS (debug 'true');"
SERVER = (
    "CREATE FOREIGN DATA WRAPPER @_w; CREATE SERVER @ TYPE 'a' VERSION '1' FOREIGN DATA WRAPPER @_w OPTIONS (host 'x');"
)
MAPPING = SERVER + "CREATE USER MAPPING FOR PUBLIC SERVER @;"
OF_WRAPPER = modified("foreign-data wrapper", "@")
OF_SERVER = modified("server", "@")

WRAPPERS = [
    Case(WRAPPER, "ALTER FOREIGN DATA WRAPPER @ NO VALIDATOR", OF_WRAPPER),
    Case(PLAIN, "ALTER FOREIGN DATA WRAPPER @ OPTIONS (SET debug 'false')", OF_WRAPPER),
    Case(PLAIN, "ALTER FOREIGN DATA WRAPPER @ OPTIONS (DROP debug)", OF_WRAPPER),
    Case(PLAIN, "ALTER FOREIGN DATA WRAPPER @ OPTIONS (ADD more 'x')", OF_WRAPPER),
    Case(PLAIN, "UPDATE pg_foreign_data_wrapper SET fdwoptions = '{debug=other}' WHERE fdwname = '@'", OF_WRAPPER),
    Case(PLAIN, "COMMENT ON FOREIGN DATA WRAPPER @ IS 'x'", (("added", "comment", "foreign-data wrapper @"),)),
    Case(
        PLAIN,
        "GRANT USAGE ON FOREIGN DATA WRAPPER @ TO pg_monitor",
        (("added", "grant", "foreign-data wrapper @ to pg_monitor"),),
    ),
    Case(
        PLAIN,
        "DROP FOREIGN DATA WRAPPER @",
        (("removed", "foreign-data wrapper", "@"), ("removed", "owner", "foreign-data wrapper @")),
    ),
]
SERVERS = [
    Case(SERVER, "ALTER SERVER @ VERSION '2'", OF_SERVER),
    Case(SERVER, "ALTER SERVER @ OPTIONS (SET host 'y')", OF_SERVER),
    Case(SERVER, "ALTER SERVER @ OPTIONS (DROP host)", OF_SERVER),
    Case(SERVER, "UPDATE pg_foreign_server SET srvtype = 'b' WHERE srvname = '@'", OF_SERVER),
    Case(
        SERVER + "CREATE FOREIGN DATA WRAPPER @_other;",
        "UPDATE pg_foreign_server SET srvfdw = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = '@_other')"
        " WHERE srvname = '@'",
        OF_SERVER,
    ),
    Case(SERVER, "ALTER SERVER @ OWNER TO pg_monitor", modified("owner", "server @")),
    Case(SERVER, "GRANT USAGE ON FOREIGN SERVER @ TO pg_monitor", (("added", "grant", "server @ to pg_monitor"),)),
]
MAPPINGS = [
    Case(MAPPING, "DROP USER MAPPING FOR PUBLIC SERVER @", (("removed", "user mapping", "public on server @"),)),
    Case(
        SERVER,
        "CREATE USER MAPPING FOR pg_monitor SERVER @",
        (("added", "user mapping", "pg_monitor on server @"),),
    ),
]


def test_wrappers(sandbox: Repo) -> None:
    """Functions, options, rights."""
    assert check_seen(sandbox, WRAPPERS) >= len(WRAPPERS)


def test_servers(sandbox: Repo) -> None:
    """Type, version, options, wrapper, rights."""
    assert check_seen(sandbox, SERVERS) >= len(SERVERS)


def test_user_mappings(sandbox: Repo) -> None:
    """Who has one at which server."""
    assert check_seen(sandbox, MAPPINGS) == len(MAPPINGS)
