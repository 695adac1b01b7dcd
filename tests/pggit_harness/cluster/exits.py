"""Servers end with the process that made them."""

from __future__ import annotations

import atexit
import os
from typing import TYPE_CHECKING

from ..progress import say

if TYPE_CHECKING:
    from .cluster import Cluster

_owned: dict[int, tuple[int, Cluster]] = {}


def remove_at_exit(cluster: Cluster) -> None:
    """Destroy ``cluster`` when this process ends, in case nobody did before."""
    _owned[id(cluster)] = (os.getpid(), cluster)


def forget_at_exit(cluster: Cluster) -> None:
    """It is being destroyed now."""
    _owned.pop(id(cluster), None)


@atexit.register
def _destroy_all() -> None:
    for pid, cluster in list(_owned.values()):
        # A forked child has a copy of this list, but the servers are its parent's.
        if pid != os.getpid():
            continue
        try:
            cluster.destroy()
        except Exception as error:
            # The others have to go too; what is left here is found by the next run.
            say(f"{cluster.name} could not be removed: {error}")
