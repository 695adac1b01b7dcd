CREATE TABLE scores (id int PRIMARY KEY, points bigint);
CREATE FUNCTION best() RETURNS bigint STABLE BEGIN ATOMIC SELECT max(points) FROM scores; END;
CREATE FUNCTION row_points(s scores) RETURNS bigint LANGUAGE sql AS 'SELECT s.points';
CREATE VIEW top AS SELECT best() AS best, row_points(s) AS p FROM scores AS s;
