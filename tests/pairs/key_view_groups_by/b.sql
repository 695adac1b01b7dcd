CREATE TABLE products (id int PRIMARY KEY, name text);
CREATE TABLE sold (product int, n int);
CREATE VIEW totals AS SELECT p.id, p.name, sum(s.n) AS n FROM products AS p JOIN sold AS s ON s.product = p.id GROUP BY p.id;
