"""A write-ahead log that is archived, and servers recovered from it to a chosen point."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

from ..cluster import Cluster
from ..errors import HarnessError
from ..servers.account import give, server_account


def archive_wal(cluster: Cluster) -> Path:
    """Let a server that is not started yet archive its log beside its data directory.

    Returns:
        the folder.
    """
    folder = cluster.folder / "archive"
    folder.mkdir(mode=0o700)
    give(server_account(), folder)
    target = shlex.quote(str(folder))
    cluster.set(archive_mode="on", archive_command=f"test ! -f {target}/%f && cp %p {target}/%f")
    return folder


def name_this_moment(cluster: Cluster, name: str) -> str:
    """Make a named restore point and wait until the log up to it is archived.

    Returns:
        its position in the log.

    Raises:
        PollTimeout: the archive did not get it.
    """
    with cluster.connect("postgres", autocommit=True) as session:
        row = session.execute(
            "SELECT pg_create_restore_point(%s)::text, pg_walfile_name(pg_current_wal_lsn())", (name,)
        )
        found = row.fetchone()
        session.execute("SELECT pg_switch_wal()")
    if found is None:
        raise HarnessError(f"No restore point {name} was made.")
    cluster.poll_query_until("SELECT last_archived_wal >= %s FROM pg_stat_archiver", True, parameters=(found[1],))
    return str(found[0])


def recover_to(
    make: Callable[..., Cluster], backup: Path, archive: Path, target: Mapping[str, str], name: str = "recovered"
) -> Cluster:
    """Start a server from a base backup and let it replay the archive up to a target.

    Arguments:
        make: makes servers, as ``Cluster.create`` does.
        backup: a base backup's folder.
        target: ``recovery_target_...`` settings.

    Returns:
        the running server, which has ended recovery.

    Raises:
        HarnessError: it did not stop where it should.
    """
    settings = {
        "restore_command": f"cp {shlex.quote(str(archive))}/%f %p",
        "recovery_target_action": "promote",
        "archive_mode": "off",
        **target,
    }
    cluster = make(data=backup, settings=settings, name=name)
    signal_file = cluster.data_dir / "recovery.signal"
    signal_file.touch()
    give(server_account(), signal_file)
    cluster.start()
    cluster.poll_query_until("SELECT NOT pg_is_in_recovery()", True)
    if not cluster.log.contains("recovery stopping"):
        raise HarnessError(f"Recovery did not stop at {dict(target)}:\n{cluster.log.since_start()}")
    return cluster
