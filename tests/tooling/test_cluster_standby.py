"""More than one server: standbys, promotion, backups."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.errors import HarnessError

Factory = Callable[..., Cluster]


def test_standby_follows_and_is_promoted_when_its_primary_is_lost(cluster: Cluster) -> None:
    """What the primary acknowledged and the standby replayed survives the primary."""
    standby = cluster.standby("replica")
    cluster.psql("CREATE TABLE kept AS SELECT 1 AS number")
    cluster.wait_for_catchup(standby)
    assert standby.psql("SELECT pg_is_in_recovery(), number FROM kept") == "t|1"
    with pytest.raises(HarnessError, match="is no standby"):
        cluster.promote()

    cluster.kill()
    standby.promote()

    assert standby.psql("SELECT pg_is_in_recovery()") == "f"
    assert standby.psql("INSERT INTO kept VALUES (2) RETURNING number") == "2"


def test_backup_becomes_a_server_with_the_state_of_its_time(cluster: Cluster, cluster_factory: Factory) -> None:
    """A base backup holds what was committed before it and nothing from after it."""
    cluster.psql("CREATE TABLE kept AS SELECT 'before' AS word")
    folder = cluster.backup()
    cluster.psql("INSERT INTO kept VALUES ('after')")

    restored = cluster_factory(data=folder, name="restored")
    restored.start()

    assert restored.psql("SELECT word FROM kept") == "before"
    assert restored.socket_dir != cluster.socket_dir
    with pytest.raises(HarnessError, match="exists already"):
        cluster.backup()


def test_backup_goes_where_it_is_told(cluster: Cluster) -> None:
    """An absolute path is taken as it is."""
    wanted = cluster.folder / "elsewhere" / "copy"
    assert cluster.backup(wanted) == wanted
    assert Path(wanted / "PG_VERSION").read_text(encoding="ascii").strip() == str(cluster.installation.major)
