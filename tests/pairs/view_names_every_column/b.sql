CREATE TABLE numbers (x int, y int, z int);
CREATE TABLE letters (x int, z text);
CREATE VIEW joined AS SELECT * FROM numbers JOIN letters AS l (x, w) USING (x);
CREATE VIEW crossed AS SELECT aa, dd FROM (numbers CROSS JOIN letters) AS "j j" (aa, bb, cc, dd);
CREATE MATERIALIZED VIEW twice AS SELECT n.p, m.q FROM numbers AS n (p) JOIN numbers AS m (p, q) USING (p);
CREATE RULE seen AS ON UPDATE TO letters WHERE EXISTS (SELECT FROM numbers AS n (p, q) WHERE n.q = new.x) DO ALSO NOTHING;
