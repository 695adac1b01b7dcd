-- Views: options, columns, owners, and queries that are hard to write down again.
\ir entrance.psql

CREATE SCHEMA views;
CREATE TABLE views.person (id integer PRIMARY KEY, name text, born date, boss integer, tags text[], data jsonb);
CREATE TABLE views.visit (person_id integer, at timestamp with time zone, place text, cost numeric(10,2));
CREATE FUNCTION views.age(person views.person) RETURNS integer LANGUAGE sql STABLE AS 'SELECT 7';

CREATE VIEW views.plain AS SELECT id, name FROM views.person;
CREATE VIEW views.starred AS SELECT * FROM views.person;
CREATE VIEW views.renamed ("Id", "the name") AS SELECT id, name FROM views.person;
CREATE VIEW views.constants AS SELECT 1 AS one, 'text' AS text, NULL AS nothing, '{1,2}'::integer[] AS list, B'10' AS bits;
CREATE VIEW views.checked_locally AS SELECT * FROM views.person WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW views.checked AS SELECT * FROM views.checked_locally WHERE id < 100 WITH CASCADED CHECK OPTION;
CREATE VIEW views.barrier WITH (security_barrier) AS SELECT * FROM views.person WHERE name = CURRENT_USER;
CREATE VIEW views.invoker WITH (security_invoker = true, security_barrier = false) AS SELECT * FROM views.person;
CREATE VIEW views.with_defaults AS SELECT id, name FROM views.person;
ALTER VIEW views.with_defaults ALTER id SET DEFAULT 7;
ALTER VIEW views.with_defaults ALTER name SET DEFAULT 'x' || CURRENT_USER;
CREATE RECURSIVE VIEW views.bosses (id, boss, depth) AS
    SELECT p.id, p.boss, 0 FROM views.person AS p WHERE p.boss IS NULL
    UNION ALL SELECT p.id, p.boss, b.depth + 1 FROM views.person AS p JOIN bosses AS b ON b.id = p.boss;
-- The marks are numbers: PostgreSQL prints text as 'yes'::text, which it cannot read there (nor can psql restore
-- what pg_dump writes of it).
CREATE VIEW views.searched AS
    WITH RECURSIVE up (id, boss) AS (
        SELECT p.id, p.boss FROM views.person AS p
        UNION ALL SELECT p.id, p.boss FROM views.person AS p, up WHERE p.id = up.boss
    ) SEARCH DEPTH FIRST BY id SET sequence CYCLE id SET is_cycle TO 1 DEFAULT 0 USING path
    SELECT id, sequence::text AS sequence, is_cycle, path::text AS path FROM up;

-- A grouped primary key: the view depends on the constraint.
CREATE VIEW views.by_key AS
    SELECT p.id, p.name, p.born, count(*) AS visits, sum(v.cost) FILTER (WHERE v.place <> 'x') AS paid
    FROM views.person AS p LEFT JOIN views.visit AS v ON v.person_id = p.id
    GROUP BY p.id HAVING count(*) > 1 ORDER BY p.name COLLATE "C" DESC NULLS LAST, 4 LIMIT 10 OFFSET 2;
CREATE VIEW views.joins AS
    SELECT a.id, b.id AS other, c.place, id_name
    FROM views.person AS a
    JOIN views.person AS b USING (id)
    NATURAL LEFT JOIN (SELECT id, name AS id_name FROM views.person) AS n
    FULL JOIN views.visit AS c ON c.person_id = a.id AND a.born < c.at
    CROSS JOIN LATERAL (SELECT max(v.at) AS last FROM views.visit AS v WHERE v.person_id = a.id) AS l;
CREATE VIEW views.aliased_join AS
    SELECT j.id, p1.name FROM views.person AS p1 JOIN views.person AS p2 USING (id) AS j WHERE p1.name = p2.name;
CREATE VIEW views.grouping_sets AS
    SELECT place, person_id, grouping(place, person_id) AS level, count(DISTINCT cost) AS costs,
           string_agg(place, ', ' ORDER BY place DESC, cost) AS places,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY cost) AS median, array_agg(at ORDER BY at) AS times
    FROM views.visit GROUP BY GROUPING SETS ((place, person_id), ROLLUP (place), CUBE (person_id), ());
CREATE VIEW views.distinct_groups AS SELECT place FROM views.visit GROUP BY DISTINCT ROLLUP (place), ROLLUP (place, at);
CREATE VIEW views.windows AS
    SELECT person_id, row_number() OVER w AS n, sum(cost) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS running,
           lag(at, 1, 'epoch'::timestamptz) OVER (PARTITION BY place ORDER BY at DESC) AS before,
           first_value(place) OVER (ORDER BY at RANGE BETWEEN '1 day'::interval PRECEDING AND UNBOUNDED FOLLOWING
                                    EXCLUDE TIES) AS first,
           count(*) OVER (ORDER BY cost GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS near
    FROM views.visit WINDOW w AS (PARTITION BY person_id ORDER BY at);
CREATE VIEW views.sets AS
    (SELECT id, name FROM views.person EXCEPT ALL SELECT 1, 'x')
    UNION (SELECT person_id, place FROM views.visit INTERSECT SELECT 2, 'y') ORDER BY 1, 2;
CREATE VIEW views.with_queries AS
    WITH kept AS MATERIALIZED (SELECT id FROM views.person), inlined AS NOT MATERIALIZED (SELECT id FROM kept)
    SELECT k.id FROM kept AS k WHERE EXISTS (SELECT FROM inlined AS i WHERE i.id = k.id)
       OR k.id IN (SELECT person_id FROM views.visit) OR k.id > ALL (SELECT person_id FROM views.visit)
       OR (k.id, 1) = (SELECT person_id, 1 FROM views.visit LIMIT 1) OR k.id = ANY (ARRAY(SELECT id FROM inlined));
CREATE VIEW views.expressions AS
    SELECT p.tags[1] AS tag, p.tags[2:3] AS slice, p.data -> 'a' ->> 'b' AS b, p.data['c'] AS c, p.data #>> '{d,e}' AS e,
           (p.*)::text AS whole, p AS row_of_person, ROW(p.id, p.name)::text AS pair, views.age(p.*) AS called, views.age(p) AS again,
           p.name LIKE 'a\_%' ESCAPE '\' AS liked, p.name !~~* '%X' AS ilike, p.name SIMILAR TO '(a|b)%' AS similar,
           p.id BETWEEN SYMMETRIC 5 AND 1 AS within, p.id IS DISTINCT FROM 3 AS differs, p.id NOT IN (1, 2) AS outside,
           p.born AT TIME ZONE 'Europe/Berlin' AS there, extract(year FROM p.born) AS year,
           overlay(p.name PLACING 'x' FROM 2 FOR 1) AS laid, substring(p.name FROM 2 FOR 3) AS part,
           trim(BOTH 'x' FROM p.name) AS trimmed, position('a' IN p.name) AS place, p.name IS NFC NORMALIZED AS normal,
           (p.born, p.born) OVERLAPS ('2000-01-01'::date, '2001-01-01'::date) AS overlap,
           nullif(p.name, '') AS filled, CASE p.id WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE p.name END AS cased,
           CASE WHEN p.id > 1 AND NOT p.name IS NULL OR p.boss IS NOT NULL THEN -p.id ELSE + 5 END AS signed,
           p.id::bigint::text::character varying(3) AS cast, '1 day'::interval day AS one_day, 1.0::numeric(4,2) AS fixed,
           'infinity'::timestamp AS forever, 'NaN'::real AS nan, '-1'::integer AS minus, 2 ^ 3 AS power, |/ 4.0 AS root,
           p.id OPERATOR(pg_catalog.+) 1 AS qualified, p.name COLLATE "C" < 'x' AS collated,
           EXISTS (SELECT 1) AS there_is, (SELECT 5) AS five, ARRAY[[1, 2], [3, 4]] AS grid, ARRAY[]::text[] AS none,
           xmlelement(NAME tag, xmlattributes(p.id AS "Id"), p.name) AS element, p.ctid, p.tableoid::regclass AS "from",
           CURRENT_DATE AS today, LOCALTIME(2) AS time, (p.boss > 1) IS UNKNOWN AS unknown
    FROM (SELECT *, true AS boss_known FROM views.person) AS q, views.person AS p WHERE q.boss_known IS NOT FALSE;
CREATE VIEW views.functions_in_from AS
    SELECT g.n, g.ordinality, u.a, u.b, r.x, r.y
    FROM generate_series(1, 3) WITH ORDINALITY AS g (n, ordinality),
         ROWS FROM (unnest(ARRAY[1, 2]), generate_series(5, 6)) AS u (a, b),
         jsonb_to_recordset('[]') AS r (x integer, y text COLLATE "C");
CREATE VIEW views.sampled AS SELECT id FROM views.person TABLESAMPLE bernoulli (10) REPEATABLE (7);
CREATE VIEW views.only_values AS VALUES (1, 'one'), (2, 'two'), (3, NULL);
CREATE VIEW views.locking AS SELECT id FROM views.person ORDER BY id FETCH FIRST 3 ROWS WITH TIES;
CREATE VIEW views.for_update AS SELECT p.id FROM views.person AS p, views.visit AS v FOR UPDATE OF p SKIP LOCKED;
CREATE VIEW views.only_one AS SELECT id FROM ONLY views.person;
CREATE VIEW views.no_columns AS SELECT FROM views.person;
CREATE VIEW views."Quoted ""view""" AS SELECT 1 AS "Column ""one""", 2 AS "select", 3 AS "ünï";
CREATE VIEW views.of_views AS SELECT r."Id", c.one FROM views.renamed AS r, views.constants AS c;

-- What lies below was renamed afterwards.
CREATE TABLE views.before (old_name integer, other text);
CREATE VIEW views.keeps_names AS SELECT old_name, other FROM views.before;
ALTER TABLE views.before RENAME old_name TO new_name;
ALTER TABLE views.before RENAME TO after;
CREATE TABLE views.joined_1 (k integer, a integer);
CREATE TABLE views.joined_2 (k integer, b integer);
CREATE VIEW views.using_renamed AS SELECT * FROM views.joined_1 JOIN views.joined_2 USING (k);
ALTER TABLE views.joined_2 RENAME k TO key;
ALTER TABLE views.joined_1 ADD COLUMN b integer;

COMMENT ON VIEW views.plain IS 'a view';
COMMENT ON COLUMN views.plain.name IS 'a view''s column';
ALTER VIEW views.plain OWNER TO museum_curator;
GRANT SELECT ON views.plain TO museum_visitor;
GRANT SELECT (name), UPDATE (name) ON views.plain TO museum_guard;
GRANT INSERT, DELETE ON views.starred TO museum_guard WITH GRANT OPTION;

\if :since16
CREATE VIEW views.json_made AS
    SELECT JSON_OBJECT('a': id, 'b': name ABSENT ON NULL RETURNING jsonb) AS object, JSON_ARRAY(1, 'x' NULL ON NULL) AS list,
           data IS JSON OBJECT WITH UNIQUE KEYS AS is_object
    FROM views.person;
CREATE VIEW views.json_gathered AS
    SELECT JSON_ARRAYAGG(name ORDER BY id RETURNING jsonb) AS names, JSON_OBJECTAGG(id: name WITH UNIQUE KEYS) AS by_id
    FROM views.person;
\endif
\if :since17
CREATE VIEW views.json_read AS
    SELECT JSON_VALUE(data, '$.a' RETURNING integer DEFAULT 7 ON EMPTY ERROR ON ERROR) AS a,
           JSON_QUERY(data, '$.b' WITH CONDITIONAL WRAPPER EMPTY ARRAY ON EMPTY) AS b,
           JSON_EXISTS(data, '$.c[*] ? (@ > $x)' PASSING 3 AS x) AS c, JSON_SCALAR(id) AS scalar, JSON_SERIALIZE(data) AS text
    FROM views.person;
CREATE VIEW views.json_rows AS
    SELECT t.* FROM views.person,
        JSON_TABLE(data, '$.rows[*]' AS root COLUMNS (
            n FOR ORDINALITY, id integer PATH '$.id', name text PATH '$.name' DEFAULT 'none' ON EMPTY,
            has boolean EXISTS PATH '$.has', NESTED PATH '$.parts[*]' COLUMNS (part text PATH '$'))) AS t;
\endif
