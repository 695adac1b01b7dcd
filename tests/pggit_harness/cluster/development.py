"""The developer's own server: one for each checkout and major version, until it is stopped."""

import shutil

import psycopg
from psycopg import sql

from ..errors import HarnessError
from ..servers import Installation
from ..servers.cache import cache_folder
from ..servers.extension import CHECKOUT, checkout_key
from ..servers.filelock import file_lock
from . import registry
from .cluster import Cluster
from .profiles import DURABLE

DATABASE = "pggit"


def development_id(major: int) -> str:
    """The server's fixed name in the cache."""
    return f"dev-{checkout_key()}-pg{major}"


def find(major: int) -> Cluster | None:
    """The development server of this checkout, running or not; None when it was never made."""
    folder = cache_folder("clusters") / development_id(major)
    return Cluster.attach(folder) if (folder / "cluster.json").exists() else None


def start(installation: Installation) -> tuple[Cluster, str]:
    """Make it if there is none, start it if it does not run, with this installation.

    Returns:
        the server, and what was done: ``created``, ``started``, ``restarted`` or ``running``.
    """
    identity = development_id(installation.major)
    with file_lock(cache_folder("locks") / f"{identity}.lock", waiting_for="the same development server"):
        registry.clean_stale()
        cluster = find(installation.major)
        done = "started"
        if cluster is None:
            clean(installation.major)  # what an interrupted creation left
            cluster = Cluster.create(
                installation,
                profile=DURABLE,
                name="development",
                identity=identity,
                purpose=f"development server of {CHECKOUT}",
            )
            done = "created"
        elif cluster.is_running:
            if cluster.installation.key == installation.key:
                return cluster, "running"
            # It was built anew since: the running server still sees the old files.
            cluster.stop()
            done = "restarted"
        cluster.use(installation)
        cluster.start()
        return cluster, done


def running(major: int) -> Cluster:
    """The development server, which has to be running.

    Raises:
        HarnessError: it is not.
    """
    cluster = find(major)
    if cluster is None or not cluster.is_running:
        raise HarnessError(
            f"No development server for PostgreSQL {major} is running.", f"make cluster-start PG={major} starts one."
        )
    return cluster


def ensure_database(cluster: Cluster) -> str:
    """The database :data:`DATABASE` with the extension in it; made when there is none."""
    with cluster.connect("postgres", autocommit=True) as admin:
        if not admin.execute("SELECT FROM pg_database WHERE datname = %s", (DATABASE,)).fetchall():
            admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    with cluster.connect(DATABASE, autocommit=True) as session:
        try:
            session.execute("SET client_min_messages = warning")
            session.execute("CREATE EXTENSION IF NOT EXISTS pggit")
        except psycopg.Error as error:
            raise HarnessError(f"CREATE EXTENSION pggit failed: {error}") from error
    return DATABASE


def clean(major: int) -> bool:
    """End the server and remove its data.

    Returns:
        whether there was any.
    """
    folder = cache_folder("clusters") / development_id(major)
    cluster = find(major)
    if cluster is not None:
        cluster.destroy()
        return True
    left = folder.exists()
    if left:
        shutil.rmtree(folder)
    registry.unregister(development_id(major), None)
    return left
