-- A support function, a window function and a transform clause change.
CREATE FUNCTION f(anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION g(anyarray, anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION r(anyrange) RETURNS anymultirange LANGUAGE sql AS 'SELECT multirange($1)';
