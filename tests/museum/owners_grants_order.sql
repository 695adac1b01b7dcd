-- Rights given in another order than that of the names: pg_dump writes them in the order of the giving.
\ir entrance.psql

CREATE SCHEMA owners_grants_order;
CREATE TABLE owners_grants_order.base (id integer, a integer);
GRANT SELECT ON owners_grants_order.base TO museum_visitor;
GRANT SELECT ON owners_grants_order.base TO PUBLIC;
GRANT SELECT ON owners_grants_order.base TO museum_guard;
GRANT INSERT ON owners_grants_order.base TO museum_curator;
GRANT SELECT (a) ON owners_grants_order.base TO museum_visitor, museum_curator;
CREATE FUNCTION owners_grants_order.called() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION owners_grants_order.called() TO museum_visitor;
GRANT EXECUTE ON FUNCTION owners_grants_order.called() TO museum_curator;
GRANT USAGE ON SCHEMA owners_grants_order TO museum_visitor;
GRANT USAGE ON SCHEMA owners_grants_order TO museum_curator;
