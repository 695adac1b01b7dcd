"""Let time go by for a reflog, without waiting for it."""

from __future__ import annotations

from .repo import Repo

_AGE = """
DO $$
DECLARE
    entry pggit.reflog;
    last_ref text;
    chain bytea;
BEGIN
    FOR entry IN SELECT * FROM pggit.reflog ORDER BY ref, seq LOOP
        IF entry.ref IS DISTINCT FROM last_ref THEN
            chain := NULL;
            last_ref := entry.ref;
        END IF;
        entry.moved_at := entry.moved_at - interval '{days} days';
        chain := pggit._reflog_digest(chain, entry.ref, entry.seq, entry.old_id, entry.new_id, entry.actor,
                                      entry.moved_at, entry.reason);
        UPDATE pggit.reflog AS l SET moved_at = entry.moved_at, digest = chain
        WHERE l.ref = entry.ref AND l.seq = entry.seq;
    END LOOP;
END
$$
"""


def age(repo: Repo, days: int) -> None:
    """Make every movement so many days older, as if it had been made then: the chain of digests is sound."""
    repo.run(_AGE.format(days=days))
