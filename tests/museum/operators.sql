-- Operators, operator classes and families, with everything that can be said of them.
\ir entrance.psql

CREATE SCHEMA operators;
CREATE SCHEMA operators_elsewhere;
CREATE TYPE operators.box AS (a integer, b integer);
CREATE FUNCTION operators.lt(operators.box, operators.box) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a < ($2).a';
CREATE FUNCTION operators.le(operators.box, operators.box) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a <= ($2).a';
CREATE FUNCTION operators.eq(operators.box, operators.box) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a = ($2).a';
CREATE FUNCTION operators.ne(operators.box, operators.box) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a <> ($2).a';
CREATE FUNCTION operators.ge(operators.box, operators.box) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a >= ($2).a';
CREATE FUNCTION operators.gt(operators.box, operators.box) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a > ($2).a';
CREATE FUNCTION operators.cmp(operators.box, operators.box) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a - ($2).a';
CREATE FUNCTION operators.hash(operators.box) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1).a';
CREATE FUNCTION operators.factorial(integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1';
CREATE FUNCTION operators.mixed_cmp(integer, bigint) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint48cmp';

-- Commutators and negators name one another before the other is there.
CREATE OPERATOR operators.< (
    FUNCTION = operators.lt, LEFTARG = operators.box, RIGHTARG = operators.box,
    COMMUTATOR = OPERATOR(operators.>), NEGATOR = OPERATOR(operators.>=),
    RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel
);
CREATE OPERATOR operators.<= (
    FUNCTION = operators.le, LEFTARG = operators.box, RIGHTARG = operators.box,
    COMMUTATOR = OPERATOR(operators.>=), NEGATOR = OPERATOR(operators.>), RESTRICT = pg_catalog.scalarlesel
);
CREATE OPERATOR operators.= (
    FUNCTION = operators.eq, LEFTARG = operators.box, RIGHTARG = operators.box,
    COMMUTATOR = OPERATOR(operators.=), NEGATOR = OPERATOR(operators.<>),
    RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR operators.<> (
    FUNCTION = operators.ne, LEFTARG = operators.box, RIGHTARG = operators.box,
    COMMUTATOR = OPERATOR(operators.<>), NEGATOR = OPERATOR(operators.=)
);
CREATE OPERATOR operators.>= (FUNCTION = operators.ge, LEFTARG = operators.box, RIGHTARG = operators.box);
CREATE OPERATOR operators.> (FUNCTION = operators.gt, LEFTARG = operators.box, RIGHTARG = operators.box);
CREATE OPERATOR operators.!!! (FUNCTION = operators.factorial, RIGHTARG = integer);
CREATE OPERATOR operators_elsewhere.@@+ (FUNCTION = pg_catalog.int4pl, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR operators_elsewhere.+ (FUNCTION = pg_catalog.int4pl, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR operators_elsewhere.~~~ (FUNCTION = pg_catalog.int4ne, LEFTARG = integer, RIGHTARG = integer,
    JOIN = pg_catalog.neqjoinsel);
ALTER OPERATOR operators_elsewhere.~~~ (integer, integer) SET (RESTRICT = pg_catalog.neqsel, JOIN = NONE);
COMMENT ON OPERATOR operators.< (operators.box, operators.box) IS 'less';
COMMENT ON OPERATOR operators.!!! (NONE, integer) IS 'a prefix';
ALTER OPERATOR operators.> (operators.box, operators.box) OWNER TO museum_curator;

CREATE OPERATOR FAMILY operators.of_boxes USING btree;
CREATE OPERATOR CLASS operators.box_ops DEFAULT FOR TYPE operators.box USING btree FAMILY operators.of_boxes AS
    OPERATOR 1 operators.<, OPERATOR 2 operators.<=, OPERATOR 3 operators.=, OPERATOR 4 operators.>=,
    OPERATOR 5 operators.>, FUNCTION 1 operators.cmp(operators.box, operators.box);
CREATE OPERATOR CLASS operators.box_hash_ops DEFAULT FOR TYPE operators.box USING hash AS
    OPERATOR 1 operators.=, FUNCTION 1 operators.hash(operators.box);
-- A family that reaches over two types by members that no class has.
CREATE OPERATOR FAMILY operators.loose USING btree;
CREATE OPERATOR CLASS operators.other_int_ops FOR TYPE integer USING btree FAMILY operators.loose AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 pg_catalog.btint4cmp(integer, integer);
ALTER OPERATOR FAMILY operators.loose USING btree ADD
    OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint), OPERATOR 3 = (integer, bigint),
    OPERATOR 4 >= (integer, bigint), OPERATOR 5 > (integer, bigint),
    FUNCTION 1 (integer, bigint) operators.mixed_cmp(integer, bigint);
CREATE OPERATOR CLASS operators.nearest_ops FOR TYPE point USING gist AS
    OPERATOR 1 <<, OPERATOR 15 <-> (point, point) FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 1 pg_catalog.gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 pg_catalog.gist_box_union(internal, internal), FUNCTION 3 pg_catalog.gist_point_compress(internal),
    FUNCTION 5 pg_catalog.gist_box_penalty(internal, internal, internal),
    FUNCTION 6 pg_catalog.gist_box_picksplit(internal, internal), FUNCTION 7 pg_catalog.gist_box_same(box, box, internal),
    FUNCTION 8 pg_catalog.gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;
CREATE OPERATOR FAMILY operators."Quoted ""family""" USING hash;
CREATE OPERATOR CLASS operators_elsewhere."Quoted ""class""" FOR TYPE text USING hash FAMILY operators."Quoted ""family""" AS
    OPERATOR 1 pg_catalog.=, FUNCTION 1 pg_catalog.hashtext(text), FUNCTION 2 pg_catalog.hashtextextended(text, bigint);
COMMENT ON OPERATOR CLASS operators.box_ops USING btree IS 'a class';
COMMENT ON OPERATOR FAMILY operators.loose USING btree IS 'a family';
ALTER OPERATOR CLASS operators.box_hash_ops USING hash OWNER TO museum_guard;
ALTER OPERATOR FAMILY operators.loose USING btree OWNER TO museum_curator;

CREATE TABLE operators.used (
    b operators.box PRIMARY KEY, i integer, CHECK (b OPERATOR(operators.<) '(5,5)'),
    EXCLUDE USING hash (b WITH OPERATOR(operators.=))
);
CREATE INDEX used_hash ON operators.used USING hash (b operators.box_hash_ops);
CREATE INDEX used_other ON operators.used (i operators.other_int_ops DESC);
CREATE VIEW operators.compared AS
    SELECT i OPERATOR(operators_elsewhere.@@+) 1 AS more, OPERATOR(operators.!!!) i AS all_of_it FROM operators.used
    ORDER BY b USING OPERATOR(operators.>);
