-- Views that are their own parts, by functions of their rows or by other views: one of them was replaced.
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

-- Views that read one another: infinite recursion for whoever reads them.
CREATE VIEW circles.first AS SELECT 1 AS id, 'x'::varchar(7) COLLATE "C" AS name;
CREATE VIEW circles.second AS SELECT f.id, f.name FROM circles.first AS f;
CREATE VIEW circles.third AS SELECT s.name, s.id FROM circles.second AS s;
CREATE OR REPLACE VIEW circles.first AS SELECT t.id, t.name FROM circles.third AS t WHERE t.id > 1;
CREATE VIEW circles.outside AS SELECT s.id FROM circles.second AS s;
COMMENT ON VIEW circles.second IS 'of a view in a circle of views';
GRANT SELECT ON circles.third TO museum_guard;
