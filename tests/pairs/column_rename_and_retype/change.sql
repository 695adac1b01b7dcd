ALTER TABLE goods RENAME cost TO price;
ALTER TABLE goods ALTER price TYPE bigint, ALTER price SET DEFAULT 0, ALTER price SET NOT NULL;
