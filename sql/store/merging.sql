-- pggit.merging: one object that at least one side of a merge has changed.
--
-- *_content       canonical contents, NULL where a side does not have the object
-- merged_content  what the merge makes of it; the base's while it is a conflict
-- outcome         kept (the target has it already), clean, conflict
-- clashes         the objects, "kind identity", that the other side changed and
--                 that cannot be there together with this change
-- stored_*        the object as the target's tree has it, where a rename of the other
--                 side gives it another name or text; NULL for what reads alike
CREATE TYPE pggit.merging AS (
    kind text,
    identity text,
    base_content text,
    target_content text,
    source_content text,
    merged_content text,
    outcome text,
    clashes text[],
    stored_identity text,
    stored_content text
);
COMMENT ON TYPE pggit.merging IS 'One object that a side of a merge has changed, and what becomes of it';
