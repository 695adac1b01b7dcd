CREATE TABLE n (id int PRIMARY KEY, parent int, v numeric);
CREATE VIEW tree AS WITH RECURSIVE r AS (SELECT id, 1 AS depth, ARRAY[id] AS path FROM n WHERE parent IS NULL UNION ALL SELECT n.id, r.depth + 1, r.path || n.id FROM n JOIN r ON n.parent = r.id) SELECT id, depth, path FROM r;
CREATE VIEW ranked AS SELECT id, rank() OVER w AS rank, sum(v) OVER w AS total FROM n WINDOW w AS (PARTITION BY parent ORDER BY v);
CREATE VIEW alls AS SELECT id, t.x FROM n CROSS JOIN LATERAL (SELECT n.v * 2 AS x) AS t EXCEPT SELECT parent, v FROM n;
