-- Rules: every event, ALSO and INSTEAD, conditions, several actions, none, enabled and not.
\ir entrance.psql

CREATE SCHEMA rules;
CREATE TABLE rules.base (id integer PRIMARY KEY, name text);
CREATE TABLE rules.log (id integer, what text, at timestamp DEFAULT now());
CREATE VIEW rules.view AS SELECT id, name FROM rules.base;

CREATE RULE on_insert AS ON INSERT TO rules.base DO ALSO INSERT INTO rules.log (id, what) VALUES (NEW.id, 'new');
CREATE RULE on_update AS ON UPDATE TO rules.base WHERE OLD.name IS DISTINCT FROM NEW.name
    DO ALSO (INSERT INTO rules.log (id, what) VALUES (OLD.id, 'from ' || OLD.name); DELETE FROM rules.log WHERE id = NEW.id);
CREATE RULE on_update_tell AS ON UPDATE TO rules.base DO ALSO NOTIFY rules_changed, 'payload';
CREATE RULE on_delete AS ON DELETE TO rules.base WHERE OLD.id < 0 DO INSTEAD NOTHING;
CREATE RULE "Quoted ""rule""" AS ON DELETE TO rules.base DO ALSO SELECT OLD.id, 'it''s gone' AS what;
CREATE RULE view_insert AS ON INSERT TO rules.view DO INSTEAD
    INSERT INTO rules.base (id, name) VALUES (NEW.id, COALESCE(NEW.name, 'x')) RETURNING base.id, base.name;
CREATE RULE view_update AS ON UPDATE TO rules.view DO INSTEAD
    UPDATE rules.base SET name = NEW.name, id = NEW.id WHERE base.id = OLD.id;
CREATE RULE view_delete AS ON DELETE TO rules.view DO INSTEAD (
    DELETE FROM rules.base WHERE base.id = OLD.id;
    INSERT INTO rules.log (id, what) SELECT OLD.id, l.what FROM rules.log AS l WHERE l.id = OLD.id
);
CREATE RULE with_query AS ON INSERT TO rules.log WHERE NEW.what = 'with' DO ALSO
    WITH gone AS (DELETE FROM rules.base WHERE id = 5 RETURNING id)
    UPDATE rules.base SET name = 'x' FROM gone WHERE base.id = gone.id;
CREATE RULE upsert AS ON UPDATE TO rules.log DO INSTEAD
    INSERT INTO rules.base AS b (id, name) VALUES (NEW.id, NEW.what)
    ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name || b.name WHERE b.id > 1;
CREATE RULE nothing_at_all AS ON INSERT TO rules.log WHERE NEW.id = 7 DO INSTEAD NOTHING;

ALTER TABLE rules.base DISABLE RULE on_insert;
ALTER TABLE rules.base ENABLE REPLICA RULE on_update;
ALTER TABLE rules.base ENABLE ALWAYS RULE on_delete;
COMMENT ON RULE on_insert ON rules.base IS 'disabled';
COMMENT ON RULE view_insert ON rules.view IS 'of a view';
