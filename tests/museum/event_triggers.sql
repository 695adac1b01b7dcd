-- Event triggers: every event, filters, states. What they call does nothing: other rooms are loaded under them.
\ir entrance.psql

CREATE SCHEMA event_triggers;
CREATE FUNCTION event_triggers.noticed() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER event_triggers_start ON ddl_command_start EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER event_triggers_end ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'DROP FUNCTION') EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER event_triggers_drop ON sql_drop EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER event_triggers_rewrite ON table_rewrite EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER event_triggers_disabled ON ddl_command_end EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER event_triggers_replica ON ddl_command_end EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER event_triggers_always ON sql_drop
    WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION event_triggers.noticed();
CREATE EVENT TRIGGER "event_triggers ""quoted""" ON sql_drop EXECUTE FUNCTION event_triggers.noticed();
ALTER EVENT TRIGGER event_triggers_disabled DISABLE;
ALTER EVENT TRIGGER event_triggers_replica ENABLE REPLICA;
ALTER EVENT TRIGGER event_triggers_always ENABLE ALWAYS;
COMMENT ON EVENT TRIGGER event_triggers_end IS 'an event trigger';
\if :since17
CREATE EVENT TRIGGER event_triggers_login ON login EXECUTE FUNCTION event_triggers.noticed();
\endif
