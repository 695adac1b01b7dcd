"""Privileges on everything that is covered are seen by status(), role by role."""

import secrets

import pytest

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen

# SQL that makes it, how GRANT names it, a privilege, kind and identity.
BEARERS = [
    ("CREATE SCHEMA @", "SCHEMA @", "CREATE", "schema @"),
    ("CREATE TABLE public.@ ()", "TABLE @", "SELECT", "table public.@"),
    ("CREATE TABLE public.@ ()", "TABLE @", "TRUNCATE", "table public.@"),
    ("CREATE SEQUENCE public.@", "SEQUENCE @", "USAGE", "sequence public.@"),
    (
        "CREATE TABLE public.@ (a integer GENERATED ALWAYS AS IDENTITY)",
        "SEQUENCE @_a_seq",
        "SELECT",
        "sequence public.@_a_seq",
    ),
    ("CREATE VIEW public.@ AS SELECT 1 AS a", "TABLE @", "UPDATE", "view public.@"),
    ("CREATE FUNCTION public.@() RETURNS void LANGUAGE sql AS ''", "FUNCTION @()", "EXECUTE", "function public.@()"),
    ("CREATE PROCEDURE public.@() LANGUAGE sql AS ''", "PROCEDURE @()", "EXECUTE", "procedure public.@()"),
    ("CREATE TYPE public.@ AS ENUM ()", "TYPE @", "USAGE", "type public.@"),
]


@pytest.fixture
def role(sandbox: Repo) -> str:
    """A role that goes away with the sandbox."""
    name = f"grantee_{secrets.token_hex(4)}"
    sandbox.run(f"CREATE ROLE {name}")
    return name


def test_grants_come_change_and_go(sandbox: Repo, role: str) -> None:
    """What one role may do with one object is one object; the thing itself stays as it was."""
    cases = [
        case
        for given, address, privilege, bearer in BEARERS
        for case in (
            Case(given, f"GRANT {privilege} ON {address} TO {role}", (("added", "grant", f"{bearer} to {role}"),)),
            Case(
                f"{given}; GRANT {privilege} ON {address} TO {role}",
                f"GRANT ALL ON {address} TO {role} WITH GRANT OPTION",
                (("modified", "grant", f"{bearer} to {role}"),),
            ),
            Case(
                f"{given}; GRANT {privilege} ON {address} TO {role}",
                f"REVOKE {privilege} ON {address} FROM {role}",
                (("removed", "grant", f"{bearer} to {role}"),),
            ),
        )
    ]
    columns = [
        Case(
            "CREATE TABLE public.@ (a integer)",
            f"GRANT SELECT (a) ON @ TO {role}",
            (("added", "grant", f"table column public.@.a to {role}"),),
        ),
        Case(
            f"CREATE TABLE public.@ (a integer); GRANT SELECT (a) ON @ TO {role}",
            f"GRANT INSERT (a) ON @ TO {role}",
            (("modified", "grant", f"table column public.@.a to {role}"),),
        ),
        Case(
            "CREATE VIEW public.@ AS SELECT 1 AS a",
            "GRANT SELECT (a) ON @ TO PUBLIC",
            (("added", "grant", "view column public.@.a to PUBLIC"),),
        ),
    ]
    assert check_seen(sandbox, [*cases, *columns]) == len(cases) + len(columns)


def test_a_default_privilege_that_was_taken_away(sandbox: Repo, role: str) -> None:
    """PUBLIC may execute functions and use types by default; that it lost this is a fact, that it has it is none."""
    cases = [
        Case(
            "CREATE FUNCTION public.@() RETURNS void LANGUAGE sql AS ''",
            "REVOKE ALL ON FUNCTION @() FROM PUBLIC",
            (("added", "grant", "function public.@() to PUBLIC"),),
        ),
        Case(
            "CREATE TYPE public.@ AS ENUM ()",
            "REVOKE ALL ON TYPE @ FROM PUBLIC",
            (("added", "grant", "type public.@ to PUBLIC"),),
        ),
        Case(
            "CREATE TABLE public.@ ()",
            "REVOKE ALL ON @ FROM CURRENT_USER",
            (("added", "grant", "table public.@ to postgres"),),
        ),
        # The default, written out, is still the default.
        Case("CREATE TABLE public.@ ()", "GRANT ALL ON @ TO CURRENT_USER", ()),
        Case(
            "CREATE FUNCTION public.@() RETURNS void LANGUAGE sql AS ''",
            f"GRANT ALL ON FUNCTION @() TO {role}; REVOKE ALL ON FUNCTION @() FROM {role}",
            (),
        ),
    ]
    if sandbox.one("SELECT session_user") != "postgres":
        cases = [case for case in cases if "to postgres" not in str(case.seen)]
    assert check_seen(sandbox, cases) == sum(len(case.seen) for case in cases)


def test_an_access_list_changed_in_the_catalogs(sandbox: Repo, role: str) -> None:
    """A superuser's update of an access list is seen."""
    item = f"makeaclitem('{role}'::regrole, 'pg_monitor'::regrole, 'SELECT', true)"
    acl = f"(acldefault('r', 'pg_monitor'::regrole) || {item})"
    cases = [
        Case(
            f"CREATE TABLE public.@ (a integer); ALTER TABLE @ OWNER TO pg_monitor; GRANT INSERT ON @ TO {role}",
            f"UPDATE pg_class SET relacl = {acl} WHERE relname = '@'",
            (("modified", "grant", f"table public.@ to {role}"),),
        ),
        Case(
            f"CREATE TABLE public.@ (a integer); ALTER TABLE @ OWNER TO pg_monitor; GRANT INSERT ON @ TO {role}",
            "UPDATE pg_class SET relacl = NULL WHERE relname = '@'",
            (("removed", "grant", f"table public.@ to {role}"),),
        ),
        Case(
            f"CREATE TABLE public.@ (a integer); GRANT SELECT (a) ON @ TO {role}",
            "UPDATE pg_attribute SET attacl = NULL WHERE attrelid = '@'::regclass AND attname = 'a'",
            (("removed", "grant", f"table column public.@.a to {role}"),),
        ),
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_another_owner_is_not_another_grant(sandbox: Repo, role: str) -> None:
    """An access list names its owner as the grantor; what a role may do stays the same with the next owner."""
    sandbox.commit(f"CREATE TABLE t (); GRANT SELECT ON t TO {role}")
    sandbox.run("ALTER TABLE t OWNER TO pg_monitor")
    assert sandbox.status() == [("modified", "owner", "table public.t")]


def test_a_grant_in_another_s_stead(sandbox: Repo, role: str) -> None:
    """A role that got the grant option hands a privilege on: who granted it is part of the grant."""
    sandbox.commit(f"CREATE TABLE t (); GRANT SELECT ON t TO {role} WITH GRANT OPTION")
    sandbox.run(f"SET LOCAL ROLE {role}; GRANT SELECT ON public.t TO pg_monitor; RESET ROLE")
    assert [row[2:] for row in sandbox.diff()] == [
        (
            "table public.t to pg_monitor",
            None,
            "REVOKE ALL ON TABLE public.t FROM pg_monitor;\n" + sandbox.diff()[0].new_definition.split(";\n", 1)[1],
        )
    ]
    assert role in sandbox.diff()[0].new_definition


def test_schema_public(sandbox: Repo, role: str) -> None:
    """USAGE for everybody is how initdb leaves schema public: only what differs from that is a fact."""
    assert sandbox.ls_tree("WORKING") == []
    sandbox.run("GRANT CREATE ON SCHEMA public TO PUBLIC")
    assert sandbox.status() == [("added", "grant", "schema public to PUBLIC")]
    sandbox.run("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    assert [row.new_definition for row in sandbox.diff("EMPTY")] == ["REVOKE ALL ON SCHEMA public FROM PUBLIC"]
    sandbox.run("GRANT USAGE ON SCHEMA public TO PUBLIC")
    assert sandbox.status() == []
    sandbox.run("UPDATE pg_namespace SET nspacl = NULL WHERE nspname = 'public'")
    assert sandbox.status() == [("added", "grant", "schema public to PUBLIC")]


def test_privileges_on_what_postgresql_brought_along(sandbox: Repo, role: str) -> None:
    """As in pg_dump, of PostgreSQL's own objects nothing but changed privileges is the user's."""
    assert sandbox.ls_tree("WORKING") == []
    sandbox.run(
        f"GRANT SELECT ON pg_authid TO {role}; GRANT SELECT (subconninfo) ON pg_subscription TO {role};"
        "REVOKE ALL ON FUNCTION pg_sleep(double precision) FROM PUBLIC;"
        f"GRANT USAGE ON SCHEMA pg_catalog TO {role}; REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC;"
        "REVOKE ALL ON TYPE tsvector FROM PUBLIC; REVOKE ALL ON pg_settings FROM PUBLIC"
    )
    assert {row.identity for row in sandbox.status()} == {
        f"table pg_catalog.pg_authid to {role}",
        f"table column pg_catalog.pg_subscription.subconninfo to {role}",
        "function pg_catalog.pg_sleep(double precision) to PUBLIC",
        f"schema pg_catalog to {role}",
        "language plpgsql to PUBLIC",
        "type pg_catalog.tsvector to PUBLIC",
        "view pg_catalog.pg_settings to PUBLIC",
    }
    sandbox.commit()
    sandbox.run(
        "GRANT EXECUTE ON FUNCTION pg_sleep(double precision) TO PUBLIC;"
        "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC; GRANT SELECT, UPDATE ON pg_settings TO PUBLIC"
    )
    assert {row.change for row in sandbox.status()} == {"removed"}
    assert len(sandbox.status()) == 3


def test_privileges_on_members_of_an_extension(sandbox: Repo, role: str) -> None:
    """What belongs to an extension is its own; who may use it is the user's."""
    sandbox.commit("CREATE EXTENSION hstore")
    assert [entry.kind for entry in sandbox.ls_tree()] == ["comment", "extension"]
    sandbox.run(f"REVOKE ALL ON FUNCTION hstore(text, text) FROM PUBLIC; GRANT USAGE ON TYPE hstore TO {role}")
    assert sandbox.status() == [
        ("added", "grant", "function public.hstore(pg_catalog.text,pg_catalog.text) to PUBLIC"),
        ("added", "grant", f"type public.hstore to {role}"),
    ]
    definitions = [row.new_definition for row in sandbox.diff()]
    assert definitions[0] == "REVOKE ALL ON FUNCTION public.hstore(pg_catalog.text,pg_catalog.text) FROM PUBLIC"
