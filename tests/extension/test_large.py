"""What a commit of a large schema notes of the catalogs: who believes it, who checks it, and how much it saves."""

from pggit_harness.oracles.whole_look import overlooked
from pggit_harness.workload.dumps import new_database
from pggit_harness.workload.large import call_it_large, settle, units_read
from pggit_harness.workload.repo import Repo

TABLES = ";".join(f"CREATE TABLE t{n} (id integer PRIMARY KEY, a text)" for n in range(30))


def test_a_small_schema_is_read_as_a_whole(repo: Repo) -> None:
    """Nothing is noted of it."""
    repo.commit(TABLES)
    assert repo.one("SELECT count(*) FROM pggit.capture") == 0
    assert units_read(repo) is None


def test_only_what_has_changed_is_read(repo: Repo) -> None:
    """One table and what shows it, not the thirty."""
    call_it_large(repo)
    repo.commit(f"{TABLES}; CREATE VIEW v AS SELECT a FROM t7")
    settle(repo)
    assert units_read(repo) == 0
    repo.run("ALTER TABLE t7 ADD COLUMN b integer")
    read = units_read(repo)
    assert read is not None
    # The table, its TOAST table, the view.
    assert 2 <= read <= 5
    repo.commit(message="a column")
    assert [change.identity for change in repo.show()] == ["public.t7", "public.t7.b"]
    assert repo.status() == []


def test_what_a_partition_has_shows_in_what_it_is_a_part_of(repo: Repo) -> None:
    """A check that is NOT VALID is the partitioned table's, and the partition's own when it becomes valid there."""
    call_it_large(repo)
    repo.commit(
        f"{TABLES}; CREATE TABLE p (a integer) PARTITION BY LIST (a);"
        "CREATE TABLE q PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (a);"
        "CREATE TABLE r PARTITION OF q DEFAULT; ALTER TABLE p ADD CONSTRAINT k CHECK (a > 0) NOT VALID"
    )
    settle(repo)
    repo.run("ALTER TABLE r VALIDATE CONSTRAINT k")
    assert [change.identity for change in repo.status()] == ["k on public.p"]
    assert overlooked(repo.conn) == ""


def test_a_branch_that_was_merged_is_noted(repo: Repo) -> None:
    """A merge notes what it has seen, as a commit does."""
    call_it_large(repo)
    repo.commit(TABLES)
    repo.run("SELECT pggit.create_branch('side'), pggit.checkout('side')")
    repo.commit("CREATE TABLE theirs (id integer)", "theirs")
    repo.run("SELECT pggit.checkout('main')")
    repo.commit("CREATE TABLE ours (id integer)", "ours")
    repo.run("SELECT pggit.merge('side')")
    assert repo.one("SELECT tree_id FROM pggit.capture") == bytes.fromhex(repo.tree("HEAD"))
    assert repo.status() == []
    assert overlooked(repo.conn) == ""


def test_what_is_ignored_is_in_no_note(repo: Repo) -> None:
    """While anything is ignored everything is read, and afterwards too, until the next commit."""
    call_it_large(repo)
    repo.commit(TABLES)
    repo.run("SELECT pggit.ignore('public.tmp*')")
    repo.run("CREATE TABLE tmp1 (id integer)")
    assert repo.status() == []
    repo.commit("CREATE TABLE kept (id integer)", "kept")
    assert units_read(repo) is None
    repo.run("SELECT pggit.unignore('public.tmp*')")
    assert {change.identity for change in repo.status()} == {"public.tmp1", "public.tmp1.id", "table public.tmp1"}


def test_a_copy_of_the_database_does_not_believe_it(repo: Repo) -> None:
    """CREATE DATABASE ... TEMPLATE copies the note; it is true of one database."""
    call_it_large(repo)
    repo.commit(TABLES)
    # A template has no sessions.
    repo.conn.close()
    with new_database(repo.database, "copied", (f"TEMPLATE {repo.database.name}",)) as copy, Repo.open(copy) as other:
        assert other.one("SELECT count(*) FROM pggit.capture") == 1
        assert units_read(other) is None
        assert other.status() == []
    repo.reconnect()


def test_a_note_that_was_changed_is_not_believed(repo: Repo) -> None:
    """verify() names it, repair() removes it, and the next commit writes another."""
    call_it_large(repo)
    repo.commit(TABLES)
    settle(repo)
    for damage in (
        "UPDATE pggit.captured SET old_rows = old_rows - 1 WHERE unit = 't3'::regclass",
        "UPDATE pggit.captured SET blob_ids = blob_ids[2:] WHERE unit = 't3'::regclass",
        "DELETE FROM pggit.captured WHERE unit = 't3'::regclass",
        "UPDATE pggit.capture SET horizon = '3'",
        "UPDATE pggit.capture SET tree_id = sha256('')",
        "UPDATE pggit.capture SET others = others + 1",
        "UPDATE pggit.capture SET circular = '{1}'",
    ):
        with repo.conn.transaction(force_rollback=True):
            repo.run(damage)
            assert [(row.severity, row.problem, row.object_id) for row in repo.verify()] == [
                ("warning", "capture_corrupt", "pggit.capture")
            ], damage
            assert repo.sql("SELECT action, object_id FROM pggit.repair(dry_run => false)") == [
                ("removed", "pggit.capture")
            ]
            assert repo.verify() == []
            assert repo.status() == []
            repo.commit("CREATE TABLE more (id integer)", "more")
            assert repo.one("SELECT count(*) FROM pggit.capture") == 1
            assert repo.verify() == []
    assert repo.verify() == []


def test_history_that_is_gone(repo: Repo) -> None:
    """What was noted of a tree that is not there any more is not used: everything is read."""
    call_it_large(repo)
    repo.commit(TABLES)
    assert units_read(repo) is not None
    repo.run("UPDATE pggit.capture SET tree_id = sha256('gone')")
    repo.run("UPDATE pggit.capture AS c SET digest = pggit._capture_digest(c)")
    assert units_read(repo) is None
    assert repo.status() == []
    assert overlooked(repo.conn) == ""


def test_a_checkout_notes_what_it_saw(repo: Repo) -> None:
    """After a checkout little is read, as after a commit, though what it dropped has left no trace in the catalogs."""
    call_it_large(repo)
    repo.commit(TABLES)
    tree = repo.tree()
    repo.commit("COMMENT ON TABLE t1 IS 'goes'; CREATE TABLE gone (id integer)", "more")
    repo.run("SELECT pggit.checkout('HEAD~1', allow_data_loss => true)")
    assert repo.one("SELECT encode(tree_id, 'hex') FROM pggit.capture") == tree
    assert repo.status() == []
    assert overlooked(repo.conn) == ""


def test_one_look_serves_a_whole_call(repo: Repo) -> None:
    """It says from which state of the catalogs; a tree that it was not told of is no case for it."""
    call_it_large(repo)
    repo.commit(TABLES)
    other = f"decode('{repo.tree()}', 'hex')"
    repo.commit("DROP TABLE t3; COMMENT ON TABLE t4 IS 'new'", "more")
    settle(repo)
    repo.run("CREATE TABLE another (id integer)")
    look = "pggit._live_at_once(ARRAY[pggit._head_tree()])"
    state = f"SELECT (l).state, pggit._catalogs_since(split_part((l).state, ':', 1)::xid8) FROM {look} AS l"
    said, asked_again = repo.sql(state)[0]
    assert said == asked_again
    near = f"SELECT n.live IS NULL, n.target IS NULL FROM {look} AS l, pggit._near_sides(l, {other}) AS n"
    assert repo.sql(near) == [(True, True)]
    told = near.replace("[pggit._head_tree()]", f"[pggit._head_tree(), {other}]")
    assert repo.sql(told) == [(False, False)]


CONNECTED = """
CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN amount AS numeric CHECK (VALUE > 0);
CREATE TABLE base (id integer PRIMARY KEY, m mood DEFAULT 'sad', n amount, told text);
CREATE TABLE part_of (id integer PRIMARY KEY CHECK (id < 1000), base_id integer REFERENCES base)
    PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF part_of FOR VALUES FROM (1) TO (10);
CREATE TABLE heir (more text) INHERITS (base); CREATE INDEX told_of_heir ON heir (told);
CREATE FUNCTION f(b base) RETURNS mood LANGUAGE sql RETURN b.m;
CREATE VIEW v AS SELECT id, m, f(base) AS fm FROM base; CREATE VIEW w AS SELECT fm FROM v;
CREATE VIEW told_1 AS SELECT told FROM base; CREATE VIEW told_2 AS SELECT told FROM told_1;
CREATE VIEW told_3 AS SELECT told FROM told_2; COMMENT ON VIEW told_3 IS 'far from the table';
CREATE MATERIALIZED VIEW mv AS SELECT id, n FROM base; CREATE UNIQUE INDEX ON mv (id);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tg BEFORE INSERT ON base FOR EACH ROW EXECUTE FUNCTION tell();
CREATE POLICY p ON base USING (m = 'ok'); COMMENT ON VIEW w IS 'of a view'; GRANT SELECT ON v TO PUBLIC;
CREATE SEQUENCE numbers OWNED BY base.id; CREATE TABLE far (id integer PRIMARY KEY, at date);
CREATE VIEW far_view AS SELECT at FROM far
"""

CHANGES = (
    "DROP VIEW told_1 CASCADE; ALTER TABLE base ALTER told TYPE varchar(50); "
    " CREATE VIEW told_1 AS SELECT told FROM base;"
    " CREATE VIEW told_2 AS SELECT told FROM told_1; CREATE VIEW told_3 AS SELECT told FROM told_2;"
    " COMMENT ON VIEW told_3 IS 'far from the table'",
    "DROP TABLE heir; CREATE TABLE heir (again integer, more text) INHERITS (base)",
    "CREATE TABLE part_3 (LIKE part_of INCLUDING ALL);"
    " ALTER TABLE part_of ATTACH PARTITION part_3 FOR VALUES FROM (30) TO (40)",
    "ALTER TABLE base DROP COLUMN told CASCADE",
    "ALTER TABLE base ADD COLUMN extra integer DEFAULT 3",
    "ALTER TYPE mood ADD VALUE 'great'",
    "ALTER TABLE base RENAME TO ground",
    "ALTER TABLE base RENAME COLUMN m TO temper",
    "DROP TABLE base CASCADE",
    "DROP TRIGGER tg ON base; DROP FUNCTION tell()",
    "ALTER DOMAIN amount ADD CONSTRAINT small CHECK (VALUE < 10)",
    "CREATE TABLE part_2 PARTITION OF part_of FOR VALUES FROM (10) TO (20); ALTER TABLE part_of ADD COLUMN note text",
    "ALTER TABLE part_of DETACH PARTITION part_1; ALTER TABLE far ADD COLUMN more mood",
    "DROP VIEW v CASCADE; CREATE VIEW v AS SELECT id FROM base; CREATE VIEW w AS SELECT id FROM v",
    "COMMENT ON COLUMN v.fm IS 'said'; COMMENT ON COLUMN far_view.at IS 'when';"
    " COMMENT ON FUNCTION f(base) IS 'a mood'",
    "CREATE UNIQUE INDEX key ON far (at, id); ALTER TABLE far ALTER at SET NOT NULL;"
    " ALTER TABLE far REPLICA IDENTITY USING INDEX key",
    "ALTER SEQUENCE numbers OWNED BY far.id; REVOKE SELECT ON v FROM PUBLIC",
)


def test_a_plan_for_what_is_near_is_the_plan_for_all(repo: Repo) -> None:
    """What a plan leaves out of a large schema is in no statement of the plan for all of it, in no order."""
    repo.commit(f"{TABLES}; {CONNECTED}")
    for number, change in enumerate(CHANGES):
        repo.run(f"SELECT pggit.create_branch('b{number}', 'main'), pggit.checkout('b{number}')")
        repo.commit(change, change[:60])
        repo.run("SELECT pggit.checkout('main', allow_data_loss => true)")
    query = "SELECT statement, hazard FROM pggit.migration(%s, %s) ORDER BY step"
    ways = [way for number in range(len(CHANGES)) for way in (("main", f"b{number}"), (f"b{number}", "main"))]
    whole = {way: repo.sql(query, way) for way in ways}
    from_live = {way: repo.sql(query, ("WORKING", way[1])) for way in ways if way[0] == "main"}
    call_it_large(repo)
    assert {way: repo.sql(query, way) for way in ways} == whole
    repo.commit(message="noted", allow_empty=True)
    settle(repo)
    for way, script in from_live.items():
        tree = "(SELECT tree_id FROM pggit.commit WHERE id = decode(pggit.rev_parse(%s), 'hex'))"
        steps = repo.sql(f"SELECT s.statement, s.hazard FROM pggit._steps_to({tree}) AS s", (way[1],))
        # Around the steps a script sets, and resets, what they take for granted.
        assert steps == script[4:-4], way
        sides = repo.sql(
            "SELECT cardinality(s.live), cardinality(s.target)"
            f" FROM {tree} AS t (id), pggit._near_sides(pggit._live_at_once(ARRAY[t.id]), t.id) AS s",
            (way[1],),
        )
        assert max(sides[0]) < len(repo.ls_tree()) - 90, f"{way}: nothing was left out: {sides}"
