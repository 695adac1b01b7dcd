-- pggit.entry: one object as the catalogs show it now, before it is stored.
-- blocker says why it cannot be recorded faithfully, and is NULL where it can.
CREATE TYPE pggit.entry AS (
    kind text,
    identity text,
    content text,
    blocker text
);
COMMENT ON TYPE pggit.entry IS 'One object of the live schema: kind, identity, canonical content, and what forbids to track it';
