CREATE TABLE feed (id bigint PRIMARY KEY, kind bigint, body text);
CREATE PUBLICATION out_feed FOR TABLE feed (id, kind) WHERE (id > 10);
