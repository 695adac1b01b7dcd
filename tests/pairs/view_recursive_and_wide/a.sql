-- Views with WITH RECURSIVE, windows, lateral joins and unions change.
CREATE TABLE n (id int PRIMARY KEY, parent int, v numeric);
CREATE VIEW tree AS WITH RECURSIVE r AS (SELECT id, 0 AS depth FROM n WHERE parent IS NULL UNION ALL SELECT n.id, r.depth + 1 FROM n JOIN r ON n.parent = r.id) SELECT id, depth FROM r;
CREATE VIEW ranked AS SELECT id, rank() OVER (PARTITION BY parent ORDER BY v DESC) AS rank FROM n;
CREATE VIEW alls AS SELECT id FROM n UNION SELECT parent FROM n;
