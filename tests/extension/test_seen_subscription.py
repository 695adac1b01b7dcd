"""Every property of a subscription is seen by status(), and no secret of one is ever stored."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

PLAIN = (
    "CREATE SUBSCRIPTION @ CONNECTION 'host=/nowhere dbname=nothing' PUBLICATION p"
    " WITH (connect = false, slot_name = NONE, streaming = false)"
)
ITSELF = modified("subscription", "@")

BY_SQL = [
    Case(PLAIN, "ALTER SUBSCRIPTION @ CONNECTION 'host=/nowhere dbname=nothing port=5433'", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET PUBLICATION p, q WITH (refresh = false)", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET PUBLICATION q WITH (refresh = false)", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET (slot_name = 'a_slot')", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET (binary = true)", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET (streaming = true)", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET (synchronous_commit = 'local')", ITSELF),
    Case(PLAIN, "ALTER SUBSCRIPTION @ SET (disable_on_error = true)", ITSELF),
    Case(PLAIN, "COMMENT ON SUBSCRIPTION @ IS 'x'", (("added", "comment", "subscription @"),)),
    Case(
        PLAIN,
        "DROP SUBSCRIPTION @",
        (("removed", "subscription", "@"), ("removed", "owner", "subscription @")),
    ),
]

IN_CATALOGS = [
    Case(PLAIN, "UPDATE pg_subscription SET subconninfo = 'dbname=other' WHERE subname = '@'", ITSELF),
    Case(PLAIN, "UPDATE pg_subscription SET subtwophasestate = 'p' WHERE subname = '@'", ITSELF),
    Case(PLAIN, "UPDATE pg_subscription SET subpublications = '{a,b}' WHERE subname = '@'", ITSELF),
]

# Connection strings that hold a secret, or of which nobody can say that they hold none.
SECRETS = [
    "dbname=x password=hush",
    "PASSWORD = 'hu sh' dbname=x",
    "dbname=x sslpassword='hush'",
    "dbname='host=h password=hush'",
    "dbname=x options='-c my.secret=hush'",
    "postgresql://somebody:hush@/x",
    "dbname=x passwordx=hush",
]


def test_every_change_is_seen(sandbox: Repo) -> None:
    """One change a subscription, by SQL."""
    assert check_seen(sandbox, BY_SQL) >= len(BY_SQL)


def test_updates_of_the_catalogs_are_seen(sandbox: Repo) -> None:
    """What a superuser writes into pg_subscription is seen as well."""
    assert check_seen(sandbox, IN_CATALOGS) == len(IN_CATALOGS)


def test_a_comment_goes_with_its_subscription(sandbox: Repo) -> None:
    """PostgreSQL leaves the comment of a dropped subscription in its catalog: it is a comment on nothing."""
    sandbox.commit("CREATE TABLE public.t ()")
    sandbox.run(f"{PLAIN.replace('@', 's')}; COMMENT ON SUBSCRIPTION s IS 'x'; DROP SUBSCRIPTION s")
    assert sandbox.sql("SELECT count(*) FROM pg_description WHERE classoid = 'pg_subscription'::regclass") == [(1,)]
    assert sandbox.status() == []


@pytest.mark.parametrize("connection", SECRETS)
def test_a_secret_is_refused(sandbox: Repo, connection: str) -> None:
    """What may be a password is refused by name, and the refusal does not repeat it."""
    sandbox.commit("CREATE TABLE public.t ()")
    sandbox.run(PLAIN.replace("@", "s"))
    sandbox.sql("UPDATE pg_subscription SET subconninfo = %s WHERE subname = 's'", [connection])
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.detail == "subscription s: its connection string may hold a password, and no secret is stored"
    stored = sandbox.one("SELECT string_agg(b.content, ' ') FROM pggit.blob AS b")
    assert "hush" not in stored
