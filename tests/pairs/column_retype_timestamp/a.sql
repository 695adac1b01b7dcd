-- timestamp becomes timestamptz, and a date comes out of a timestamp: the time of day is lost.
CREATE TABLE events (id int PRIMARY KEY, at timestamp, day timestamp);
