-- pggit._member: what is part of an extension.
--
-- Members are the extension's to define (pg_dump writes CREATE EXTENSION and
-- no more); what depends on them is not. Source: PostgreSQL manual, "Packaging
-- Related Objects into an Extension"; pg_depend.deptype 'e'.
CREATE OR REPLACE VIEW pggit._member (classid, objid) AS
SELECT d.classid, d.objid FROM pg_depend AS d
-- By what they refer to, an extension: the index on that side leads to them.
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e';
