-- A policy reads a table that goes, and then one that comes; another uses a function that changes its signature.
CREATE TABLE members (who text);
CREATE FUNCTION allowed(who text) RETURNS bool STABLE LANGUAGE sql AS 'SELECT true';
CREATE TABLE t (a int, who text);
CREATE POLICY p ON t USING (who IN (SELECT who FROM members));
CREATE POLICY q ON t USING (allowed(who));
