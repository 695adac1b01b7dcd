"""Every property of a constraint that a user can change is seen by status(); its index belongs to it."""

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

KEYED = "CREATE TABLE public.@ (a integer NOT NULL, b integer, CONSTRAINT @_k UNIQUE (a))"
CHECKED = "CREATE TABLE public.@ (a integer, CONSTRAINT @_k CHECK (a > 0))"
REFERRING = (
    "CREATE TABLE public.@ (a integer CONSTRAINT @_pk PRIMARY KEY, b integer,"
    " CONSTRAINT @_k FOREIGN KEY (b) REFERENCES public.@ (a))"
)
ITSELF = modified("table constraint", "@_k on public.@")
INDEX = "WHERE indexrelid = '@_k'::regclass"


def replaced(given: str, definition: str) -> Case:
    """The constraint is dropped and made anew in another way."""
    return Case(given, f"ALTER TABLE @ DROP CONSTRAINT @_k, ADD CONSTRAINT @_k {definition}", ITSELF)


BY_SQL = [
    replaced(CHECKED, "CHECK (a > 1)"),
    replaced(CHECKED, "CHECK (a > 0) NO INHERIT"),
    replaced(CHECKED, "CHECK (a > 0) NOT VALID"),
    Case(
        "CREATE TABLE public.@ (a integer); ALTER TABLE @ ADD CONSTRAINT @_k CHECK (a > 0) NOT VALID",
        "ALTER TABLE @ VALIDATE CONSTRAINT @_k",
        ITSELF,
    ),
    replaced(KEYED, "UNIQUE (b)"),
    replaced(KEYED, "UNIQUE (a, b)"),
    replaced(KEYED, "UNIQUE (a) INCLUDE (b)"),
    replaced(KEYED, "UNIQUE NULLS NOT DISTINCT (a)"),
    replaced(KEYED, "UNIQUE (a) DEFERRABLE"),
    replaced(KEYED, "UNIQUE (a) DEFERRABLE INITIALLY DEFERRED"),
    replaced(KEYED, "PRIMARY KEY (a)"),
    replaced(KEYED, "EXCLUDE USING btree (a WITH =)"),
    replaced(
        "CREATE TABLE public.@ (a integer, CONSTRAINT @_k EXCLUDE USING btree (a WITH =))",
        "EXCLUDE USING btree (a WITH =) WHERE (a > 0)",
    ),
    replaced(REFERRING, "FOREIGN KEY (a) REFERENCES public.@ (a)"),
    replaced(REFERRING, "FOREIGN KEY (b) REFERENCES public.@ (a) ON DELETE CASCADE"),
    replaced(REFERRING, "FOREIGN KEY (b) REFERENCES public.@ (a) ON DELETE SET NULL (b)"),
    replaced(REFERRING, "FOREIGN KEY (b) REFERENCES public.@ (a) ON UPDATE SET DEFAULT"),
    replaced(REFERRING, "FOREIGN KEY (b) REFERENCES public.@ (a) MATCH FULL"),
    replaced(REFERRING, "FOREIGN KEY (b) REFERENCES public.@ (a) NOT VALID"),
    Case(REFERRING, "ALTER TABLE @ ALTER CONSTRAINT @_k DEFERRABLE", ITSELF),
    Case(REFERRING, "ALTER TABLE @ ALTER CONSTRAINT @_k DEFERRABLE INITIALLY DEFERRED", ITSELF),
    Case(KEYED, "ALTER INDEX @_k SET (fillfactor = 60)", ITSELF),
    Case(KEYED, "ALTER TABLE @ CLUSTER ON @_k", ITSELF),
    Case(
        KEYED,
        "ALTER TABLE @ RENAME CONSTRAINT @_k TO @_new",
        (("removed", "table constraint", "@_k on public.@"), ("added", "table constraint", "@_new on public.@")),
    ),
    # The index's name is the constraint's.
    Case(
        KEYED,
        "ALTER INDEX @_k RENAME TO @_new",
        (("removed", "table constraint", "@_k on public.@"), ("added", "table constraint", "@_new on public.@")),
    ),
    Case(CHECKED, "ALTER TABLE @ DROP CONSTRAINT @_k", (("removed", "table constraint", "@_k on public.@"),)),
    Case(
        "CREATE TABLE public.@ (a integer NOT NULL); CREATE UNIQUE INDEX @_k ON @ (a)",
        "ALTER TABLE @ ADD CONSTRAINT @_k UNIQUE USING INDEX @_k",
        (("removed", "index", "public.@_k"), ("added", "table constraint", "@_k on public.@")),
    ),
]

VERSION_18_ON = [
    Case(REFERRING, "ALTER TABLE @ ALTER CONSTRAINT @_k NOT ENFORCED", ITSELF),
    replaced(CHECKED, "CHECK (a > 0) NOT ENFORCED"),
    Case(
        "CREATE TABLE public.@ (a int4range, b int4range, CONSTRAINT @_k EXCLUDE USING gist (a WITH =, b WITH &&))",
        "ALTER TABLE @ DROP CONSTRAINT @_k, ADD CONSTRAINT @_k UNIQUE (a, b WITHOUT OVERLAPS)",
        ITSELF,
    ),
]

IN_THE_CATALOGS = [
    Case(CHECKED, "UPDATE pg_constraint SET convalidated = false WHERE conname = '@_k'", ITSELF),
    Case(CHECKED, "UPDATE pg_constraint SET connoinherit = true WHERE conname = '@_k'", ITSELF),
    Case(
        CHECKED + "; CREATE TABLE public.@_other (a integer, CONSTRAINT @_o CHECK (a > 9))",
        "UPDATE pg_constraint SET conbin = (SELECT conbin FROM pg_constraint WHERE conname = '@_o')"
        " WHERE conname = '@_k'",
        ITSELF,
    ),
    Case(REFERRING, "UPDATE pg_constraint SET condeferrable = true WHERE conname = '@_k'", ITSELF),
    Case(REFERRING, "UPDATE pg_constraint SET confdeltype = 'c' WHERE conname = '@_k'", ITSELF),
    Case(REFERRING, "UPDATE pg_constraint SET confupdtype = 'n' WHERE conname = '@_k'", ITSELF),
    Case(REFERRING, "UPDATE pg_constraint SET confmatchtype = 'f' WHERE conname = '@_k'", ITSELF),
    Case(KEYED, "UPDATE pg_class SET reloptions = '{fillfactor=55}' WHERE relname = '@_k'", ITSELF),
    Case(KEYED, f"UPDATE pg_index SET indisclustered = true {INDEX}", ITSELF),
    Case(
        KEYED,
        "UPDATE pg_class SET reltablespace = (SELECT oid FROM pg_tablespace WHERE spcname = 'pg_global')"
        " WHERE relname = '@_k'",
        ITSELF,
    ),
    Case(
        CHECKED,
        "UPDATE pg_constraint SET conname = '@_new' WHERE conname = '@_k'",
        (("removed", "table constraint", "@_k on public.@"), ("added", "table constraint", "@_new on public.@")),
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever ALTER TABLE and ALTER INDEX do to a constraint is a change of that constraint alone."""
    version = sandbox.conn.info.server_version
    cases = [*BY_SQL, *(VERSION_18_ON if version >= 180000 else [])]
    assert check_seen(sandbox, cases) > len(cases)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_constraint, or of its index in pg_class and pg_index, is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) > len(IN_THE_CATALOGS)


def test_an_index_that_lost_its_constraint_s_name_is_refused(sandbox: Repo) -> None:
    """Only an update of the catalogs can give a constraint's index another name; that is not recorded in silence."""
    sandbox.commit(KEYED.replace("@", "t"))
    sandbox.run("UPDATE pg_class SET relname = 'elsewhere' WHERE relname = 't_k'")
    with raises_sqlstate("GT010") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.detail == "table constraint t_k on public.t: the constraint's index has another name"
