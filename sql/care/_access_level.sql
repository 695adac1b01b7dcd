-- pggit._access_level: which functions belong to which level of access. What is
-- in neither is for the store's owner alone.
--
-- Functions that change the live schema run with the caller's rights and call
-- helpers: those are a writer's too. Each of them looks for itself at what it is
-- told (plan/_finish_checkout.sql), so that to call one alone is no way around.
CREATE OR REPLACE VIEW pggit._access_level (level, name) AS
SELECT 'read', r.name
FROM unnest(ARRAY[
    'status', 'log', 'diff', 'show', 'ls_tree', 'tree_id', 'rev_parse', 'history', 'blame', 'branches', 'current_branch',
    'tags', 'reflog', 'migration', 'rebuild', 'merge_base', 'merge_preview', 'verify', 'export_bundle', 'ignored', 'version'])
    AS r (name)
UNION ALL
SELECT 'write', w.name
FROM unnest(ARRAY[
    'commit', 'create_branch', 'delete_branch', 'rename_branch', 'create_tag', 'delete_tag', 'checkout', 'restore', 'merge',
    'revert', 'cherry_pick', 'import_bundle', 'ignore', 'unignore',
    '_begin_merge', '_begin_pick', '_finish_merge', '_land_merge', '_refuse_merged', '_change_word',
    '_begin_restore', '_require_entries', '_steps_to_entries', '_begin_checkout', '_finish_checkout', '_require_tree', '_steps_to', '_refuse_meanwhile', '_run', '_lost_data', '_lost_values', '_lost_within',
    '_conversion', '_round_trip', '_lossy_conversion', '_value_or_null', '_move_working_tree'])
    AS w (name);
