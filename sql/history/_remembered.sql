-- pggit._remembered: the commits that the reflog keeps: those that its movements
-- since the horizon led from or to. A ref stood where one of them began since
-- before the horizon, so ref@{time} has an answer for every time after it.
CREATE OR REPLACE VIEW pggit._remembered (ref, commit_id) AS
SELECT e.ref, e.new_id
FROM (
    SELECT l.ref, l.new_id, lead(l.moved_at) OVER (PARTITION BY l.ref ORDER BY l.seq) AS left_at
    FROM pggit.reflog AS l
) AS e
-- Where the last movement led a ref still is.
WHERE e.new_id IS NOT NULL AND (e.left_at IS NULL OR e.left_at >= pggit._reflog_horizon());
