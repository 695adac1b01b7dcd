"""Comments and owners of everything that is covered are objects of their own, and every change is seen."""

import secrets

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen

# What can be commented on: SQL that makes it, how COMMENT ON names it, kind and identity.
BEARERS = [
    ("CREATE SCHEMA @", "SCHEMA @", "schema @"),
    ("CREATE TABLE public.@ ()", "TABLE @", "table public.@"),
    ("CREATE TABLE public.@ (a integer)", "COLUMN @.a", "table column public.@.a"),
    (
        "CREATE TABLE public.@ (a integer, CONSTRAINT k CHECK (a > 0))",
        "CONSTRAINT k ON @",
        "table constraint k on public.@",
    ),
    ("CREATE TABLE public.@ (a integer CONSTRAINT @_k PRIMARY KEY)", "INDEX @_k", "index public.@_k"),
    ("CREATE TABLE public.@_t (a integer); CREATE INDEX @ ON @_t (a)", "INDEX @", "index public.@"),
    ("CREATE SEQUENCE public.@", "SEQUENCE @", "sequence public.@"),
    ("CREATE TABLE public.@ (a integer GENERATED ALWAYS AS IDENTITY)", "SEQUENCE @_a_seq", "sequence public.@_a_seq"),
    ("CREATE VIEW public.@ AS SELECT 1 AS a", "VIEW @", "view public.@"),
    ("CREATE VIEW public.@ AS SELECT 1 AS a", "COLUMN @.a", "view column public.@.a"),
    (
        "CREATE FUNCTION public.@(integer) RETURNS void LANGUAGE sql AS ''",
        "FUNCTION @(integer)",
        "function public.@(integer)",
    ),
    ("CREATE PROCEDURE public.@(integer) LANGUAGE sql AS ''", "PROCEDURE @(integer)", "procedure public.@(integer)"),
    ("CREATE TYPE public.@ AS ENUM ()", "TYPE @", "type public.@"),
]

# What has an owner of its own.
OWNED = [
    ("CREATE SCHEMA @", "SCHEMA @", "schema @"),
    ("CREATE TABLE public.@ ()", "TABLE @", "table public.@"),
    ("CREATE SEQUENCE public.@", "SEQUENCE @", "sequence public.@"),
    ("CREATE VIEW public.@ AS SELECT 1 AS a", "VIEW @", "view public.@"),
    ("CREATE FUNCTION public.@() RETURNS void LANGUAGE sql AS ''", "FUNCTION @()", "function public.@()"),
    ("CREATE PROCEDURE public.@() LANGUAGE sql AS ''", "PROCEDURE @()", "procedure public.@()"),
    ("CREATE TYPE public.@ AS ENUM ()", "TYPE @", "type public.@"),
]


def test_comments_come_change_and_go(sandbox: Repo) -> None:
    """A comment is one object, whatever it hangs on; the thing itself stays as it was."""
    cases = [
        case
        for given, address, bearer in BEARERS
        for case in (
            Case(given, f"COMMENT ON {address} IS 'new'", (("added", "comment", bearer),)),
            Case(
                f"{given}; COMMENT ON {address} IS 'old'",
                f"COMMENT ON {address} IS 'new'",
                (("modified", "comment", bearer),),
            ),
            Case(
                f"{given}; COMMENT ON {address} IS 'old'",
                f"COMMENT ON {address} IS NULL",
                (("removed", "comment", bearer),),
            ),
        )
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_comments_on_schema_public_and_on_an_extension(sandbox: Repo) -> None:
    """The comment that initdb gives to schema public is the normal case; another one, or none, is a fact."""
    sandbox.commit("CREATE EXTENSION hstore")
    sandbox.run("COMMENT ON SCHEMA public IS 'ours'; COMMENT ON EXTENSION hstore IS 'pairs'")
    assert sandbox.status() == [("modified", "comment", "extension hstore"), ("added", "comment", "schema public")]
    sandbox.run("COMMENT ON SCHEMA public IS NULL")
    assert [row[2:] for row in sandbox.diff() if row.identity == "schema public"] == [
        ("schema public", None, "COMMENT ON SCHEMA public IS NULL")
    ]
    sandbox.run("COMMENT ON SCHEMA public IS 'standard public schema'")
    assert sandbox.status() == [("modified", "comment", "extension hstore")]


def test_a_comment_changed_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_description is seen."""
    sandbox.commit("CREATE TABLE t (); COMMENT ON TABLE t IS 'one'")
    sandbox.run("UPDATE pg_description SET description = 'two' WHERE objoid = 't'::regclass")
    assert sandbox.status() == [("modified", "comment", "table public.t")]


def test_owners(sandbox: Repo) -> None:
    """ALTER ... OWNER TO is a change of the owner object alone, by SQL or in the catalogs."""
    role = f"owner_{secrets.token_hex(4)}"
    sandbox.run(f"CREATE ROLE {role}")
    catalogs = {
        "SCHEMA": "UPDATE pg_namespace SET nspowner = '{0}'::regrole WHERE nspname = '@'",
        "TABLE": "UPDATE pg_class SET relowner = '{0}'::regrole WHERE relname = '@'",
        "SEQUENCE": "UPDATE pg_class SET relowner = '{0}'::regrole WHERE relname = '@'",
        "VIEW": "UPDATE pg_class SET relowner = '{0}'::regrole WHERE relname = '@'",
        "FUNCTION": "UPDATE pg_proc SET proowner = '{0}'::regrole WHERE proname = '@'",
        "PROCEDURE": "UPDATE pg_proc SET proowner = '{0}'::regrole WHERE proname = '@'",
        "TYPE": "UPDATE pg_type SET typowner = '{0}'::regrole WHERE typname = '@'",
    }
    cases = [
        Case(given, change, (("modified", "owner", bearer),))
        for given, address, bearer in OWNED
        for change in (f"ALTER {address} OWNER TO {role}", catalogs[address.split()[0]].format(role))
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_the_owner_of_what_belongs_to_something_else_follows(sandbox: Repo) -> None:
    """Indexes and the sequences of identity columns have no owner of their own, owned sequences have."""
    role = f"owner_{secrets.token_hex(4)}"
    sandbox.commit(
        f"CREATE ROLE {role};"
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b serial); CREATE INDEX i ON t (b)"
    )
    sandbox.run(f"ALTER TABLE t OWNER TO {role}")
    assert sandbox.status() == [
        ("modified", "owner", "sequence public.t_b_seq"),
        ("modified", "owner", "table public.t"),
    ]
    sandbox.run(f"ALTER ROLE {role} RENAME TO {role}_x")
    assert sandbox.diff()[1].new_definition == f"ALTER TABLE public.t OWNER TO {role}_x"


def test_schema_public_belongs_to_the_database_s_owner_unless_told_otherwise(sandbox: Repo) -> None:
    """Only another owner than pg_database_owner is worth a word."""
    sandbox.run("ALTER SCHEMA public OWNER TO CURRENT_USER")
    assert [row[:3] for row in sandbox.diff("EMPTY")] == [("added", "owner", "schema public")]
    sandbox.run("ALTER SCHEMA public OWNER TO pg_database_owner")
    assert sandbox.diff("EMPTY") == []
