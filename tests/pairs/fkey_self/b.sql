CREATE TABLE nodes (id int PRIMARY KEY, parent int REFERENCES nodes ON DELETE CASCADE);
CREATE INDEX ON nodes (parent);
