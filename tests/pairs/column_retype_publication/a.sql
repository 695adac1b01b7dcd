-- Under a publication with a column list and a row filter.
CREATE TABLE feed (id int PRIMARY KEY, kind int, body text);
CREATE PUBLICATION out_feed FOR TABLE feed (id, kind) WHERE (id > 10);
