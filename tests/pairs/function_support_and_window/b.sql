CREATE FUNCTION f(anycompatible) RETURNS anycompatible LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION g(anyarray, anyelement) RETURNS anyarray LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION r(anyrange) RETURNS anymultirange IMMUTABLE LANGUAGE sql AS 'SELECT multirange($1)';
