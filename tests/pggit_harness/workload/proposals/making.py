"""Statements that make something."""

from __future__ import annotations

from random import Random

from ..evolution import ROLES, SCHEMAS, Live, Proposals, quoted
from . import pieces

MAKING = Proposals()


@MAKING.often(3)
def schema(live: Live, random: Random) -> str | None:
    return f"CREATE SCHEMA {quoted(random.choice(SCHEMAS))}"


@MAKING.often(14)
def table(live: Live, random: Random) -> str | None:
    key = random.random()
    columns = pieces.columns(live, random)
    if key < 0.4:
        columns = f"{quoted('id')} {random.choice(('integer', 'bigint', 'serial'))} PRIMARY KEY, {columns}"
    return f"CREATE {random.choice(('', '', '', 'UNLOGGED '))}TABLE {live.place().name} ({columns})"


@MAKING.often(5)
def child(live: Live, random: Random) -> str | None:
    parent = live.relation("r")
    other = live.relation("r") if random.random() < 0.2 else None
    if parent is None:
        return None
    parents = ", ".join(dict.fromkeys(thing.name for thing in (parent, other) if thing))
    columns = random.choice(("", pieces.column(live, random), pieces.columns(live, random)))
    return f"CREATE TABLE {live.place().name} ({columns}) INHERITS ({parents})"


@MAKING.often(4)
def partitioned(live: Live, random: Random) -> str | None:
    by = random.choice(("RANGE", "LIST", "HASH"))
    key = "k integer" + random.choice((" NOT NULL", "", " PRIMARY KEY"))
    return f"CREATE TABLE {live.place().name} ({key}, {pieces.columns(live, random)}) PARTITION BY {by} (k)"


@MAKING.often(6)
def partition(live: Live, random: Random) -> str | None:
    parent = live.relation("p")
    bound = pieces.bound(live, parent, random) if parent else None
    if parent is None or bound is None:
        return None
    below = " PARTITION BY HASH (k)" if random.random() < 0.1 else ""
    return f"CREATE TABLE {live.place().name} PARTITION OF {parent.name} {bound}{below}"


@MAKING.often(9)
def view(live: Live, random: Random) -> str | None:
    base = live.relation("rpvm")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    chosen = random.sample(columns, random.randint(1, len(columns)))
    items = [quoted(column.name) for column in chosen]
    if random.random() < 0.3:
        items.append(f"{pieces.value(columns, random)} AS {quoted(live.fresh())}")
    query = f"SELECT {', '.join(items)} FROM {base.name}"
    if random.random() < 0.3:
        query += f" WHERE {pieces.condition(columns, random)}"
    word = random.choice(("VIEW", "VIEW", "VIEW", "MATERIALIZED VIEW", "OR REPLACE VIEW"))
    option = random.choice(("", "", " WITH (security_barrier)")) if "MATERIALIZED" not in word else ""
    return f"CREATE {word} {live.place().name}{option} AS {query}"


@MAKING.often(2)
def join_view(live: Live, random: Random) -> str | None:
    left, right = live.relation("rpv"), live.relation("rpv")
    if left is None or right is None:
        return None
    query = f"SELECT x AS x, count(y) AS n FROM {left.name} AS x, {right.name} AS y GROUP BY x"
    return f"CREATE VIEW {live.place().name} AS {query}"


@MAKING.often(3)
def sequence(live: Live, random: Random) -> str | None:
    return f"CREATE SEQUENCE {live.place().name} {random.choice(('', 'START 10', 'INCREMENT -1', 'AS smallint CYCLE'))}"


@MAKING.often(4)
def enum(live: Live, random: Random) -> str | None:
    labels = ", ".join(f"'{label}'" for label in random.sample(["x", "y", "z", "it''s"], random.randint(1, 4)))
    return f"CREATE TYPE {live.place().name} AS ENUM ({labels})"


@MAKING.often(4)
def domain(live: Live, random: Random) -> str | None:
    extra = random.choice(
        ("", "NOT NULL", "CHECK (VALUE IS NOT NULL)", "CONSTRAINT c CHECK (VALUE::text <> 'no')", "DEFAULT NULL")
    )
    return f"CREATE DOMAIN {live.place().name} AS {live.any_type()} {extra}"


@MAKING.often(3)
def composite(live: Live, random: Random) -> str | None:
    items = ", ".join(f"{quoted(live.fresh())} {live.any_type()}" for _ in range(random.randint(1, 3)))
    return f"CREATE TYPE {live.place().name} AS ({items})"


@MAKING.often(1)
def range_type(live: Live, random: Random) -> str | None:
    return f"CREATE TYPE {live.place().name} AS RANGE (SUBTYPE = {random.choice(('integer', 'date', 'text'))})"


@MAKING.often(6)
def function(live: Live, random: Random) -> str | None:
    argument = random.choice(("integer", "text", live.any_type()))
    relation = live.relation("rv")
    bodies = [
        f"({quoted('x')} {argument}) RETURNS {argument} LANGUAGE sql IMMUTABLE RETURN x",
        f"({quoted('x')} {argument}) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT x::text'",
        f"({quoted('x')} {argument} DEFAULT NULL) RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT 1; END",
        "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ]
    if relation is not None:
        bodies += [
            f"() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM {relation.name}; END",
            f"(r {relation.name}) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1",
            f"() RETURNS SETOF {relation.name} LANGUAGE sql STABLE AS 'SELECT * FROM {relation.name}'".replace(
                "'", "$f$"
            ),
        ]
    return f"CREATE FUNCTION {live.place().name}{random.choice(bodies)}"


@MAKING.often(1)
def procedure(live: Live, random: Random) -> str | None:
    relation = live.relation("r")
    if relation is None:
        return None
    return f"CREATE PROCEDURE {live.place().name}(n integer) LANGUAGE sql BEGIN ATOMIC DELETE FROM {relation.name}; END"


@MAKING.often(7)
def index(live: Live, random: Random) -> str | None:
    base = live.relation("rpm")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    words = ["CREATE", random.choice(("", "", "UNIQUE")), "INDEX", quoted(live.fresh()), "ON", base.name]
    words.append(f"({', '.join(pieces.value(columns, random) for _ in range(random.randint(1, 2)))})")
    if random.random() < 0.2:
        words.append(f"INCLUDE ({quoted(random.choice(columns).name)})")
    if random.random() < 0.2:
        words.append(f"WHERE {pieces.condition(columns, random)}")
    return " ".join(words)


@MAKING.often(7)
def constraint(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    name = quoted(random.choice(columns).name)
    other = live.relation("rp") or base
    target = live.column(other)
    texts = [
        f"CHECK ({pieces.condition(columns, random)}){random.choice(('', ' NO INHERIT', ' NOT VALID'))}",
        f"UNIQUE ({name})",
        f"PRIMARY KEY ({name})",
        f"UNIQUE ({name}){random.choice((' DEFERRABLE', ' INCLUDE (' + name + ')'))}",
    ]
    if target is not None:
        action = random.choice(("", " ON DELETE CASCADE", " DEFERRABLE INITIALLY DEFERRED", " NOT VALID"))
        texts += [f"FOREIGN KEY ({name}) REFERENCES {other.name} ({quoted(target.name)}){action}"] * 2
    named = f"CONSTRAINT {quoted(live.fresh())} " if random.random() < 0.6 else ""
    return f"ALTER TABLE {base.name} ADD {named}{random.choice(texts)}"


@MAKING.often(3)
def trigger(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    found = live.pick(live.routines("f", "trigger"))
    column = live.column(base)
    if base is None or found is None or column is None:
        return None
    when = random.choice(("BEFORE INSERT", "AFTER DELETE", f"BEFORE UPDATE OF {quoted(column.name)}"))
    return f"CREATE TRIGGER {quoted(live.fresh())} {when} ON {base.name} FOR EACH ROW EXECUTE FUNCTION {found[1].name}"


@MAKING.often(2)
def policy(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    roles = random.choice(("PUBLIC", *ROLES))
    return f"CREATE POLICY {quoted(live.fresh())} ON {base.name} TO {roles} USING ({pieces.condition(columns, random)})"


@MAKING.often(1)
def rule(live: Live, random: Random) -> str | None:
    base = live.relation("rv")
    if base is None:
        return None
    return f"CREATE RULE {quoted(live.fresh())} AS ON DELETE TO {base.name} DO INSTEAD NOTHING"


@MAKING.often(2)
def statistics(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    columns = live.columns(base) if base else []
    if base is None or len(columns) < 2:
        return None
    first, second = random.sample(columns, 2)
    return f"CREATE STATISTICS {live.place().name} ON {quoted(first.name)}, {quoted(second.name)} FROM {base.name}"


@MAKING.often(4)
def comment(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    column = live.column(base)
    if base is None or column is None:
        return None
    return random.choice(
        (f"COMMENT ON COLUMN {base.name}.{quoted(column.name)} IS 'c'", f"COMMENT ON TABLE {base.name} IS 'it''s'")
    )


@MAKING.often(4)
def grant(live: Live, random: Random) -> str | None:
    base = live.relation("rpvS")
    column = live.column(base)
    if base is None or column is None:
        return None
    return random.choice(
        (
            f"GRANT SELECT ON {base.name} TO {random.choice(ROLES)}",
            f"GRANT SELECT ({quoted(column.name)}) ON {base.name} TO {random.choice(ROLES)} WITH GRANT OPTION",
            f"GRANT UPDATE ({quoted(column.name)}) ON {base.name} TO {random.choice(ROLES)}",
            f"REVOKE SELECT ON {base.name} FROM {random.choice((*ROLES, 'CURRENT_USER'))}",
            f"GRANT USAGE ON SCHEMA {quoted(base.schema)} TO {random.choice(ROLES)}",
            f"ALTER TABLE {base.name} OWNER TO {random.choice(ROLES)}",
        )
    )


@MAKING.often(3)
def default_privileges(live: Live, random: Random) -> str | None:
    where = random.choice(("", f"IN SCHEMA {quoted(random.choice(SCHEMAS))} "))
    what = random.choice(("SELECT ON TABLES", "USAGE ON SEQUENCES", "EXECUTE ON FUNCTIONS", "USAGE ON TYPES"))
    whom = random.choice((*ROLES, "PUBLIC"))
    verb, preposition = random.choice((("GRANT", "TO"), ("GRANT", "TO"), ("REVOKE", "FROM")))
    return f"ALTER DEFAULT PRIVILEGES {where}{verb} {what} {preposition} {whom}"
