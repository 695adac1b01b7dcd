-- A rule that writes elsewhere changes and another goes.
CREATE TABLE t (id int PRIMARY KEY, a text); CREATE TABLE log (id int, a text, at_op text);
CREATE RULE r1 AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.id, NEW.a, 'insert');
CREATE RULE r2 AS ON DELETE TO t DO ALSO INSERT INTO log VALUES (OLD.id, OLD.a, 'delete');
