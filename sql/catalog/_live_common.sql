-- pggit._live_common: the objects of the live schema that are recorded, one row
-- each, but for the kinds of which most schemas have none (_live_rare).
--
-- Each kind is a view of its own; this one puts them together, so that the
-- planner sees the whole question. "WHERE unit = ANY (...)" reaches into every
-- part of it, down to the indexes of the catalogs.
--
-- Columns  kind, identity  as pg_identify_object() spells them
--          facts           what the catalogs say of it, canonically
--          classid, objid, objsubid
--                          its address, for _requirement; NULL where it needs nothing
--          unit            the oid of the relation, function, type ... that it is a part of
CREATE OR REPLACE VIEW pggit._live_common (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT * FROM pggit._live_schema
UNION ALL SELECT * FROM pggit._live_extension
UNION ALL SELECT * FROM pggit._live_table
UNION ALL SELECT * FROM pggit._live_column
UNION ALL SELECT * FROM pggit._live_column_order
UNION ALL SELECT * FROM pggit._live_constraint
UNION ALL SELECT * FROM pggit._live_index
UNION ALL SELECT * FROM pggit._live_sequence
UNION ALL SELECT * FROM pggit._live_view
UNION ALL SELECT * FROM pggit._live_function
UNION ALL SELECT * FROM pggit._live_type
UNION ALL SELECT * FROM pggit._live_owner
UNION ALL SELECT * FROM pggit._live_comment
UNION ALL SELECT * FROM pggit._live_grant;
