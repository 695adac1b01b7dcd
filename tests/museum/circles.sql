-- A view that is its own part, by a function of its rows: one of the two was replaced.
\ir entrance.psql

CREATE SCHEMA circles;

-- A view, a function that returns its rows, and the view of that function.
CREATE VIEW circles.hall AS SELECT 1 AS id, 'x'::text AS name;
CREATE FUNCTION circles.halls() RETURNS SETOF circles.hall LANGUAGE sql STABLE BEGIN ATOMIC SELECT 2, 'y'::text; END;
CREATE VIEW circles.hall_again AS SELECT * FROM circles.halls();
CREATE OR REPLACE VIEW circles.hall AS SELECT h.id, h.name FROM circles.halls() AS h;
ALTER VIEW circles.hall SET (security_barrier = true);
COMMENT ON COLUMN circles.hall.name IS 'of a view in a circle';
GRANT SELECT (id) ON circles.hall TO museum_guard;
CREATE VIEW circles.typed AS SELECT 1::numeric(5, 2) AS n, 'x'::varchar(7) COLLATE "C" AS v, ARRAY[now()] AS t;
CREATE FUNCTION circles.of_typed(circles.typed[]) RETURNS integer LANGUAGE sql STABLE BEGIN ATOMIC SELECT 2; END;
CREATE OR REPLACE VIEW circles.typed AS SELECT circles.of_typed(NULL)::numeric(5, 2) AS n, 'x'::varchar(7) COLLATE "C" AS v, ARRAY[now()] AS t;
CREATE TABLE circles.of_it (typed circles.typed, halls circles.hall[]);
