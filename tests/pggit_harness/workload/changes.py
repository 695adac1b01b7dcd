"""One change of every sort that the covered kinds allow, and what status() has to say of it.

Each starts from BASE. A change is one statement, or a few that belong together, and the rows of
status() are all of them: what is not listed did not change.
"""

from __future__ import annotations

from typing import NamedTuple

BASE = """
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'fine');
CREATE SEQUENCE app.counter;
CREATE FUNCTION app.twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n';
CREATE PROCEDURE app.nothing() LANGUAGE sql AS '';
CREATE TABLE app.parent (
    id integer CONSTRAINT parent_id_set NOT NULL,
    name text,
    CONSTRAINT parent_pkey PRIMARY KEY (id)
);
CREATE TABLE app.child (
    id integer CONSTRAINT child_id_set NOT NULL,
    parent_id integer,
    mood app.mood,
    note character varying(20) DEFAULT 'x',
    number bigint CONSTRAINT child_number_set NOT NULL GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT child_parent_fk FOREIGN KEY (parent_id) REFERENCES app.parent,
    CONSTRAINT child_id_positive CHECK (id > 0)
);
CREATE INDEX child_note ON app.child (note);
CREATE VIEW app.names AS SELECT id, name FROM app.parent;
"""


class Change(NamedTuple):
    """A change of the schema.

    Attributes:
        sql: what makes it, starting from BASE.
        seen: the rows of status(), each as "change kind: identity".
        since: the first major version that knows it.
    """

    sql: str
    seen: frozenset[str]
    since: int = 15


def _change(sql: str, *seen: str, since: int = 15) -> Change:
    return Change(sql, frozenset(seen), since)


def _added_table(name: str, *columns: str) -> tuple[str, ...]:
    return (
        f"added table: {name}",
        f"added owner: table {name}",
        f"added column order: {name}",
        *(f"added table column: {name}.{column}" for column in columns),
    )


TABLES = (
    _change("CREATE TABLE app.added (a int, b int)", *_added_table("app.added", "a", "b")),
    _change("CREATE TABLE app.added ()", *_added_table("app.added")),
    _change(
        "DROP TABLE app.child",
        *(
            row.replace("added", "removed")
            for row in _added_table("app.child", "id", "parent_id", "mood", "note", "number")
        ),
        "removed table constraint: child_parent_fk on app.child",
        "removed table constraint: child_id_positive on app.child",
        "removed index: app.child_note",
    ),
    _change("ALTER TABLE app.parent SET (fillfactor = 50)", "modified table: app.parent"),
    _change("ALTER TABLE app.parent SET (toast.autovacuum_enabled = off)", "modified table: app.parent"),
    # The sequence behind the identity column goes with its table.
    _change("ALTER TABLE app.child SET UNLOGGED", "modified table: app.child"),
    _change("ALTER TABLE app.parent REPLICA IDENTITY FULL", "modified table: app.parent"),
    _change("ALTER TABLE app.parent ENABLE ROW LEVEL SECURITY", "modified table: app.parent"),
    _change("ALTER TABLE app.parent FORCE ROW LEVEL SECURITY", "modified table: app.parent"),
    _change("ALTER TABLE app.parent OWNER TO pg_monitor", "modified owner: table app.parent"),
    _change("COMMENT ON TABLE app.parent IS 'said'", "added comment: table app.parent"),
    _change("GRANT SELECT ON app.parent TO PUBLIC", "added grant: table app.parent to PUBLIC"),
)

COLUMNS = (
    _change(
        "ALTER TABLE app.parent ADD COLUMN added date",
        "added table column: app.parent.added",
        "modified column order: app.parent",
    ),
    _change(
        "ALTER TABLE app.child DROP COLUMN mood",
        "removed table column: app.child.mood",
        "modified column order: app.child",
    ),
    # The same column in another place: only the order is another one.
    _change(
        "ALTER TABLE app.child DROP COLUMN parent_id; ALTER TABLE app.child ADD COLUMN parent_id integer;"
        "ALTER TABLE app.child ADD CONSTRAINT child_parent_fk FOREIGN KEY (parent_id) REFERENCES app.parent",
        "modified column order: app.child",
    ),
    _change(
        "ALTER TABLE app.child RENAME COLUMN mood TO temper",
        "removed table column: app.child.mood",
        "added table column: app.child.temper",
        "modified column order: app.child",
    ),
    _change("ALTER TABLE app.child ALTER COLUMN note TYPE text", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note TYPE varchar(21)", "modified table column: app.child.note"),
    _change(
        'ALTER TABLE app.child ALTER COLUMN note TYPE varchar(20) COLLATE "C"', "modified table column: app.child.note"
    ),
    _change("ALTER TABLE app.child ALTER COLUMN note SET DEFAULT 'y'", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note DROP DEFAULT", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note SET NOT NULL", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note SET STORAGE EXTERNAL", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note SET COMPRESSION pglz", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note SET STATISTICS 7", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER COLUMN note SET (n_distinct = 5)", "modified table column: app.child.note"),
    _change("ALTER TABLE app.child ALTER number SET GENERATED BY DEFAULT", "modified table column: app.child.number"),
    _change("ALTER TABLE app.child ALTER number SET INCREMENT BY 2", "modified table column: app.child.number"),
    _change("ALTER TABLE app.child ALTER number DROP IDENTITY", "modified table column: app.child.number"),
    _change("COMMENT ON COLUMN app.child.note IS 'said'", "added comment: table column app.child.note"),
    _change("GRANT SELECT (note) ON app.child TO PUBLIC", "added grant: table column app.child.note to PUBLIC"),
    _change(
        "ALTER TABLE app.child RENAME CONSTRAINT child_id_set TO another",
        "modified table column: app.child.id",
        since=18,
    ),
    _change(
        "ALTER TABLE app.parent ADD COLUMN v int GENERATED ALWAYS AS (id + 1) VIRTUAL",
        "added table column: app.parent.v",
        "modified column order: app.parent",
        since=18,
    ),
)

CONSTRAINTS_AND_INDEXES = (
    _change("ALTER TABLE app.child ADD CONSTRAINT k UNIQUE (id)", "added table constraint: k on app.child"),
    _change(
        "ALTER TABLE app.child DROP CONSTRAINT child_parent_fk",
        "removed table constraint: child_parent_fk on app.child",
    ),
    _change(
        "ALTER TABLE app.child ALTER CONSTRAINT child_parent_fk DEFERRABLE INITIALLY DEFERRED",
        "modified table constraint: child_parent_fk on app.child",
    ),
    _change(
        "ALTER TABLE app.child DROP CONSTRAINT child_id_positive;"
        "ALTER TABLE app.child ADD CONSTRAINT child_id_positive CHECK (id > 0) NOT VALID",
        "modified table constraint: child_id_positive on app.child",
    ),
    _change(
        "ALTER TABLE app.child RENAME CONSTRAINT child_id_positive TO positive",
        "removed table constraint: child_id_positive on app.child",
        "added table constraint: positive on app.child",
    ),
    _change(
        "COMMENT ON CONSTRAINT child_id_positive ON app.child IS 'said'",
        "added comment: table constraint child_id_positive on app.child",
    ),
    _change(
        "ALTER INDEX app.parent_pkey SET (fillfactor = 50)", "modified table constraint: parent_pkey on app.parent"
    ),
    _change("ALTER TABLE app.parent CLUSTER ON parent_pkey", "modified table constraint: parent_pkey on app.parent"),
    _change("CREATE INDEX added ON app.child ((id + 1)) WHERE id > 3", "added index: app.added"),
    _change("DROP INDEX app.child_note", "removed index: app.child_note"),
    _change("ALTER INDEX app.child_note RENAME TO n", "removed index: app.child_note", "added index: app.n"),
    _change("ALTER INDEX app.child_note SET (fillfactor = 50)", "modified index: app.child_note"),
    _change("ALTER TABLE app.child CLUSTER ON child_note", "modified index: app.child_note"),
    _change("COMMENT ON INDEX app.child_note IS 'said'", "added comment: index app.child_note"),
)

OTHERS = (
    _change("CREATE SCHEMA added", "added schema: added", "added owner: schema added"),
    _change("COMMENT ON SCHEMA app IS 'said'", "added comment: schema app"),
    _change("GRANT USAGE ON SCHEMA app TO PUBLIC", "added grant: schema app to PUBLIC"),
    _change("ALTER SCHEMA app OWNER TO pg_monitor", "modified owner: schema app"),
    _change("COMMENT ON SCHEMA public IS 'ours'", "added comment: schema public"),
    _change("REVOKE USAGE ON SCHEMA public FROM PUBLIC", "added grant: schema public to PUBLIC"),
    _change("DROP SCHEMA public", "added schema: public"),
    _change("ALTER TYPE app.mood ADD VALUE 'glad'", "modified type: app.mood"),
    _change("ALTER TYPE app.mood ADD VALUE 'so-so' BEFORE 'fine'", "modified type: app.mood"),
    _change("ALTER TYPE app.mood RENAME VALUE 'sad' TO 'unhappy'", "modified type: app.mood"),
    _change("COMMENT ON TYPE app.mood IS 'said'", "added comment: type app.mood"),
    _change("REVOKE USAGE ON TYPE app.mood FROM PUBLIC", "added grant: type app.mood to PUBLIC"),
    _change("ALTER SEQUENCE app.counter INCREMENT BY 5", "modified sequence: app.counter"),
    _change("ALTER SEQUENCE app.counter CYCLE", "modified sequence: app.counter"),
    _change("ALTER SEQUENCE app.counter CACHE 9", "modified sequence: app.counter"),
    _change("ALTER SEQUENCE app.counter AS integer", "modified sequence: app.counter"),
    _change("ALTER SEQUENCE app.counter OWNED BY app.parent.id", "modified sequence: app.counter"),
    _change("ALTER SEQUENCE app.counter SET UNLOGGED", "modified sequence: app.counter"),
    _change("GRANT USAGE ON SEQUENCE app.counter TO PUBLIC", "added grant: sequence app.counter to PUBLIC"),
    _change(
        "CREATE OR REPLACE VIEW app.names AS SELECT id, upper(name) AS name FROM app.parent", "modified view: app.names"
    ),
    _change("ALTER VIEW app.names SET (security_invoker = on)", "modified view: app.names"),
    _change("ALTER VIEW app.names ALTER COLUMN name SET DEFAULT 'x'", "modified view: app.names"),
    _change("ALTER VIEW app.names RENAME COLUMN name TO called", "modified view: app.names"),
    _change("COMMENT ON COLUMN app.names.id IS 'said'", "added comment: view column app.names.id"),
    _change("GRANT SELECT ON app.names TO PUBLIC", "added grant: view app.names to PUBLIC"),
    _change(
        "CREATE OR REPLACE FUNCTION app.twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + n'",
        "modified function: app.twice(integer)",
    ),
    _change("ALTER FUNCTION app.twice(integer) IMMUTABLE", "modified function: app.twice(integer)"),
    _change("ALTER FUNCTION app.twice(integer) COST 7", "modified function: app.twice(integer)"),
    _change("ALTER FUNCTION app.twice(integer) SET work_mem = '5MB'", "modified function: app.twice(integer)"),
    _change("ALTER FUNCTION app.twice(integer) SECURITY DEFINER", "modified function: app.twice(integer)"),
    _change(
        "CREATE FUNCTION app.twice(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 2 * n'",
        "added function: app.twice(bigint)",
        "added owner: function app.twice(bigint)",
    ),
    _change("COMMENT ON FUNCTION app.twice(integer) IS 'said'", "added comment: function app.twice(integer)"),
    _change(
        "REVOKE EXECUTE ON FUNCTION app.twice(integer) FROM PUBLIC",
        "added grant: function app.twice(integer) to PUBLIC",
    ),
    _change("ALTER PROCEDURE app.nothing() SECURITY DEFINER", "modified procedure: app.nothing()"),
    _change(
        "DROP PROCEDURE app.nothing()", "removed procedure: app.nothing()", "removed owner: procedure app.nothing()"
    ),
)

CHANGES = (*TABLES, *COLUMNS, *CONSTRAINTS_AND_INDEXES, *OTHERS)

# Statements that leave the schema as it is, however busy they look: no row of status().
NO_CHANGES = (
    "INSERT INTO app.parent VALUES (1, 'x')",
    "TRUNCATE app.child",
    "SELECT nextval('app.counter')",
    "SELECT setval('app.counter', 99)",
    "ALTER SEQUENCE app.counter RESTART",
    "REINDEX TABLE app.parent",
    "ANALYZE app.parent",
    "CLUSTER app.parent USING parent_pkey; ALTER TABLE app.parent SET WITHOUT CLUSTER",
    "CREATE TEMPORARY TABLE passing (id int PRIMARY KEY)",
    "CREATE TEMPORARY VIEW passing AS SELECT 1",
    "CREATE FUNCTION pg_temp.passing() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE app.child RENAME COLUMN mood TO x; ALTER TABLE app.child RENAME COLUMN x TO mood",
    "ALTER TABLE app.parent ADD COLUMN x int; ALTER TABLE app.parent DROP COLUMN x",
    "DROP INDEX app.child_note; CREATE INDEX child_note ON app.child (note)",
    "DROP VIEW app.names; CREATE VIEW app.names AS SELECT id, name FROM app.parent",
    "GRANT SELECT ON app.parent TO PUBLIC; REVOKE SELECT ON app.parent FROM PUBLIC",
    "COMMENT ON TABLE app.parent IS 'said'; COMMENT ON TABLE app.parent IS NULL",
    "CREATE TABLE app.brief (id int); DROP TABLE app.brief",
    "GRANT ALL ON app.parent TO CURRENT_USER",
)
