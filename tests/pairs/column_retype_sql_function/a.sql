-- Under a function with an SQL body and one with the table's row type.
CREATE TABLE scores (id int PRIMARY KEY, points int);
CREATE FUNCTION best() RETURNS int STABLE BEGIN ATOMIC SELECT max(points) FROM scores; END;
CREATE FUNCTION row_points(s scores) RETURNS int LANGUAGE sql AS 'SELECT s.points';
CREATE VIEW top AS SELECT best() AS best, row_points(s) AS p FROM scores AS s;
