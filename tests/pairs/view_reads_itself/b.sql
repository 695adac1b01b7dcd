CREATE VIEW mirror AS SELECT 1 AS id, 'x'::varchar(7) AS name;
CREATE OR REPLACE VIEW mirror AS SELECT m.id, m.name FROM mirror AS m;
GRANT SELECT ON mirror TO pairs_anna;
CREATE VIEW behind AS SELECT m.id FROM mirror AS m;
