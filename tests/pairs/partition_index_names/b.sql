CREATE TABLE events (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE INDEX events_day ON events (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER INDEX events_1_day_idx RENAME TO january_day;
ALTER INDEX events_1_pkey RENAME TO january;
COMMENT ON INDEX january_day IS 'short';
