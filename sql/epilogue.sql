-- The store belongs to the role that installed the extension. Nobody else
-- reads or writes it until that role says so (promise P14): no USAGE on the
-- schema, no EXECUTE on a function.
REVOKE ALL ON SCHEMA pggit FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA pggit FROM PUBLIC;
REVOKE ALL ON ALL ROUTINES IN SCHEMA pggit FROM PUBLIC;
