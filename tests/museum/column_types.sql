-- Columns of every built-in type with its modifiers, and of types of the user's.
\ir entrance.psql

CREATE SCHEMA column_types;
CREATE TYPE column_types.mood AS ENUM ('sad', 'fine');
CREATE TYPE column_types."Weird ""Type""" AS (a integer, b text);
CREATE DOMAIN column_types.positive AS integer CHECK (VALUE > 0);

CREATE TABLE column_types.built_in (
    a1 smallint, a2 integer, a3 bigint, a4 oid, a5 boolean, a6 "char", a7 name, a8 money,
    b1 numeric, b2 numeric(10), b3 numeric(10,2), b4 numeric(3,-5), b5 numeric(2,10), b6 real, b7 double precision,
    c1 text, c2 character varying, c3 character varying(17), c4 character(3), c5 bpchar, c6 bytea, c7 character,
    d1 bit(4), d2 bit varying, d3 bit varying(9), d4 bit,
    e1 date, e2 time, e3 time(0), e4 time(3) with time zone, e5 timestamp, e6 timestamp(6),
    e7 timestamp with time zone, e8 timestamp(0) with time zone,
    f1 interval, f2 interval(3), f3 interval year, f4 interval year to month, f5 interval day to second(2),
    f6 interval hour to minute, f7 interval second(6), f8 interval minute to second,
    g1 point, g2 line, g3 lseg, g4 box, g5 path, g6 polygon, g7 circle,
    h1 inet, h2 cidr, h3 macaddr, h4 macaddr8, h5 uuid, h6 xml, h7 json, h8 jsonb, h9 jsonpath,
    i1 tsvector, i2 tsquery, i3 pg_lsn, i4 pg_snapshot, i5 txid_snapshot, i6 xid8, i7 tid, i8 cid, i9 xid,
    j1 int4range, j2 int8range, j3 numrange, j4 tsrange, j5 tstzrange, j6 daterange,
    k1 int4multirange, k2 int8multirange, k3 nummultirange, k4 tsmultirange, k5 tstzmultirange, k6 datemultirange,
    l1 regclass, l2 regproc, l3 regprocedure, l4 regoper, l5 regoperator, l6 regtype, l7 regrole, l8 regnamespace,
    l9 regconfig, l10 regdictionary, l11 regcollation,
    m1 int2vector, m2 oidvector, m3 refcursor, m4 aclitem,
    n1 integer[], n2 text[][], n3 numeric(10,2)[], n4 character varying(5)[], n5 "char"[], n6 timestamp(2)[],
    n7 int4range[], n8 integer[3]
);
CREATE TABLE column_types.made (
    a column_types.mood, b column_types.mood[], c column_types."Weird ""Type""", d column_types."Weird ""Type"""[],
    e column_types.positive, f column_types.positive[], g column_types.built_in
);
