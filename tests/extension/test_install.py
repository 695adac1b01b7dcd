"""CREATE EXTENSION, DROP EXTENSION, version(), and what belongs to the extension."""

import re
import secrets
from pathlib import Path

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


def test_version(sandbox: Repo) -> None:
    """The version that is installed, which is the one that the control file names."""
    version = sandbox.one("SELECT pggit.version()")
    assert version == sandbox.one("SELECT extversion FROM pg_extension WHERE extname = 'pggit'")
    control = (Path(__file__).parents[2] / "pggit.control").read_text(encoding="utf-8")
    assert re.search(rf"^default_version *= *'{re.escape(version)}'", control, re.MULTILINE)


def test_everything_belongs_to_the_extension(sandbox: Repo) -> None:
    """Schema, tables, types and functions are members: pg_dump writes CREATE EXTENSION alone."""
    assert (
        sandbox.sql(
            "SELECT i.type, i.identity FROM (SELECT 'pg_class'::regclass::oid AS classid, oid FROM pg_class"
            " WHERE relnamespace = 'pggit'::regnamespace AND relkind NOT IN ('i', 'I', 'c')"
            " UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace"
            " UNION ALL SELECT 'pg_namespace'::regclass, 'pggit'::regnamespace) AS o"
            " CROSS JOIN LATERAL pg_identify_object(o.classid, o.oid, 0) AS i"
            " WHERE NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = o.classid AND d.objid = o.oid"
            " AND d.deptype = 'e')"
        )
        == []
    )
    assert sandbox.sql("SELECT * FROM pggit.ls_tree('WORKING')") == []
    assert sandbox.one("SELECT count(*) FROM pg_event_trigger") == 0


def test_pg_dump_carries_history(sandbox: Repo) -> None:
    """Every table of the store is marked as one whose rows belong into a dump, save those about this database alone."""
    assert sandbox.sql(
        "SELECT c.oid::regclass::text FROM pg_class AS c WHERE c.relnamespace = 'pggit'::regnamespace"
        " AND c.relkind = 'r'"
        " AND NOT c.oid = ANY ((SELECT extconfig FROM pg_extension WHERE extname = 'pggit')::oid[]) ORDER BY 1"
    ) == [("pggit.address",), ("pggit.capture",), ("pggit.captured",)]
    assert sandbox.one("SELECT cardinality(extconfig) FROM pg_extension WHERE extname = 'pggit'") == 9


def test_drop_and_create_again(repo: Repo) -> None:
    """Nothing is left behind, user objects stay, and a new repository begins empty."""
    repo.commit("CREATE TABLE t ()")
    with raises_sqlstate("42710"):
        repo.run("CREATE EXTENSION pggit")
    repo.run("DROP EXTENSION pggit")
    assert repo.one("SELECT count(*) FROM pg_namespace WHERE nspname = 'pggit'") == 0
    repo.run("CREATE EXTENSION pggit")
    assert repo.log() == repo.branches() == []
    assert ("added", "table", "public.t") in repo.status()


def test_it_lives_in_its_own_schema(repo: Repo) -> None:
    """Where it is put is not the user's choice, and nobody's schema or function is taken over."""
    repo.run("DROP EXTENSION pggit")
    with raises_sqlstate("42710", "42P06"):
        repo.run("CREATE SCHEMA pggit; CREATE EXTENSION pggit")
    repo.run("DROP SCHEMA IF EXISTS pggit")
    repo.run("CREATE SCHEMA elsewhere; SET search_path = elsewhere")
    repo.run("CREATE EXTENSION pggit")
    assert repo.one("SELECT count(*) FROM pg_proc WHERE pronamespace = 'elsewhere'::regnamespace") == 0
    assert repo.one("SELECT count(*) FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace") > 40
    with raises_sqlstate("0A000"):
        repo.run("ALTER EXTENSION pggit SET SCHEMA elsewhere")


def test_who_may_install_it(repo: Repo) -> None:
    """A role that may create objects in the database may install it; another may not."""
    role = f"installer_{secrets.token_hex(4)}"
    repo.run(f"DROP EXTENSION pggit; CREATE ROLE {role}")
    with raises_sqlstate("42501"):
        repo.run(f"SET ROLE {role}; CREATE EXTENSION pggit")
    repo.run(
        f"RESET ROLE; GRANT CREATE ON DATABASE {repo.database.name} TO {role}; SET ROLE {role}; CREATE EXTENSION pggit"
    )
    assert repo.one("SELECT pggit.version()")
    repo.run(f"RESET ROLE; DROP OWNED BY {role} CASCADE; DROP ROLE {role}")
    assert repo.one("SELECT count(*) FROM pg_extension WHERE extname = 'pggit'") == 0
