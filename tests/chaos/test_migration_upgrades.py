"""Histories survive a new version: of PostgreSQL by pg_upgrade or a dump, of pggit by ALTER EXTENSION.

Method: a sample repository on one version is carried to another one by PostgreSQL's own programs.
What is history has to arrive byte for byte. What PostgreSQL itself describes in other words since
the new version (16 stopped to qualify columns of views) may show up in status(), and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pggit_harness.cluster import DURABLE, FAST, Cluster
from pggit_harness.cluster.upgrade import pg_upgrade, pg_upgrade_killed
from pggit_harness.databases import Database
from pggit_harness.oracles.history import History, history_of
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.servers import Installation, provision, supported_majors
from pggit_harness.servers.complete import has_old_programs
from pggit_harness.servers.extension import current_extension
from pggit_harness.servers.provision import wanted_major
from pggit_harness.workload import museum
from pggit_harness.workload.dumps import pg_dump, pg_restore, psql, run_client
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.migration, pytest.mark.slow]

NEWEST = supported_majors()[-1]
MakeCluster = Callable[..., Cluster]


def upgradable() -> int:
    """The version to upgrade from: this run's, or the nearest one whose programs can be had here."""
    wanted = wanted_major()
    older = [major for major in supported_majors()[:-1] if major == wanted or has_old_programs(major)]
    able = [major for major in older if has_old_programs(major)]
    return min(able or older, key=lambda major: abs(major - wanted))


def on(cluster: Cluster, name: str) -> Database:
    return Database(name, cluster.conninfo(name), cluster)


def respelled(old_major: int) -> set[tuple[str, str]]:
    """The changes that status() may show since the upgrade from that version: spelled anew, but the same objects."""
    return {("modified", "view")} if old_major < 16 <= NEWEST else set()


def assert_arrived(repo: Repo, before: History, commits: list[str], old_major: int) -> None:
    """The whole history is here, is sound, and goes on."""
    assert history_of(repo.conn) == before
    assert store_problems(repo.conn) == []
    assert {(change.change, change.kind) for change in repo.status()} <= respelled(old_major)
    follower = repo.commit("CREATE TABLE since_then (id int)", "since then")
    assert history_breaks(repo.conn, acknowledged=[*commits, follower], possible=[]) == []
    assert repo.status() == []
    assert repo.tree("HEAD~1") == before.trees[commits[-1]]


class TestPgUpgrade:
    """pg_upgrade of a whole server."""

    @pytest.mark.promise("P12")
    @pytest.mark.fault("F27")
    @pytest.mark.parametrize("mode", ["--copy", "--link"])
    @pytest.mark.parametrize("old_major", [upgradable()])
    def test_pg_upgrade_carries_history_byte_for_byte(
        self, cluster_factory: MakeCluster, installation: Installation, old_major: int, mode: str
    ) -> None:
        """After pg_upgrade to the newest version every commit, branch, tag and reflog entry is what it was."""
        same = installation.major == old_major
        old = cluster_factory(installation=installation if same else provision(old_major), name="old")
        old.start()
        old.psql("CREATE DATABASE shop; CREATE DATABASE empty_repository")
        old.psql("CREATE EXTENSION pggit", "empty_repository")
        old.psql("CREATE EXTENSION pggit", "shop")
        with Repo.open(on(old, "shop")) as repo:
            commits = build_sample(repo)
            before = history_of(repo.conn)
        old.stop()

        upgraded = pg_upgrade(old, cluster_factory, mode)
        assert "Upgrade Complete" in upgraded.output
        upgraded.cluster.start()

        with Repo.open(on(upgraded.cluster, "shop")) as repo:
            assert repo.one("SELECT current_setting('server_version_num')::int / 10000") == NEWEST
            assert_arrived(repo, before, commits, old_major)
        with Repo.open(on(upgraded.cluster, "empty_repository")) as repo:
            assert repo.log() == []
            assert repo.commit("CREATE TABLE first (id int)", "first") == repo.head()

    @pytest.mark.promise("P12")
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F27")
    def test_pg_upgrade_killed_half_way_can_be_done_again(
        self, cluster_factory: MakeCluster, installation: Installation
    ) -> None:
        """An upgrade that was killed half-way harms nothing: the old server is whole, and is upgraded later."""
        old_major = upgradable()
        same = installation.major == old_major
        old = cluster_factory(installation=installation if same else provision(old_major), name="old")
        old.start()
        old.psql("CREATE DATABASE shop")
        old.psql("CREATE EXTENSION pggit", "shop")
        with Repo.open(on(old, "shop")) as repo:
            commits = build_sample(repo)
        old.stop()

        said = pg_upgrade_killed(old, "Restoring database schemas in the new cluster")
        assert "Upgrade Complete" not in said

        old.start()
        with Repo.open(on(old, "shop")) as repo:
            assert repo.head() == commits[-1]
            assert store_problems(repo.conn) == []
            assert repo.status() == []
            commits.append(repo.commit("CREATE TABLE meanwhile (id int)", "meanwhile"))
            before = history_of(repo.conn)
        old.stop()

        upgraded = pg_upgrade(old, cluster_factory)
        upgraded.cluster.start()
        with Repo.open(on(upgraded.cluster, "shop")) as repo:
            assert_arrived(repo, before, commits, old_major)


class TestDumpToAnotherVersion:
    """Dumps that are restored on a newer server."""

    @pytest.mark.promise("P12")
    @pytest.mark.fault("F27")
    def test_dump_of_this_version_restores_on_the_newest(
        self, cluster_factory: MakeCluster, cluster: Cluster, tmp_path: Path
    ) -> None:
        """A dump moves the history to the newest version byte for byte."""
        newest = cluster_factory(installation=provision(NEWEST), name="newest", profile=FAST)
        newest.start()
        newest.psql("CREATE DATABASE shop")
        with Repo.open(cluster.create_database("shop")) as repo:
            commits = build_sample(repo)
            before = history_of(repo.conn)
            pg_dump(repo.database.conninfo, "--format=custom", "--file", tmp_path / "dump")
        pg_restore(newest.conninfo("shop"), tmp_path / "dump", "--jobs=2")
        with Repo.open(on(newest, "shop")) as repo:
            assert_arrived(repo, before, commits, cluster.installation.major)

    @pytest.mark.promise("P05")
    @pytest.mark.promise("P12")
    @pytest.mark.fault("F27")
    def test_what_an_older_version_committed_is_checked_out_on_the_newest(
        self, cluster_factory: MakeCluster, cluster: Cluster
    ) -> None:
        """A bundle's schemas are made on the newest version, to the same tree ids; 15 spells views otherwise."""
        newest = cluster_factory(installation=provision(NEWEST), name="newest", profile=FAST)
        newest.start()
        newest.psql("CREATE DATABASE shop; CREATE ROLE museum_curator; CREATE ROLE museum_guard")
        with Repo.open(cluster.create_database("shop")) as repo:
            commits = build_sample(repo)
            if respelled(cluster.installation.major):
                # The sample has a view.
                repo.run("DROP SCHEMA shop CASCADE")
                commits.clear()
            museum.load(repo.database, ["inheritance_required", "not_null", "partitions", "types_domain"])
            commits.append(repo.commit(message="rooms of the museum"))
            before = history_of(repo.conn)
            (bundle,) = repo.sql("SELECT pggit.export_bundle('main')")[0]
        newest.psql("CREATE EXTENSION pggit", "shop")
        with Repo.open(on(newest, "shop")) as repo:
            repo.sql("SELECT * FROM pggit.import_bundle(%s)", (bundle,))
            for commit in commits:
                repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (commit,))
                assert repo.tree() == before.trees[commit]

    @pytest.mark.promise("P12")
    @pytest.mark.promise("P14")
    @pytest.mark.fault("F27")
    def test_pg_dumpall_moves_roles_databases_and_histories(
        self, cluster_factory: MakeCluster, cluster: Cluster
    ) -> None:
        """pg_dumpall moves a server: roles, the grants to them, and the history of each database."""
        before = {}
        cluster.psql("CREATE ROLE seller; CREATE ROLE accountant LOGIN")
        for name in ("shop", "office"):
            with Repo.open(cluster.create_database(name)) as repo:
                build_sample(repo)
                repo.commit(
                    "GRANT USAGE ON SCHEMA shop TO seller; GRANT INSERT ON shop.customer TO seller WITH GRANT OPTION;"
                    "ALTER VIEW shop.unpaid OWNER TO accountant",
                    f"rights in {name}",
                )
                before[name] = history_of(repo.conn)
        # The databases that the harness copies take no connections, so pg_dumpall would leave them out anyhow.
        done = run_client("pg_dumpall", "-d", cluster.conninfo(), "--exclude-database=pggit_template")
        assert done.returncode == 0, done.stderr

        other = cluster_factory(name="other", profile=FAST)
        other.start()
        script = re.sub(r"^(CREATE|ALTER) ROLE postgres\b.*;\n", "", done.stdout, flags=re.MULTILINE)
        psql(other.conninfo(), script)

        for name, history in before.items():
            with Repo.open(on(other, name)) as repo:
                assert history_of(repo.conn) == history
                assert repo.log()[0].message == f"rights in {name}"
                assert repo.status() == []
                assert repo.verify() == []


class TestAlterExtension:
    """New versions of the extension itself."""

    @pytest.mark.promise("P12")
    @pytest.mark.fault("F27")
    def test_alter_extension_update_keeps_history(self, cluster_factory: MakeCluster, tmp_path: Path) -> None:
        """ALTER EXTENSION UPDATE keeps every byte of history; an update that fails changes nothing."""
        files = dict(current_extension().files)
        version = re.search(rb"default_version = '([^']+)'", files["pggit.control"])
        assert version is not None
        old = version[1].decode()
        files["pggit.control"] = files["pggit.control"].replace(version[0], b"default_version = '99.1'")
        files[f"pggit--{old}--99.0.sql"] = b"ALTER TABLE pggit.commit ADD COLUMN signature bytea;\nSELECT 1 / 0;\n"
        files[f"pggit--{old}--99.1.sql"] = (
            b"ALTER TABLE pggit.reflog ALTER COLUMN reason SET STORAGE EXTENDED;\n"
            b"CREATE OR REPLACE FUNCTION pggit.version() RETURNS text LANGUAGE sql STABLE"
            b" SET search_path = pg_catalog, pg_temp AS $$SELECT '99.1'$$;\n"
        )
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        cluster = cluster_factory(profile=DURABLE)
        cluster.start()
        database = cluster.create_database("shop")
        with Repo.open(database) as repo:
            commits = build_sample(repo)
            before = history_of(repo.conn)
        with cluster.stopped():
            cluster.use(provision(cluster.installation.major, extension_dir=tmp_path))
        with Repo.open(database) as repo:
            assert repo.one("SELECT pggit.version()") == old
            with pytest.raises(Exception, match="division by zero"):
                repo.run("ALTER EXTENSION pggit UPDATE TO '99.0'")
            assert history_of(repo.conn) == before
            repo.run("ALTER EXTENSION pggit UPDATE")
            assert repo.one("SELECT extversion FROM pg_extension WHERE extname = 'pggit'") == "99.1"
            assert repo.one("SELECT pggit.version()") == "99.1"
            assert history_of(repo.conn) == before
            assert repo.status() == []
            assert store_problems(repo.conn) == []
            follower = repo.commit("CREATE TABLE since_then (id int)", "since then")
            assert history_breaks(repo.conn, acknowledged=[*commits, follower], possible=[]) == []
