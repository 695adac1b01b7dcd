-- pggit._live: all objects of the live schema that are recorded, one row each.
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
CREATE OR REPLACE VIEW pggit._live (kind, identity, facts, classid, objid, objsubid, unit) AS
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
UNION ALL SELECT * FROM pggit._live_domain_constraint
UNION ALL SELECT * FROM pggit._live_aggregate
UNION ALL SELECT * FROM pggit._live_materialized_view
UNION ALL SELECT * FROM pggit._live_statistics
UNION ALL SELECT * FROM pggit._live_rule
UNION ALL SELECT * FROM pggit._live_trigger
UNION ALL SELECT * FROM pggit._live_constraint_trigger
UNION ALL SELECT * FROM pggit._live_policy
UNION ALL SELECT * FROM pggit._live_event_trigger
UNION ALL SELECT * FROM pggit._live_publication
UNION ALL SELECT * FROM pggit._live_subscription
UNION ALL SELECT * FROM pggit._live_default_acl
UNION ALL SELECT * FROM pggit._live_collation
UNION ALL SELECT * FROM pggit._live_operator
UNION ALL SELECT * FROM pggit._live_operator_class
UNION ALL SELECT * FROM pggit._live_cast
UNION ALL SELECT * FROM pggit._live_text_search
UNION ALL SELECT * FROM pggit._live_foreign_server
UNION ALL SELECT * FROM pggit._live_conversion
UNION ALL SELECT * FROM pggit._live_language
UNION ALL SELECT * FROM pggit._live_access_method
UNION ALL SELECT * FROM pggit._live_extension_dependency
UNION ALL SELECT * FROM pggit._live_security_label
UNION ALL SELECT * FROM pggit._live_owner
UNION ALL SELECT * FROM pggit._live_comment
UNION ALL SELECT * FROM pggit._live_grant;
