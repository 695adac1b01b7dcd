"""What is committed is made again as PostgreSQL printed it, though the tree id does not say how that was."""

from collections.abc import Callable

from pggit_harness.cluster import Database
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.workload.bundles import exported, imported, lines_of
from pggit_harness.workload.dumps import pg_dump, psql
from pggit_harness.workload.rebuilding import run_script, script_of
from pggit_harness.workload.repo import Repo

# Roles that every server has, not in the order of their names.
SCHEMA = """
    CREATE TABLE t (
        a integer DEFAULT -1::integer, s varchar(20),
        CONSTRAINT listed CHECK (s IN ('a', 'b)', 'it''s')),
        CONSTRAINT between_them CHECK (a BETWEEN 1 AND 2 AND s <> 'c'),
        CONSTRAINT outside CHECK (a NOT BETWEEN 1 AND 2 OR s = 'd'));
    CREATE INDEX partial ON t (a) WHERE s IN ('x', 'y');
    CREATE VIEW v AS SELECT t.a, s FROM t WHERE s IN ('p', 'q') UNION ALL SELECT NULL, extract('YEAR' FROM now())::text;
    CREATE VIEW nulls AS SELECT a FROM t WHERE EXISTS (SELECT 'x' WHERE s IS NULL);
    CREATE FUNCTION f(x integer DEFAULT - 1::integer) RETURNS boolean LANGUAGE sql RETURN x BETWEEN 1 AND 2 AND x <> 3;
    GRANT SELECT ON t TO pg_signal_backend;
    GRANT SELECT ON t TO pg_monitor;
    GRANT INSERT ON t TO PUBLIC;
    GRANT SELECT (a) ON t TO pg_read_all_stats;
    GRANT SELECT (a) ON t TO pg_read_all_settings;
"""
LESS = "DROP VIEW v; DROP VIEW nulls; DROP TABLE t; DROP FUNCTION f"


def dump(repo: Repo) -> str:
    """What pg_dump prints, without the key that is another one each time."""
    lines = pg_dump(repo.database.conninfo, "--schema-only").splitlines()
    return "\n".join(line for line in lines if not line.startswith(("\\restrict", "\\unrestrict")))


def acl(repo: Repo) -> str:
    """The table's access list."""
    return str(repo.one("SELECT relacl FROM pg_class WHERE oid = 't'::regclass"))


def printed(repo: Repo, constraint: str) -> str:
    """How a constraint is printed."""
    return str(repo.one("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", (constraint,)))


def test_it_is_left_and_entered_to_the_letter(repo: Repo, database_factory: Callable[[], Database]) -> None:
    """Expressions are printed as before, and grants stand in their order, after a way to nothing and back."""
    repo.commit(SCHEMA, "all")
    before = dump(repo)
    assert "(ARRAY['a'::character varying, 'b)'::character varying" in before
    assert "(((a >= 1) AND (a <= 2)) AND " in before
    assert "DEFAULT (- 1)" in before
    repo.run("SELECT pggit.create_branch('kept')")
    repo.commit(LESS, "less")
    repo.run("SELECT pggit.checkout('kept')")
    assert dump(repo) == before
    with Repo.open(database_factory()) as copy:
        run_script(copy, script_of(repo))
        assert dump(copy) == before


def test_a_restored_copy_stays_what_it_is(repo: Repo, database_factory: Callable[[], Database]) -> None:
    """A dump is restored in other words; there it is left and entered in those, and both have one tree id."""
    repo.commit(SCHEMA, "all")
    with Repo.open(database_factory()) as copy:
        psql(copy.database.conninfo, pg_dump(repo.database.conninfo))
        assert tree_differences(repo.conn, copy.conn) == ""
        assert copy.status() == []
        before = dump(copy)
        assert "ARRAY[('a'::character varying)::text" in before
        copy.run("SELECT pggit.create_branch('kept')")
        copy.commit(LESS, "less")
        copy.run("SELECT pggit.checkout('kept')")
        assert dump(copy) == before


def test_a_bundle_says_how_it_was_printed(repo: Repo, database_factory: Callable[[], Database]) -> None:
    """Elsewhere it is made to the letter, too, and goes on from there in the same bytes."""
    repo.commit(SCHEMA, "all")
    before, bundle = dump(repo), exported(repo)
    with Repo.open(database_factory()) as elsewhere:
        imported(elsewhere, bundle)
        elsewhere.run("SELECT pggit.checkout('imported/main')")
        assert dump(elsewhere) == before
        assert elsewhere.verify() == []
        # All but the branch's name, which comes first.
        assert lines_of(exported(elsewhere))[1:] == lines_of(bundle)[1:]


def test_a_bundle_changes_nothing_of_how_it_is_printed_here(
    repo: Repo, database_factory: Callable[[], Database]
) -> None:
    """Where the same was committed in other words, and granted in another order, it stays so."""
    repo.commit(SCHEMA, "all")
    with Repo.open(database_factory()) as copy:
        psql(copy.database.conninfo, pg_dump(repo.database.conninfo, "--schema-only", "--exclude-extension=pggit"))
        copy.run("REVOKE SELECT ON t FROM pg_signal_backend; GRANT SELECT ON t TO pg_signal_backend")
        copy.commit(message="all")
        assert copy.tree("HEAD") == repo.tree("HEAD")
        assert acl(copy) != acl(repo)
        before = dump(copy)
        imported(copy, exported(repo))
        copy.commit(LESS, "less")
        copy.run("SELECT pggit.checkout('imported/main')")
        assert dump(copy) == before


def test_the_last_commit_counts(repo: Repo) -> None:
    """What was made again in other words, or granted again in another order, is so from the next commit on."""
    repo.commit(SCHEMA, "first")
    first = repo.tree("HEAD")
    repo.run(
        "ALTER TABLE t DROP CONSTRAINT listed, ADD CONSTRAINT listed CHECK (s::text = ANY (ARRAY['a', 'b)', 'it''s']))"
    )
    repo.run(
        "ALTER TABLE t DROP CONSTRAINT between_them, ADD CONSTRAINT between_them CHECK (a >= 1 AND a <= 2 AND s <> 'c')"
    )
    repo.run("REVOKE SELECT ON t FROM pg_signal_backend; GRANT SELECT ON t TO pg_signal_backend")
    assert repo.status() == [("modified", "table constraint", "listed on public.t")]
    repo.run(
        "ALTER TABLE t DROP CONSTRAINT listed,"
        " ADD CONSTRAINT listed CHECK"
        " (s::text = ANY (ARRAY['a'::varchar::text, 'b)'::varchar::text, 'it''s'::varchar::text]))"
    )
    assert repo.status() == []
    before, list_before = dump(repo), acl(repo)
    repo.commit(message="as before", allow_empty=True)
    assert repo.tree("HEAD") == first
    repo.commit(LESS, "less")
    repo.run("SELECT pggit.checkout('main~1')")
    assert acl(repo) == list_before
    assert dump(repo) == before


def test_a_grant_is_altered_where_it_stands(repo: Repo) -> None:
    """What comes to a role's privileges and what goes are no reason to revoke the others; columns keep theirs."""
    repo.commit(SCHEMA, "first")
    before = acl(repo)
    changed = "GRANT INSERT, UPDATE ON t TO pg_signal_backend; GRANT UPDATE (s) ON t TO pg_signal_backend"
    repo.commit(changed, "more")
    after, columns = (
        acl(repo),
        "SELECT attacl::text FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 's'",
    )
    forth, back = (
        [row[0] for row in repo.sql("SELECT statement FROM pggit.migration(%s, %s)", ends) if " ON TABLE " in row[0]]
        for ends in (("main~1", "main"), ("main", "main~1"))
    )
    assert forth == [
        "GRANT INSERT ON TABLE public.t TO pg_signal_backend",
        "GRANT UPDATE ON TABLE public.t TO pg_signal_backend",
        "REVOKE ALL (s) ON TABLE public.t FROM pg_signal_backend",
        "GRANT UPDATE (s) ON TABLE public.t TO pg_signal_backend",
    ]
    assert back == [
        "REVOKE ALL (s) ON TABLE public.t FROM pg_signal_backend CASCADE",
        "REVOKE INSERT ON TABLE public.t FROM pg_signal_backend",
        "REVOKE UPDATE ON TABLE public.t FROM pg_signal_backend",
    ]
    granted = repo.one(columns)
    repo.run("SELECT pggit.checkout('main~1')")
    assert (acl(repo), repo.one(columns)) == (before, None)
    repo.run("SELECT pggit.checkout('main')")
    assert (acl(repo), repo.one(columns)) == (after, granted)


def test_privileges_on_columns_outlive_those_on_their_table(repo: Repo) -> None:
    """To revoke a privilege on a table takes it from the role's columns, too: they have it again."""
    repo.commit(SCHEMA + "GRANT UPDATE ON t TO pg_monitor; GRANT UPDATE (s) ON t TO pg_monitor", "both")
    repo.commit("REVOKE UPDATE ON t FROM pg_monitor; GRANT UPDATE (s) ON t TO pg_monitor", "columns")
    columns = "SELECT attacl::text FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 's'"
    after = acl(repo), repo.one(columns)
    script = repo.sql("SELECT statement FROM pggit.migration('main~1', 'main') WHERE statement LIKE '% ON TABLE %'")
    assert [statement for (statement,) in script] == [
        "REVOKE ALL (s) ON TABLE public.t FROM pg_monitor CASCADE",
        "REVOKE UPDATE ON TABLE public.t FROM pg_monitor",
        "REVOKE ALL (s) ON TABLE public.t FROM pg_monitor",
        "GRANT UPDATE (s) ON TABLE public.t TO pg_monitor",
    ]
    repo.run("SELECT pggit.checkout('main~1')")
    repo.run("SELECT pggit.checkout('main')")
    assert (acl(repo), repo.one(columns)) == after


def test_a_damaged_note_is_found_and_not_used(repo: Repo) -> None:
    """verify() and repair() name what is not as it was written; what is made meanwhile is right, in other words."""
    repo.commit(SCHEMA, "all")
    repo.commit(LESS, "less")
    (listed,) = repo.sql("SELECT blob_id FROM pggit.printed WHERE texts::text LIKE %s", ("%b)%",))[0]
    (granted,) = repo.sql(
        "SELECT id FROM pggit.blob WHERE kind = 'grant' AND identity = 'table public.t to pg_monitor'"
    )[0]
    repo.sql("UPDATE pggit.printed SET texts = ARRAY['true'] WHERE blob_id = %s RETURNING 1", (listed,))
    repo.sql("UPDATE pggit.printed SET place = 99 WHERE blob_id = %s RETURNING 1", (granted,))
    damaged = sorted((listed.hex(), granted.hex()))
    found = repo.sql("SELECT problem, object_id FROM pggit.verify() ORDER BY object_id")
    assert found == [("printed_corrupt", note) for note in damaged]
    repo.run("SELECT pggit.checkout('main~1')")
    assert repo.status() == []
    assert "ARRAY[('a'::character varying)::text" in printed(repo, "listed")
    assert "(((a >= 1) AND (a <= 2)) AND " in printed(repo, "between_them")
    # Without a place it comes as soon as it can.
    assert acl(repo).split(", ")[1].strip("'") == "pg_monitor=r/postgres"
    removed = repo.sql("SELECT action, object_id FROM pggit.repair(false) ORDER BY object_id")
    assert removed == [("removed", note) for note in damaged]
    assert repo.verify() == []


def test_no_note_is_trusted(repo: Repo) -> None:
    """Whatever the notes say, a checkout arrives: a text that is not the object's is not used, no order is a circle."""
    repo.commit(
        SCHEMA + "GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION; SET ROLE pg_monitor;"
        " GRANT SELECT ON t TO pg_checkpoint; RESET ROLE",
        "all",
    )
    repo.commit(LESS, "less")
    repo.run(
        "UPDATE pggit.printed SET texts = ARRAY['true); DROP TABLE pggit.blob; --', 's IS NULL'], place = -place;"
        "UPDATE pggit.printed SET digest = pggit._printed_digest(blob_id, texts, place)"
    )
    repo.run("SELECT pggit.checkout('main~1')")
    assert repo.status() == []
    assert repo.verify() == []
    assert "ARRAY[('a'::character varying)::text" in printed(repo, "listed")


def test_gc_removes_them(repo: Repo) -> None:
    """Notes of definitions that nothing leads to go with them."""
    repo.commit(SCHEMA, "all")
    assert repo.one("SELECT count(*) FROM pggit.printed") > 8
    repo.run("DELETE FROM pggit.address; INSERT INTO pggit.printed VALUES (sha256('gone'), NULL, 1, '')")
    repo.run("SELECT * FROM pggit.gc()")
    assert repo.one("SELECT count(*) FROM pggit.printed AS p WHERE p.blob_id = sha256('gone')") == 0
    assert repo.one("SELECT count(*) FROM pggit.printed") > 8
