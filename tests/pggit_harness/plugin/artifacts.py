"""What a failed test left of its servers, under ``tests/artifacts``: of each test what its last run left."""

import re
import shutil
import time
from pathlib import Path

from ..cluster import Cluster
from ..servers.extension import CHECKOUT

ARTIFACTS = CHECKOUT / "tests" / "artifacts"
# A test that was renamed or removed does not run again, and nobody would remove what it left.
KEEP_DAYS = 14


def folder_of(test: str) -> Path:
    """Where the remains of a test are kept; ``test`` is its node id."""
    return ARTIFACTS / re.sub(r"[^\w.-]+", "_", test)[-120:]


def forget(test: str) -> None:
    """Remove what earlier runs of a test left: it is about to run again."""
    if folder_of(test).exists():
        shutil.rmtree(folder_of(test))


def keep(cluster: Cluster, test: str) -> None:
    """Keep the data directory as the failure left it, and the log."""
    if not cluster.folder.exists():
        return
    if cluster.is_running:
        cluster.stop("immediate")  # a fast stop would write a checkpoint over the evidence
    _remove_old()
    target = folder_of(test) / f"{cluster.name}-{cluster.identity}"
    shutil.copytree(cluster.folder, target, symlinks=True)
    print(f"\nThe server {cluster.name} of the failed test is kept in {target}")


def _remove_old() -> None:
    for folder in ARTIFACTS.iterdir() if ARTIFACTS.exists() else ():
        if time.time() - folder.stat().st_mtime > KEEP_DAYS * 86400:
            shutil.rmtree(folder, ignore_errors=True)  # another worker may be at it
