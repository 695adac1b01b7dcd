"""COMMENT ON, ALTER ... OWNER TO and their kin name every kind of object as PostgreSQL's grammar wants it.

Method: a comment is recorded whether or not the object below it is; its definition, and that of the
owner, is run against the object itself.
"""

from pggit_harness.workload.repo import Repo

OBJECTS = """
CREATE DOMAIN d AS integer CONSTRAINT "k on x" CHECK (VALUE > 0);
CREATE AGGREGATE ag0 (*) (SFUNC = int8inc, STYPE = bigint, INITCOND = 0);
CREATE AGGREGATE ag1 (integer) (SFUNC = int4pl, STYPE = integer);
CREATE TYPE en AS ENUM (); CREATE TYPE co AS (a integer); CREATE CAST (integer AS en) WITH INOUT;
CREATE COLLATION cl (LOCALE = 'C'); CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int4, RIGHTARG = int4);
CREATE OPERATOR !== (FUNCTION = int4um, RIGHTARG = int4);
CREATE OPERATOR CLASS oc FOR TYPE int4 USING btree AS STORAGE int4; CREATE OPERATOR FAMILY fa USING hash;
CREATE TEXT SEARCH CONFIGURATION tc (COPY = pg_catalog.simple); CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = simple);
CREATE TEXT SEARCH PARSER tp (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE tt (LEXIZE = dsimple_lexize);
CREATE FUNCTION ft(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_end';
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION ft(internal));
CREATE LANGUAGE la HANDLER plpgsql_call_handler; CREATE ACCESS METHOD am TYPE TABLE HANDLER heap_tableam_handler;
CREATE FOREIGN DATA WRAPPER fw; CREATE SERVER se FOREIGN DATA WRAPPER fw;
CREATE FOREIGN TABLE fo (a integer CONSTRAINT fk CHECK (a > 0)) SERVER se;
CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a; CREATE TABLE t (a integer, b integer);
CREATE STATISTICS st ON a, b FROM t; CREATE PUBLICATION pu
"""

ADDRESSES = [
    *("TYPE d", 'CONSTRAINT "k on x" ON DOMAIN d', "AGGREGATE ag0(*)", "AGGREGATE ag1(integer)", "TYPE en", "TYPE co"),
    *("COLUMN co.a", "CAST (integer AS en)", "COLLATION cl", "CONVERSION cv", "OPERATOR ===(integer, integer)"),
    *("OPERATOR !==(NONE, integer)", "OPERATOR CLASS oc USING btree", "OPERATOR FAMILY fa USING hash"),
    *("TEXT SEARCH CONFIGURATION tc", "TEXT SEARCH DICTIONARY td", "TEXT SEARCH PARSER tp", "TEXT SEARCH TEMPLATE tt"),
    *("TRANSFORM FOR integer LANGUAGE plpgsql", "LANGUAGE la", "ACCESS METHOD am", "FOREIGN DATA WRAPPER fw"),
    *("SERVER se", "FOREIGN TABLE fo", "COLUMN fo.a", "CONSTRAINT fk ON fo", "MATERIALIZED VIEW mv", "COLUMN mv.a"),
    *("STATISTICS st", "PUBLICATION pu"),
]


def test_every_kind_is_named_so_that_postgresql_finds_it(sandbox: Repo) -> None:
    """The definition of each comment and owner, run once more, says what is so already."""
    sandbox.run(OBJECTS + "".join(f"; COMMENT ON {address} IS 'x'" for address in ADDRESSES))
    entries = sandbox.ls_tree("WORKING")
    comments = [entry.definition for entry in entries if entry.kind == "comment"]
    owners = [entry.definition for entry in entries if entry.kind == "owner"]
    assert len(comments) == len(ADDRESSES)
    assert len(owners) > 20
    sandbox.run("DELETE FROM pg_description WHERE description = 'x'")
    for statement in comments + owners:
        sandbox.run(statement)
    assert sandbox.ls_tree("WORKING") == entries


# What says something of an object has no address of its own.
WITHOUT_ADDRESS = {"column order", "owner", "comment"}


def test_every_object_comes_with_its_address(sandbox: Repo) -> None:
    """PostgreSQL finds the kind and identity of an object at the address that the capture gives with it."""
    sandbox.run(OBJECTS + "; CREATE VIEW v AS SELECT a FROM t; COMMENT ON VIEW v IS 'x'")
    addresses = sandbox.sql("""
        SELECT w.kind, w.identity, i.type, i.identity
        FROM pggit._working() AS w
        LEFT JOIN pg_identify_object(w.classid, w.objid, w.objsubid) AS i ON true
        WHERE w.blocker IS NULL""")
    assert {kind for kind, _, found, _ in addresses if found is None} == WITHOUT_ADDRESS
    found = [address for address in addresses if address[2] is not None]
    assert len(found) > 30
    assert [address[:2] for address in found] == [address[2:] for address in found]
