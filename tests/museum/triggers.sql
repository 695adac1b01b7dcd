-- Triggers: every timing, event and level, conditions, transition tables, arguments, constraint triggers, states.
\ir entrance.psql

CREATE SCHEMA triggers;
CREATE SCHEMA triggers_elsewhere;
CREATE FUNCTION triggers.noticed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN COALESCE(NEW, OLD); END';
CREATE FUNCTION triggers_elsewhere."Also noticed"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE triggers.base (id integer PRIMARY KEY, a integer, b text, "C c" integer);
CREATE TABLE triggers.referred (id integer PRIMARY KEY REFERENCES triggers.base);
CREATE VIEW triggers.view AS SELECT id, a FROM triggers.base;

CREATE TRIGGER before_insert BEFORE INSERT ON triggers.base FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER before_any BEFORE INSERT OR UPDATE OR DELETE ON triggers.base
    FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER of_columns BEFORE UPDATE OF b, "C c" OR INSERT ON triggers.base
    FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER with_arguments AFTER DELETE ON triggers.base
    FOR EACH ROW EXECUTE FUNCTION triggers.noticed('one', '2', 'it''s', 'back\slash', E'new\nline', '', '"quoted"');
CREATE TRIGGER with_condition BEFORE UPDATE ON triggers.base FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.* AND NEW.a > 0 AND (OLD.b IS NULL OR NEW."C c" = ANY (ARRAY[1, 2])))
    EXECUTE FUNCTION triggers_elsewhere."Also noticed"();
CREATE TRIGGER statement_before BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON triggers.base
    FOR EACH STATEMENT EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER statement_after AFTER TRUNCATE ON triggers.base FOR EACH STATEMENT EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER statement_condition AFTER INSERT ON triggers.base
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER transitions AFTER UPDATE ON triggers.base REFERENCING OLD TABLE AS old_rows NEW TABLE AS "New Rows"
    FOR EACH STATEMENT EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER transition_rows AFTER INSERT ON triggers.base REFERENCING NEW TABLE AS fresh
    FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER view_insert INSTEAD OF INSERT ON triggers.view FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER view_change INSTEAD OF UPDATE OR DELETE ON triggers.view FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER view_statement AFTER INSERT ON triggers.view FOR EACH STATEMENT EXECUTE FUNCTION triggers.noticed();
CREATE CONSTRAINT TRIGGER at_once AFTER INSERT ON triggers.base
    FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE CONSTRAINT TRIGGER deferrable_one AFTER UPDATE OF a ON triggers.base DEFERRABLE
    FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE CONSTRAINT TRIGGER deferred_one AFTER INSERT OR DELETE ON triggers.base FROM triggers.referred
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (true) EXECUTE FUNCTION triggers.noticed('x');
CREATE TRIGGER "Quoted ""trigger""" BEFORE DELETE ON triggers.base FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER built_in BEFORE UPDATE ON triggers.base
    FOR EACH ROW EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();
CREATE TRIGGER same_name BEFORE INSERT ON triggers.base FOR EACH ROW EXECUTE FUNCTION triggers.noticed();
CREATE TRIGGER same_name BEFORE INSERT ON triggers.referred FOR EACH ROW EXECUTE FUNCTION triggers.noticed();

ALTER TABLE triggers.base DISABLE TRIGGER before_insert;
ALTER TABLE triggers.base ENABLE REPLICA TRIGGER before_any;
ALTER TABLE triggers.base ENABLE ALWAYS TRIGGER of_columns;
COMMENT ON TRIGGER before_any ON triggers.base IS 'a trigger';
COMMENT ON TRIGGER view_insert ON triggers.view IS 'a view''s trigger';
COMMENT ON TRIGGER deferred_one ON triggers.base IS 'a constraint trigger';
ALTER FUNCTION triggers.noticed() DEPENDS ON EXTENSION plpgsql;
ALTER TRIGGER with_arguments ON triggers.base DEPENDS ON EXTENSION plpgsql;
