INSERT INTO two.t (a) VALUES ('x');
