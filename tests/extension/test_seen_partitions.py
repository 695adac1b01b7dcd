"""Partitions and inheritance are seen by status(); what a parent hands down is the parent's."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

PARTED = (
    "CREATE TABLE public.@ (a integer NOT NULL, b text) PARTITION BY LIST (a);"
    "CREATE TABLE public.@_1 PARTITION OF public.@ FOR VALUES IN (1)"
)
PARTITION = modified("table", "public.@_1")
HEIR = (
    "CREATE TABLE public.@ (a integer CONSTRAINT k CHECK (a > 0), b text);"
    "CREATE TABLE public.@_1 (own integer) INHERITS (public.@)"
)

BY_SQL = [
    Case(PARTED, "ALTER TABLE @ DETACH PARTITION @_1", PARTITION),
    Case(PARTED, "ALTER TABLE @ DETACH PARTITION @_1; ALTER TABLE @ ATTACH PARTITION @_1 FOR VALUES IN (2)", PARTITION),
    Case(PARTED, "ALTER TABLE @ DETACH PARTITION @_1; ALTER TABLE @ ATTACH PARTITION @_1 DEFAULT", PARTITION),
    Case(PARTED, "ALTER TABLE @_1 ALTER b SET DEFAULT 'x'", modified("table column", "public.@_1.b")),
    Case(PARTED, "ALTER TABLE ONLY @ ALTER b SET DEFAULT 'x'", modified("table column", "public.@.b")),
    Case(
        PARTED + "; CREATE INDEX @_i ON ONLY public.@ (b); CREATE INDEX @_1i ON public.@_1 (b)",
        "ALTER INDEX @_i ATTACH PARTITION @_1i",
        modified("index", "public.@_1i"),
    ),
    Case(
        PARTED,
        "CREATE INDEX @_i ON ONLY public.@ (b)",
        (("added", "index", "public.@_i"),),
    ),
    # A check and a foreign key are their parent's, once; each partition's index is one of its own.
    Case(PARTED, "ALTER TABLE @ ADD CONSTRAINT k CHECK (a > 0)", (("added", "table constraint", "k on public.@"),)),
    Case(
        PARTED + "; ALTER TABLE public.@ ADD CONSTRAINT k CHECK (a > 0) NOT VALID",
        "ALTER TABLE @_1 VALIDATE CONSTRAINT k",
        modified("table constraint", "k on public.@"),
    ),
    Case(
        "CREATE TABLE public.@_r (a integer CONSTRAINT @_k PRIMARY KEY);" + PARTED,
        "ALTER TABLE @ ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES @_r (a)",
        (("added", "table constraint", "f on public.@"),),
    ),
    Case(
        PARTED,
        "ALTER TABLE @ ADD CONSTRAINT @_u UNIQUE (a)",
        (
            ("added", "table constraint", "@_u on public.@"),
            ("added", "table constraint", "@_1_a_key on public.@_1"),
        ),
    ),
    Case(
        "CREATE TABLE public.@ (a integer, b integer) PARTITION BY RANGE (a)",
        "DROP TABLE @; CREATE TABLE public.@ (a integer, b integer) PARTITION BY RANGE (a, b)",
        modified("table", "public.@"),
    ),
    Case(
        HEIR,
        "ALTER TABLE @_1 NO INHERIT @",
        (
            ("modified", "table", "public.@_1"),
            ("modified", "table column", "public.@_1.a"),
            ("modified", "table column", "public.@_1.b"),
            ("added", "table constraint", "k on public.@_1"),
        ),
    ),
    Case(
        "CREATE TABLE public.@ (a integer); CREATE TABLE public.@_q (q integer);"
        "CREATE TABLE public.@_1 (q integer) INHERITS (public.@)",
        "ALTER TABLE @_1 INHERIT @_q",
        (("modified", "table", "public.@_1"),),
    ),
    Case(HEIR, "ALTER TABLE ONLY @_1 ALTER a SET NOT NULL", modified("table column", "public.@_1.a")),
    Case(HEIR, "ALTER TABLE @_1 ALTER a SET DEFAULT 7", modified("table column", "public.@_1.a")),
    Case(HEIR, "ALTER TABLE @ DROP CONSTRAINT k", (("removed", "table constraint", "k on public.@"),)),
]

IN_THE_CATALOGS = [
    Case(PARTED, "UPDATE pg_class SET relpartbound = NULL WHERE oid = 'public.@_1'::regclass", PARTITION),
    Case(
        HEIR,
        "UPDATE pg_attribute SET attislocal = true WHERE attrelid = 'public.@_1'::regclass AND attname = 'b'",
        modified("table column", "public.@_1.b"),
    ),
    Case(
        HEIR,
        "UPDATE pg_constraint SET conislocal = true WHERE conrelid = 'public.@_1'::regclass AND conname = 'k'",
        (("added", "table constraint", "k on public.@_1"),),
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """ATTACH, DETACH, INHERIT and what is said of one table of a family."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of what makes a partition or an inherited column is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) >= len(IN_THE_CATALOGS)
