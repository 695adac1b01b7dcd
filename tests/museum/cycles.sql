-- Things that need one another: no order of whole objects makes them, only one of their parts.
\ir entrance.psql

CREATE SCHEMA cycles;

-- A table whose default calls a function that reads the table.
CREATE TABLE cycles.counted (id integer, n bigint);
CREATE FUNCTION cycles.how_many() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM cycles.counted);
ALTER TABLE cycles.counted ALTER n SET DEFAULT cycles.how_many();

-- A function of a table's row type, in a check, a generated column and an index of the same table.
CREATE TABLE cycles.row_typed (a integer, b integer);
CREATE FUNCTION cycles.sum_of(cycles.row_typed) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a + $1.b';
ALTER TABLE cycles.row_typed ADD CONSTRAINT positive_sum CHECK (cycles.sum_of(row_typed) > 0);
CREATE INDEX row_typed_sum ON cycles.row_typed (cycles.sum_of(row_typed));

-- Two views that became one another's.
CREATE VIEW cycles.first AS SELECT 1 AS a;
CREATE FUNCTION cycles.of_first(cycles.first) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE VIEW cycles.second AS SELECT cycles.of_first(f.*) AS b FROM cycles.first AS f;

-- A view that stands on a primary key, a function on the view, a table on the function.
CREATE TABLE cycles.keyed (id integer PRIMARY KEY, name text);
CREATE TABLE cycles.part (keyed_id integer REFERENCES cycles.keyed);
CREATE VIEW cycles.grouped AS
    SELECT k.id, k.name, count(*) AS n FROM cycles.keyed AS k JOIN cycles.part AS p ON p.keyed_id = k.id GROUP BY k.id;
CREATE FUNCTION cycles.most() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT max(n) FROM cycles.grouped);
ALTER TABLE cycles.keyed ADD COLUMN rank bigint DEFAULT cycles.most();
ALTER TABLE cycles.part ADD CONSTRAINT not_more CHECK (keyed_id < cycles.most());

-- A check by a function that reads another table, whose check reads this one.
CREATE TABLE cycles.left_one (id integer);
CREATE TABLE cycles.right_one (id integer);
CREATE FUNCTION cycles.in_left(integer) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM cycles.left_one AS l WHERE l.id = $1);
CREATE FUNCTION cycles.in_right(integer) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM cycles.right_one AS r WHERE r.id = $1);
ALTER TABLE cycles.left_one ADD CHECK (NOT cycles.in_right(id));
ALTER TABLE cycles.right_one ADD CHECK (NOT cycles.in_left(id));

-- Sequences and the columns that own them crosswise.
CREATE TABLE cycles.owner_1 (id serial);
CREATE TABLE cycles.owner_2 (id serial);
ALTER TABLE cycles.owner_1 ALTER id SET DEFAULT nextval('cycles.owner_2_id_seq');
ALTER TABLE cycles.owner_2 ALTER id SET DEFAULT nextval('cycles.owner_1_id_seq');

-- Foreign keys that go round, one of them to itself.
CREATE TABLE cycles.ring_1 (id integer PRIMARY KEY, next integer, self integer REFERENCES cycles.ring_1);
CREATE TABLE cycles.ring_2 (id integer PRIMARY KEY, next integer REFERENCES cycles.ring_1);
CREATE TABLE cycles.ring_3 (id integer PRIMARY KEY, next integer REFERENCES cycles.ring_2);
ALTER TABLE cycles.ring_1 ADD FOREIGN KEY (next) REFERENCES cycles.ring_3;

-- Types and tables inside one another.
CREATE TABLE cycles.holds (id integer);
CREATE TYPE cycles.held AS (note text);
ALTER TABLE cycles.holds ADD COLUMN inner_one cycles.held[];
CREATE FUNCTION cycles.hold(cycles.holds) RETURNS cycles.held LANGUAGE sql IMMUTABLE AS 'SELECT NULL::cycles.held';
ALTER TABLE cycles.holds ADD CHECK (cycles.hold(holds) IS NULL);
CREATE DOMAIN cycles.checked AS integer;
CREATE TABLE cycles.of_checked (c cycles.checked);
CREATE FUNCTION cycles.is_known(integer) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM cycles.of_checked AS o WHERE o.c::integer = $1);
ALTER DOMAIN cycles.checked ADD CONSTRAINT known CHECK (VALUE IS NULL OR cycles.is_known(VALUE));
ALTER DOMAIN cycles.checked SET DEFAULT 7;

-- Policies that look into one another's tables, triggers and rules that write them.
CREATE TABLE cycles.seen_1 (id integer);
CREATE TABLE cycles.seen_2 (id integer);
CREATE POLICY by_2 ON cycles.seen_1 USING (id IN (SELECT s.id FROM cycles.seen_2 AS s));
CREATE POLICY by_1 ON cycles.seen_2 USING (id IN (SELECT s.id FROM cycles.seen_1 AS s));
CREATE RULE to_2 AS ON INSERT TO cycles.seen_1 DO ALSO INSERT INTO cycles.seen_2 (id) VALUES (NEW.id);
CREATE RULE to_1 AS ON DELETE TO cycles.seen_2 DO ALSO DELETE FROM cycles.seen_1 WHERE seen_1.id = OLD.id;

-- A materialized view, a function that reads it, a view over both.
CREATE MATERIALIZED VIEW cycles.kept AS SELECT id FROM cycles.keyed;
CREATE FUNCTION cycles.kept_rows() RETURNS SETOF cycles.kept LANGUAGE sql STABLE BEGIN ATOMIC SELECT k.id FROM cycles.kept AS k; END;
CREATE VIEW cycles.kept_again AS SELECT k.id FROM cycles.kept_rows() AS k JOIN cycles.kept AS l USING (id);
