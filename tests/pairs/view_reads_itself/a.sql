-- A view was replaced by one that reads itself: it can only be made as another one first.
CREATE VIEW mirror AS SELECT 1 AS id, 'x'::varchar(7) AS name;
GRANT SELECT ON mirror TO pairs_anna;
