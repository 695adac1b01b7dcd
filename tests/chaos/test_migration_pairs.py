"""The live schema is moved between two states, with rows in its tables, and is then exactly what it was to become.

Method: tests/pairs has a folder for each pair of schemas; whoever adds a folder adds its tests. For each direction
the target is built in a database and committed, taken down again (so that no object is known by its OID), and the
source is built there with its rows and committed. ``migration()`` is run by psql in a copy of that database, and
``checkout()`` in the database itself. The judges are the target's tree id, every byte of its
``pg_dump --schema-only``, and every value of every column that both have. One pair alone:

    make chaos-migration ARGS="tests/chaos/test_migration_pairs.py -k column_add"
"""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
import pytest

from pggit_harness.cluster import Database
from pggit_harness.oracles.kept_rows import Contents, contents, losses
from pggit_harness.oracles.same_schema import dump_differences
from pggit_harness.oracles.sqlstate import sqlstate_of
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.servers.provision import wanted_major
from pggit_harness.workload.clearing import clear
from pggit_harness.workload.dumps import new_database, pg_dump, run_client
from pggit_harness.workload.pairs import DIRECTIONS, Pair, all_pairs, load
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.migration,
    pytest.mark.slow,
    pytest.mark.fault("F00"),
    pytest.mark.promise("P05"),
    pytest.mark.promise("P10"),
    pytest.mark.usefixtures("hired_roles"),
]

PAIRS = tuple(pair for pair in all_pairs() if pair.needs <= wanted_major())
WAYS = [pytest.param(pair, way, id=f"{pair.name}-{way}") for pair in PAIRS for way in DIRECTIONS]
SEEN = [pytest.param(pair, id=pair.name) for pair in PAIRS if pair.change is not None]
LOSS = "GT008"


@dataclass(frozen=True)
class Step:
    """A row of ``migration()``."""

    step: int
    statement: str
    hazard: str | None


def migration(repo: Repo, from_rev: str, to_rev: str) -> list[Step]:
    """The script, its steps numbered without a gap."""
    steps = [Step(*row) for row in repo.sql("SELECT * FROM pggit.migration(%s, %s) ORDER BY step", (from_rev, to_rev))]
    assert [step.step for step in steps] == list(range(1, len(steps) + 1))
    return steps


def written(steps: list[Step]) -> str:
    """A script as people read it."""
    return "\n".join(f"{step.step:4} {f'[{step.hazard}] ' if step.hazard else ''}{step.statement}" for step in steps)


def run_by_psql(database: Database, steps: list[Step]) -> str:
    """Run a script statement by statement; what psql said when one failed, '' when none did."""
    script = "".join(f"{step.statement};\n" for step in steps)
    done = run_client("psql", "-Xqb", "-v", "ON_ERROR_STOP=1", "-d", database.conninfo, stdin=script)
    return "" if done.returncode == 0 else done.stderr.strip()


def dump_of(database: Database) -> str:
    """What pg_dump says of a schema."""
    return pg_dump(database.conninfo, "--schema-only")


def is_there(repo: Repo, target: str, dump: str) -> list[str]:
    """What keeps the live schema from being the target's, in words."""
    found = []
    if objects := tree_differences(repo.conn, repo.conn, "WORKING", target):
        found.append(f"objects differ (left is what was made, right what was wanted):\n{objects}")
    if dumps := dump_differences(dump, dump_of(repo.database)):
        found.append(f"dumps differ (original is what was wanted, copy what was made):\n{dumps}")
    return found


def ready(repo: Repo, pair: Pair, way: str) -> str:
    """Build and commit both ends; the source is live, with its rows. Returns the dump of the target."""
    source, rows, target = pair.ends(way)
    empty = repo.tree()
    load(repo, f"{pair.name}, the target", target)
    repo.commit(message="target", allow_empty=True)
    dump = dump_of(repo.database)
    repo.sql("SELECT pggit.create_branch('target')")
    clear(repo, empty)
    load(repo, f"{pair.name}, the source", source)
    repo.commit(message="source", allow_empty=True)
    load(repo, f"{pair.name}, the rows of the source", rows)
    assert repo.status() == []
    return dump


def follow_script(
    pair: Pair, way: str, database: Database, steps: list[Step], before: Contents, dump: str
) -> list[str]:
    """Run the script by psql in a copy of the database; what is wrong with what came out."""
    with Repo.open(database) as copy:
        said = run_by_psql(database, steps)
        refused = dict(pair.refused).get(way)
        if refused is not None:
            return [] if said else [f"the script went through, though the rows do not fit ({refused})"]
        if way in pair.stops:
            return [] if said else ["the script went through, though it cannot convert these values"]
        if said:
            return [f"the script failed:\n{said}"]
        wrong = is_there(copy, "target", dump)
        found = losses(before, contents(copy.conn, before))
        if found.changed and way not in pair.lossy:
            wrong.append(f"values of columns that stay are others:\n{found}")
        if found and all(step.hazard != "data_loss" for step in steps):
            wrong.append(f"no step is marked as data_loss, but:\n{found}")
        return [f"the script went through, but {sentence}" for sentence in wrong]


def checked_out(repo: Repo, pair: Pair, way: str, steps: list[Step], before: Contents, dump: str) -> list[str]:
    """Check the target out where the source is live; what is wrong with how it went."""
    head = repo.head()
    expected = dict(pair.refused).get(way)
    try:
        repo.sql("SELECT pggit.checkout('target')")
    except psycopg.Error as error:
        if unchanged := moved(repo, head, before):
            return [f"checkout was refused ({error}), but {unchanged}"]
        if sqlstate_of(error) == expected:
            return []
        if sqlstate_of(error) != LOSS:
            return [f"checkout failed: {sqlstate_of(error)} {error}"]
        return with_permission(repo, pair, way, steps, before, dump, error)
    if expected is not None:
        return [f"checkout went through, though the rows do not fit ({expected})"]
    wrong = arrived(repo, dump)
    if found := losses(before, contents(repo.conn, before)):
        wrong.append(f"values are lost without allow_data_loss:\n{found}")
    return [f"checkout went through, but {sentence}" for sentence in wrong]


def with_permission(
    repo: Repo, pair: Pair, way: str, steps: list[Step], before: Contents, dump: str, refusal: psycopg.Error
) -> list[str]:
    """Check the target out once more, after a refusal because of data."""
    wrong = []
    if all(step.hazard != "data_loss" for step in steps):
        wrong.append(f"no step is marked as data_loss, but checkout refuses: {refusal}")
    if not (refusal.diag.message_detail and refusal.diag.message_hint):
        wrong.append(f"the refusal has no DETAIL or no HINT: {refusal}")
    try:
        repo.sql("SELECT pggit.checkout('target', allow_data_loss => true)")
    except psycopg.Error as error:
        return [*wrong, f"checkout with allow_data_loss failed: {sqlstate_of(error)} {error}"]
    wrong += [f"checkout with allow_data_loss went through, but {sentence}" for sentence in arrived(repo, dump)]
    found = losses(before, contents(repo.conn, before))
    if found.changed and way not in pair.lossy:
        wrong.append(f"allow_data_loss changed what had no need to change:\n{found}")
    if not found and way not in (*pair.lossy, *pair.wary):
        wrong.append(f"checkout was refused for data that are still there: {refusal}\n{refusal.diag.message_detail}")
    return wrong


def moved(repo: Repo, head: str, before: Contents) -> str:
    """What a refusal changed, in words; '' when it changed nothing."""
    if repo.head() != head or repo.status():
        return f"HEAD or the schema moved: {repo.status()}"
    return str(losses(before, contents(repo.conn, before)))


def arrived(repo: Repo, dump: str) -> list[str]:
    """What is wrong after a checkout of the target, rows left aside."""
    wrong = is_there(repo, "target", dump)
    if changes := repo.status():
        wrong.append(f"status() says {changes}")
    if repo.head() != repo.rev_parse("target"):
        wrong.append("HEAD is not the target's commit")
    return wrong


@pytest.mark.parametrize(("pair", "way"), WAYS)
def test_a_schema_is_moved(pair: Pair, way: str, repo: Repo) -> None:
    """The script and the checkout both arrive at the target, to the letter, and no value is lost without permission."""
    dump = ready(repo, pair, way)
    before = contents(repo.conn)
    assert repo.diff("target", "target") == []
    source = repo.head()
    try:
        steps = migration(repo, source, "target")
    except psycopg.Error as error:
        pytest.fail(f"{pair.name}, {way} ({pair.about}): no script: {sqlstate_of(error)} {error}")
    repo.conn.close()
    with new_database(repo.database, "script", [f"TEMPLATE {repo.database.name}"]) as copy:
        wrong = follow_script(pair, way, copy, steps, before, dump)
    repo.reconnect()
    wrong += checked_out(repo, pair, way, steps, before, dump)
    report = f"{pair.name}, {way} ({pair.about}):\n\n" + "\n\n".join([*wrong, f"The script:\n{written(steps)}"])
    assert not wrong, report


@pytest.mark.parametrize("pair", SEEN)
def test_a_rename_that_was_seen_keeps_everything(pair: Pair, repo: Repo) -> None:
    """What was renamed in this database is renamed back and forth: no row is lost, nobody has to allow it."""
    assert pair.change is not None
    load(repo, f"{pair.name}, a", pair.a)
    repo.commit(message="a", allow_empty=True)
    load(repo, f"{pair.name}, its rows", pair.rows_a)
    repo.sql("SELECT pggit.create_branch('a')")
    at_a, dump_a = contents(repo.conn), dump_of(repo.database)
    load(repo, f"{pair.name}, the change", pair.change)
    repo.commit(message="b")
    at_b, dump_b = contents(repo.conn), dump_of(repo.database)
    for rev, rows, dump in (("a", at_a, dump_a), ("main", at_b, dump_b), ("a", at_a, dump_a)):
        steps = migration(repo, "HEAD", rev)
        where = f"{pair.name}, renames seen, to {rev} ({pair.about})"
        script = f"The script:\n{written(steps)}"
        try:
            repo.sql("SELECT pggit.checkout(%s)", (rev,))
        except psycopg.Error as error:
            pytest.fail(f"{where}: checkout failed: {sqlstate_of(error)} {error}\n\n{script}")
        found = losses(rows, contents(repo.conn))
        assert not found, f"{where}:\n{found}\n\n{script}"
        wrong = is_there(repo, rev, dump)
        assert not wrong, f"{where}: " + "\n\n".join([*wrong, script])


@pytest.mark.promise("P03")
@pytest.mark.parametrize("pair", SEEN)
def test_the_change_of_a_pair_makes_its_b(pair: Pair, repo: Repo) -> None:
    """ALTER statements that turn a into b give the tree id of b: how it was built does not show."""
    assert pair.change is not None
    empty = repo.tree()
    load(repo, f"{pair.name}, b", pair.b)
    repo.commit(message="b", allow_empty=True)
    clear(repo, empty)
    load(repo, f"{pair.name}, a", pair.a)
    load(repo, f"{pair.name}, the change", pair.change)
    assert tree_differences(repo.conn, repo.conn, "WORKING", "HEAD") == ""
