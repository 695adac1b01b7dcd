CREATE TABLE teams (name text);
CREATE FUNCTION allowed(who text, n int DEFAULT 1) RETURNS bool STABLE LANGUAGE sql AS 'SELECT true';
CREATE TABLE t (a int, who text);
CREATE POLICY p ON t USING (who IN (SELECT name FROM teams));
CREATE POLICY q ON t USING (allowed(who));
