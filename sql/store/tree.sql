-- pggit.tree: one node of a Merkle tree over a set of blobs.
--
-- The tree is a trie over the blob ids themselves, two bits a level. A node
-- that holds at most 32 blobs is a leaf and lists them in order; a larger one
-- has four children ('\x' where there is none). The shape follows from the set
-- alone, so equal sets have equal root ids (promise P03), and two trees share
-- every node below which they agree (promise P13).
CREATE TABLE pggit.tree (
    id bytea PRIMARY KEY,
    size integer NOT NULL,
    children bytea[],
    blobs bytea[],
    CONSTRAINT tree_id_is_sha256 CHECK (pg_catalog.octet_length(id) = 32),
    CONSTRAINT tree_is_leaf_or_inner CHECK ((children IS NULL) <> (blobs IS NULL))
);
COMMENT ON TABLE pggit.tree IS 'Nodes of Merkle trees over blobs, named by the SHA-256 of what they hold';

-- pg_dump carries the rows: they are history.
SELECT pg_catalog.pg_extension_config_dump('pggit.tree', '');
