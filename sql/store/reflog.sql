-- pggit.reflog: every movement of a ref and of HEAD.
--
-- digest is SHA-256 of the entry and of the digest before it in the same ref:
-- an entry that is changed, removed or slipped in breaks the chain (promise P07).
CREATE TABLE pggit.reflog (
    ref text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    old_id bytea,
    new_id bytea,
    actor text NOT NULL,
    moved_at timestamptz NOT NULL,
    reason text NOT NULL,
    digest bytea NOT NULL,
    PRIMARY KEY (ref, seq)
);
COMMENT ON TABLE pggit.reflog IS 'Every movement of a ref and of HEAD, as a chain of digests';

-- pg_dump carries the rows: they are history.
SELECT pg_catalog.pg_extension_config_dump('pggit.reflog', '');
