CREATE TABLE t (id int PRIMARY KEY, a text); CREATE TABLE log (id int, a text, at_op text);
CREATE RULE r1 AS ON INSERT TO t WHERE NEW.id > 0 DO ALSO INSERT INTO log VALUES (NEW.id, upper(NEW.a), 'insert');
COMMENT ON RULE r1 ON t IS 'only some';
