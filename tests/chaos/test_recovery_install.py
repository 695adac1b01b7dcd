"""CREATE and DROP EXTENSION that a crash meets half-way leave everything or nothing.

Method: a lock on a system catalog stops CREATE EXTENSION at its first comment, table or function;
then the server is killed. A dropped extension whose transaction never ended is back with all its history.
"""

from __future__ import annotations

import pytest

from pggit_harness.cluster import Cluster, Database
from pggit_harness.faults.crash import crash, wait_until_held
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample
from pggit_harness.workload.sessions import Verdict, open_sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.recovery,
    pytest.mark.slow,
    pytest.mark.promise("P01"),
    pytest.mark.fault("F07"),
]


#: What each lock lets CREATE EXTENSION still do before it waits.
CATALOGS = {
    "pg_description": "the schema is made",
    "pg_proc": "the tables are made",
    "pg_init_privs": "nearly everything is made",
}


@pytest.mark.parametrize("catalog", CATALOGS)
def test_a_crash_during_create_extension_leaves_nothing(cluster: Cluster, catalog: str) -> None:
    """After a crash in the middle there is no trace of pggit, and CREATE EXTENSION works when it is tried again."""
    with cluster.connect(autocommit=True) as admin:
        admin.execute("CREATE DATABASE plain TEMPLATE template0")
    database = Database("plain", cluster.conninfo("plain"), cluster)
    objects = "SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_depend)"
    with open_sessions(database) as sessions:
        holder, doomed = sessions.many(2)
        before = holder.run(objects).rows
        holder.do("BEGIN")
        holder.do(f"LOCK TABLE {catalog} IN SHARE MODE")
        doomed.start("CREATE EXTENSION pggit")
        wait_until_held(database, doomed.pid, holder.pid)
        cluster.psql("CHECKPOINT")
        crash(cluster, "kill")
        assert doomed.outcome().verdict is Verdict.UNKNOWN
    with Repo.open(database) as repo:
        assert repo.sql("SELECT FROM pg_namespace WHERE nspname = 'pggit'") == []
        assert repo.sql("SELECT FROM pg_extension WHERE extname = 'pggit'") == []
        assert tuple(repo.sql(objects)) == before
        repo.run("CREATE EXTENSION pggit")
        commit = repo.commit("CREATE TABLE t (id int)", "first")
        assert repo.head() == commit
        assert store_problems(repo.conn) == []


@pytest.mark.promise("P02")
@pytest.mark.fault("F08")
def test_a_crash_after_drop_extension_brings_all_history_back(cluster: Cluster) -> None:
    """DROP EXTENSION in a transaction that a crash ends has dropped nothing."""
    database = cluster.create_database()
    with Repo.open(database) as repo:
        build_sample(repo)
        before = history_of(repo.conn)
    with open_sessions(database) as sessions:
        doomed = sessions.open("doomed")
        doomed.do("BEGIN")
        doomed.do("DROP EXTENSION pggit CASCADE")
        assert doomed.run("SELECT pggit.log()").sqlstate == "3F000"
        cluster.psql("CHECKPOINT")
        crash(cluster, "immediate")
    with Repo.open(database) as repo:
        assert history_of(repo.conn) == before
        assert store_problems(repo.conn) == []
        assert repo.commit("CREATE TABLE afterwards (id int)") == repo.head()
