-- pggit.unpacked: what a bundle holds, as the store would; refs are its branches by
-- their full names, tags carry the names of theirs; notes say how definitions were printed.
CREATE TYPE pggit.unpacked AS (
    refs pggit.ref[],
    tags pggit.tag[],
    commits pggit.commit[],
    trees pggit.tree[],
    blobs pggit.blob[],
    notes pggit.printed[]
);
COMMENT ON TYPE pggit.unpacked IS 'What a bundle holds: branches, tags, commits, nodes of trees, definitions, and notes of how these were printed';
