-- String bodies name tables that go and that come: nothing checks them.
CREATE TABLE old_one (a int);
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS 'SELECT a FROM old_one';
