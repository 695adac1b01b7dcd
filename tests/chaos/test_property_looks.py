"""Of a large schema only what has changed is read, and nothing is overlooked.

Method: a small schema is called large. It changes by random DDL, one statement at a time, with commits in between
and now and then a bystander whose open transaction keeps the horizon back; after each statement the quick look is
compared with one at everything. Rows of the catalogs are removed by hand, so that nothing new tells of it.
"""

from __future__ import annotations

from random import Random

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.oracles.whole_look import overlooked
from pggit_harness.workload.chance import grow
from pggit_harness.workload.dumps import new_database
from pggit_harness.workload.evolution import Evolution
from pggit_harness.workload.examples import seeds
from pggit_harness.workload.large import call_it_large, settle, units_read
from pggit_harness.workload.pairs import hire
from pggit_harness.workload.proposals import CHANGING, MAKING, USUAL_CHANGING, USUAL_MAKING
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.property,
    pytest.mark.promise("P11"),
    pytest.mark.promise("P02"),
    pytest.mark.usefixtures("hired_roles"),
]

SEEDS = seeds()
MADE, STEPS = 20, 16


def evolve(repo: Repo, bystander: psycopg.Connection[tuple[object, ...]], seed: int, is_usual: bool) -> tuple[int, str]:
    """How many of the steps were read as changes, and what was overlooked after which statements."""
    random = Random(seed)
    making, changing = (USUAL_MAKING, USUAL_CHANGING) if is_usual else (MAKING, CHANGING)
    made = grow(repo, random, MADE, [*making, *making, *changing], "made")
    then = Evolution(repo.conn, random, [*making, *changing, *changing, *changing])
    quick = 0
    for step in range(STEPS):
        if random.random() < 0.2:
            bystander.rollback()
            bystander.execute("SELECT pg_current_xact_id()")
        then.evolve(1)
        quick += units_read(repo) is not None
        if wrong := overlooked(repo.conn):
            statements = [*made, *then.done]
            return quick, f"seed {seed}: {wrong}\n\n" + "\n".join(f"{statement};" for statement in statements)
        if step % 4 == 3:
            repo.commit(message=f"step {step}", allow_empty=True)
    bystander.rollback()
    return quick, ""


@pytest.mark.slow
@pytest.mark.fault("F00")
@pytest.mark.parametrize("is_usual", [True, False], ids=["usual", "all"])
def test_nothing_is_overlooked(durable_repo: Repo, is_usual: bool) -> None:
    """After each statement of chance, what has changed since the last commit is all that differs."""
    # On a server of its own: roles that other tests hire beside it make every look a whole one.
    with durable_repo.database.connect(autocommit=True) as admin:
        hire(admin)
    quick: list[int] = []

    @SEEDS
    @given(seed=st.integers(0, 2**32 - 1))
    def one(seed: int) -> None:
        with (
            new_database(durable_repo.database, "large") as database,
            Repo.open(database) as large,
            psycopg.connect(database.conninfo) as bystander,
        ):
            large.run("CREATE EXTENSION pggit")
            call_it_large(large)
            looks, wrong = evolve(large, bystander, seed, is_usual)
        assert not wrong, wrong
        quick.append(looks)

    one()
    # What everything can name (schemas, operators, publications, a cast of a type that everything uses) makes a look at
    # everything: of all kinds most do, and of the usual ones a few.
    assert not is_usual or sum(quick) > len(quick) * STEPS // 3, f"so few were at what has changed alone: {quick}"


BASE = """
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION f(m mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (id integer PRIMARY KEY, m mood, n integer CHECK (n > 0), a integer[] DEFAULT '{1}');
CREATE TABLE u (id integer PRIMARY KEY, t_id integer REFERENCES t, w integer GENERATED ALWAYS AS IDENTITY);
CREATE VIEW v AS SELECT id, f(m) AS fm FROM t;
CREATE VIEW w AS SELECT fm FROM v;
CREATE INDEX named ON t (n);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();
CREATE POLICY p ON t USING (n > 1);
COMMENT ON TABLE t IS 'said'; COMMENT ON INDEX named IS 'said too'; COMMENT ON COLUMN t.n IS 'said as well';
CREATE TYPE pair AS (a integer, b mood);
COMMENT ON COLUMN pair.a IS 'of a pair';
GRANT SELECT ON u TO PUBLIC; ALTER TABLE u OWNER TO pairs_anna; GRANT UPDATE (n), SELECT (xmin) ON t TO PUBLIC
"""

# Nothing but a row, or some, is gone after each of these; what else there is has not a new row.
REMOVALS = (
    "ALTER TABLE u DROP CONSTRAINT u_t_id_fkey",
    "DROP TRIGGER tg ON t",
    "DROP POLICY p ON t",
    "DROP INDEX named",
    "COMMENT ON TABLE t IS NULL",
    "COMMENT ON INDEX named IS NULL",
    "COMMENT ON COLUMN t.n IS NULL",
    "REVOKE SELECT (xmin) ON t FROM PUBLIC",
    "UPDATE pg_attribute SET attacl = NULL WHERE attrelid = 't'::regclass AND attname = 'xmin'",
    "COMMENT ON COLUMN pair.a IS NULL",
    "DROP VIEW w",
    "DROP FUNCTION tell() CASCADE",
    "DELETE FROM pg_description WHERE objoid = 't'::regclass AND objsubid = 0",
    "DELETE FROM pg_constraint WHERE conname = 't_n_check'",
    "DELETE FROM pg_attrdef WHERE adrelid = 't'::regclass",
    "DELETE FROM pg_enum WHERE enumlabel = 'ok'",
)
# What was changed stands elsewhere than what shows it.
FAR_AWAY = (
    "ALTER TYPE mood RENAME TO humour",
    "ALTER FUNCTION f(mood) RENAME TO g",
    "ALTER TABLE t RENAME TO tt",
    "ALTER TABLE t RENAME COLUMN m TO mm",
    "ALTER SEQUENCE u_w_seq INCREMENT 7",
    "ALTER TABLE t RENAME CONSTRAINT t_pkey TO t_key",
    "CREATE SCHEMA s; ALTER TYPE mood SET SCHEMA s",
    "ALTER SCHEMA public RENAME TO private",
    "ALTER ROLE pairs_anna RENAME TO pairs_anne",
    "CREATE OR REPLACE VIEW v AS SELECT id, f(m) AS fm, n FROM t",
    "ALTER INDEX named SET (fillfactor = 50)",
    "ALTER TABLE t SET (toast.autovacuum_enabled = false)",
    "ALTER TYPE pair ADD ATTRIBUTE c integer",
    "REVOKE SELECT ON u FROM PUBLIC",
    "GRANT SELECT (ctid) ON u TO PUBLIC",
    "UPDATE pg_proc SET prosrc = 'SELECT 2' WHERE proname = 'f'",
)


@pytest.mark.fault("F18")
@pytest.mark.parametrize("is_late", [False, True], ids=["old", "young"])
def test_what_only_goes_and_what_stands_elsewhere(repo: Repo, is_late: bool) -> None:
    """A row that is gone leaves none behind, and a new name shows where nothing has changed: both are seen."""
    call_it_large(repo)
    with psycopg.connect(repo.database.conninfo) as bystander:
        if is_late:
            # Its open transaction keeps the horizon back: what is committed meanwhile is young, and can go unseen.
            bystander.execute("SELECT pg_current_xact_id()")
        repo.commit(BASE)
    if not is_late:
        settle(repo)
    assert units_read(repo) is not None
    assert repo.status() == []
    for statements in (*REMOVALS, *FAR_AWAY):
        with repo.conn.transaction(force_rollback=True):
            repo.run(statements)
            assert repo.status() != [], f"not seen: {statements}"
            assert overlooked(repo.conn) == "", statements
    assert repo.status() == []


@pytest.mark.fault("F00")
@pytest.mark.promise("P05")
def test_head_goes_elsewhere(repo: Repo) -> None:
    """The last commit that looked need not be HEAD's: after a checkout the live schema is compared with another one."""
    call_it_large(repo)
    earlier = repo.commit(BASE)
    repo.commit("ALTER TABLE t ADD COLUMN later integer; DROP VIEW w; DROP TRIGGER tg ON t", "later")
    settle(repo)
    for rev in (earlier, "main"):
        repo.run(f"SELECT pggit.checkout('{rev}', allow_data_loss => true)")
        assert units_read(repo) is not None
        assert repo.status() == []
        for statements in (
            "DROP INDEX named",
            "ALTER TABLE u ADD COLUMN more integer",
            "CREATE VIEW w AS SELECT 1 AS fm",
        ):
            with repo.conn.transaction(force_rollback=True):
                repo.run(statements.replace("CREATE VIEW w", "CREATE OR REPLACE VIEW w"))
                assert overlooked(repo.conn) == "", f"{statements}, at {rev}"
