-- An event trigger refuses what leads to the other schema, and is not there: it goes first, and comes last.
CREATE TABLE t (a integer DEFAULT 1);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'not here: %', tg_tag; END$$;
CREATE EVENT TRIGGER refused ON ddl_command_end EXECUTE FUNCTION refuse();
