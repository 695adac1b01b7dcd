"""Base backups, and servers made of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import HarnessError
from ..servers.account import give, run_as_server, server_account
from ..servers.cache import make_folder
from .environment import server_environment
from .profiles import Profile
from .settings import Value

if TYPE_CHECKING:
    from .cluster import Cluster


def base_backup(cluster: Cluster, dest: Path) -> Path:
    """Take a base backup with pg_basebackup; see :meth:`Cluster.backup`.

    Raises:
        HarnessError: the folder exists, or the server's account cannot write there.
    """
    target = cluster.folder / dest  # an absolute path stays what it is
    if target.exists():
        raise HarnessError(f"{target} exists already.")
    account = server_account()
    if account and not account.can_enter(target.parent):
        raise HarnessError(
            f"The account {account.name} cannot enter {target.parent}.",
            "Give a bare name: the backup is then put beside the server's data directory.",
        )
    if target.parent != cluster.folder:
        # The folder above may belong to the caller alone.
        make_folder(target.parent)
        target.mkdir(mode=0o700)
        give(account, target)
    run_as_server(
        [
            cluster.installation.program("pg_basebackup"),
            *("-D", target, "-X", "stream", "--checkpoint=fast", "--no-sync"),
            *("-d", cluster.conninfo("postgres")),
        ],
        env=server_environment(),
    )
    return target


def make_standby(primary: Cluster, name: str, settings: Mapping[str, Value]) -> Cluster:
    """Make, start and return a streaming standby; see :meth:`Cluster.standby`."""
    from .cluster import Cluster  # the two need each other

    copy = base_backup(primary, Path(f"for-{name}"))
    signal_file = copy / "standby.signal"
    signal_file.touch()
    give(server_account(), signal_file)
    standby = Cluster.create(
        primary.installation,
        profile=Profile("as its primary", primary.settings),
        name=name,
        settings={
            "primary_conninfo": primary.conninfo("postgres", application_name=name),
            "hot_standby": "on",
            **settings,
        },
        data=copy,
        purpose=f"standby {name}",
        on_create=primary.on_create,
    )
    shutil.rmtree(copy)
    try:
        standby.start()
        primary.poll_query_until(
            "SELECT count(*) FROM pg_stat_replication WHERE application_name = %s AND state = 'streaming'",
            1,
            parameters=(name,),
        )
    except BaseException:
        standby.destroy()
        raise
    return standby
