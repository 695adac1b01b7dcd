"""Nothing that pg_dump would write is left out in silence: what is not covered yet raises GT010.

Method: everything that pg_dump knows (its DumpableObjectType) and that this version does not record
is made; commit() and tree_id() refuse with each object's name and the reason, status() and
ls_tree() list it, and nothing is recorded. A last test goes through the system catalogs
themselves: one that a new version of PostgreSQL brings has to be put into a list here.
"""

import re

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

INVALID = "the index is invalid: REINDEX or drop it"
TABLE = "CREATE TABLE @.t (a integer, b text); "
SERVER = "CREATE FOREIGN DATA WRAPPER @_w; CREATE SERVER @_s FOREIGN DATA WRAPPER @_w; "
# Members of an extension are not named, so what is made on top of them is tested alone.
OWNED_SERVER = SERVER + "ALTER EXTENSION plpgsql ADD SERVER @_s; ALTER EXTENSION plpgsql ADD FOREIGN DATA WRAPPER @_w; "

# SQL, and what commit() says of it. In all texts @ is a schema of the case's own.
OBJECTS = {
    OWNED_SERVER + "CREATE USER MAPPING FOR PUBLIC SERVER @_s OPTIONS (password 'x')": [
        "user mapping public on server @_s: its options may hold a password, and no secret is stored"
    ],
    "CREATE SUBSCRIPTION @_sub CONNECTION 'password=x' PUBLICATION p WITH (connect = false, slot_name = NONE)": [
        "subscription @_sub: its connection string may hold a password, and no secret is stored"
    ],
    TABLE + "CREATE INDEX i ON t (a); UPDATE pg_index SET indisvalid = false WHERE indexrelid = '@.i'::regclass": [
        f"index @.i: {INVALID}"
    ],
    "CREATE TABLE @.t (a integer CONSTRAINT k UNIQUE);"
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '@.k'::regclass": [f"index @.k: {INVALID}"],
    "CREATE VIEW @.v AS SELECT 1 AS a; UPDATE pg_rewrite SET ev_enabled = 'D' WHERE ev_class = '@.v'::regclass": [
        'rule "_RETURN" on @.v: the query of a view cannot be disabled for good'
    ],
    "CREATE TEMP TABLE @_t (a integer); CREATE DOMAIN @.d AS @_t[]; CREATE TABLE @.u (x integer, y @_t)": [
        "type @.d: it needs table pg_temp.@_t, which is temporary",
        "table column @.u.y: it needs table pg_temp.@_t, which is temporary",
    ],
    TABLE + 'CREATE RULE r AS ON INSERT TO t DO ALSO NOTHING; ALTER RULE r ON t RENAME TO "_RETURN"': [
        'rule "_RETURN" on @.t: a rule that is no view\'s query cannot be named _RETURN'
    ],
}


def test_each_kind_is_refused_by_name(sandbox: Repo) -> None:
    """commit() and tree_id() name every object and the reason; status() and ls_tree() list it, undefined."""
    expected = []
    for number, (sql, lines) in enumerate(OBJECTS.items()):
        schema = f"c{number}"
        sandbox.run(f"CREATE SCHEMA {schema}; SET LOCAL search_path = {schema}, pg_catalog; {sql.replace('@', schema)}")
        expected += [line.replace("@", schema) for line in lines]
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.detail is not None
    # Version 18 spells the transform without "on".
    expected = [line if line in refusal.detail else line.replace(" on language ", " language ") for line in expected]
    assert sorted(refusal.detail.split("\n")) == sorted(expected)
    assert refusal.message == f"{len(expected)} objects cannot be tracked faithfully"
    assert refusal.hint is not None
    with raises_sqlstate("GT010") as of_tree, sandbox.conn.transaction():
        sandbox.tree("WORKING")
    assert of_tree.detail == refusal.detail
    names = {line.split(": ")[0] for line in expected}
    assert names <= {f"{kind} {identity}" for change, kind, identity in sandbox.status() if change == "added"}
    listed = {f"{kind} {identity}" for kind, identity, definition in sandbox.ls_tree("WORKING") if definition is None}
    assert listed == names
    assert sandbox.log() == []


def test_what_no_statement_makes(sandbox: Repo) -> None:
    """A NOT NULL that PostgreSQL lets be NO INHERIT where it takes none that is: of version 18 on."""
    sandbox.run(
        "CREATE TABLE public.t (a integer CONSTRAINT there NOT NULL) PARTITION BY LIST (a);"
        "CREATE TABLE public.u (a integer CONSTRAINT there NOT NULL PRIMARY KEY)"
    )
    change = "ALTER TABLE t ALTER CONSTRAINT there NO INHERIT; ALTER TABLE u ALTER CONSTRAINT there NO INHERIT"
    if sandbox.conn.info.server_version < 180000:
        with raises_sqlstate("0A000"), sandbox.conn.transaction():
            sandbox.run(change)
        return
    sandbox.run(change)
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    reason = "NOT NULL of a partitioned table or in a primary key cannot be NO INHERIT"
    assert refusal.detail == "\n".join(f"table constraint there on public.{name}: {reason}" for name in "tu")


def test_an_object_that_becomes_untrackable(sandbox: Repo) -> None:
    """A committed index that becomes invalid is refused at the next commit, and shown as modified."""
    first = sandbox.commit("CREATE TABLE public.t (a integer); CREATE INDEX i ON t (a)")
    mark = "UPDATE pg_index SET indisvalid = %s WHERE indexrelid = 'public.i'::regclass"
    sandbox.sql(mark, [False])
    assert sandbox.status() == [("modified", "index", "public.i")]
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.message == "index public.i cannot be tracked faithfully"
    assert refusal.detail == f"index public.i: {INVALID}"
    assert sandbox.head() == first
    sandbox.sql(mark, [True])
    assert sandbox.status() == []


def test_a_name_that_looks_like_a_line(sandbox: Repo) -> None:
    """A colon and a blank inside a name do not cut the message."""
    sandbox.run(
        'CREATE TABLE public.t (a integer); CREATE INDEX "a: b" ON t (a);'
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"a: b\"'::regclass"
    )
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.message == 'index public."a: b" cannot be tracked faithfully'
    assert refusal.detail == f'index public."a: b": {INVALID}'


def test_every_object_is_named(sandbox: Repo) -> None:
    """Several objects, several lines, in one order."""
    sandbox.run(
        "CREATE TABLE public.t (a integer, b integer, c integer CONSTRAINT k UNIQUE); CREATE INDEX i ON t (a);"
        "CREATE INDEX j ON t (b); UPDATE pg_index SET indisvalid = false WHERE indrelid = 't'::regclass"
    )
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.message == "3 objects cannot be tracked faithfully"
    assert refusal.detail == (f"index public.i: {INVALID}\nindex public.j: {INVALID}\nindex public.k: {INVALID}")


def test_members_of_extensions_are_not_refused(sandbox: Repo) -> None:
    """An extension brings types, operators, casts and more: they are its own."""
    sandbox.commit(
        "CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION btree_gist; CREATE EXTENSION ltree"
    )
    assert [entry.identity for entry in sandbox.ls_tree() if entry.kind == "extension"] == [
        "btree_gist",
        "citext",
        "hstore",
        "ltree",
    ]
    sandbox.run(
        "INSERT INTO pg_seclabel SELECT oid, tableoid, 0, 'dummy', 'x' FROM pg_proc WHERE proname = 'hstore_in'"
    )
    assert sandbox.status() == []


# Every catalog with objects of its own, and where it is dealt with.
RECORDED = {
    *("pg_namespace", "pg_class", "pg_constraint", "pg_proc", "pg_type", "pg_extension", "pg_attrdef", "pg_enum"),
    # Rows of _RETURN rules are the views' queries, internal triggers their constraints'.
    *("pg_rewrite", "pg_trigger"),
    *("pg_policy", "pg_statistic_ext", "pg_event_trigger", "pg_publication", "pg_default_acl"),
    *("pg_publication_rel", "pg_publication_namespace"),
    *("pg_operator", "pg_opclass", "pg_opfamily", "pg_cast", "pg_collation", "pg_conversion", "pg_transform"),
    *("pg_language", "pg_am", "pg_ts_config", "pg_ts_dict", "pg_ts_parser", "pg_ts_template"),
    *("pg_foreign_data_wrapper", "pg_foreign_server", "pg_user_mapping"),
    "pg_subscription",
}
# Rows that are part of one of the above.
PARTS = {"pg_amop", "pg_amproc"}
# The cluster's, or data.
NOT_OURS = {
    "pg_authid",
    "pg_database",
    "pg_tablespace",
    "pg_auth_members",
    "pg_parameter_acl",
    "pg_largeobject_metadata",
}


def test_no_catalog_is_forgotten(sandbox: Repo) -> None:
    """Every system catalog whose rows are objects is recorded, refused, part of another, or not ours, with a reason."""
    rows = sandbox.sql(
        "SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'oid'"
        " WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'"
    )
    catalogs = {name for (name,) in rows}
    assert len(catalogs) > 35
    assert catalogs - RECORDED - PARTS - NOT_OURS == set()
    rows = sandbox.one("SELECT pg_get_viewdef('pggit._catalog_tuple'::regclass, true)")
    # Who else's server one logs in to can only be read by a superuser: see pggit._others_state.
    unguarded = {name for name in RECORDED if not re.search(rf"FROM {name}\b", str(rows))}
    assert unguarded == {"pg_user_mapping", "pg_subscription"}
