INSERT INTO s.t (m) VALUES ('ok');
