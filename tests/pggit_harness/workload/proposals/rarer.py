"""Objects of the kinds that few schemas have: aggregates, operators, casts, foreign tables, publications ..."""

from __future__ import annotations

from random import Random

from ..evolution import Live, Proposals, quoted
from . import pieces

RARER = Proposals()
_OPERATORS = ("===", "<~>", "!!!", "@#@")


@RARER.often(3)
def aggregate(live: Live, random: Random) -> str | None:
    """Over integers, or counting by a function of the schema's own."""
    found = live.pick(live.routines("f", "integer"))
    name = live.place().name
    bodies = [
        "(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
        "(integer) (SFUNC = int4larger, STYPE = integer, COMBINEFUNC = int4larger, PARALLEL = SAFE)",
        "(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,"
        " FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_WRITE)",
    ]
    if found is not None:
        bodies += [f"(*) (SFUNC = {quoted(found[1].schema, found[1].bare)}, STYPE = integer, INITCOND = '1')"] * 2
    return f"CREATE AGGREGATE {name} {random.choice(bodies)}"


@RARER.often(3)
def operator(live: Live, random: Random) -> str | None:
    """Of integers, or one that calls a function of the schema's own."""
    where, sign = quoted(live.place().schema), random.choice(_OPERATORS)
    other = f"OPERATOR({quoted(live.place().schema)}.{random.choice(_OPERATORS)})"
    bodies = [
        "(LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)",
        f"(LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = {other}, HASHES, RESTRICT = eqsel)",
        f"(LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4lt, NEGATOR = {other}, JOIN = scalarltjoinsel)",
    ]
    found = live.pick(live.routines("f", "integer"))
    if found is not None:
        function = quoted(found[1].schema, found[1].bare)
        bodies += [f"(RIGHTARG = {type_name}, FUNCTION = {function})" for type_name in ("integer", live.any_type())]
    return f"CREATE OPERATOR {where}.{sign} {random.choice(bodies)}"


@RARER.often(2)
def use_operator(live: Live, random: Random) -> str | None:
    """A check or an index by an operator that the schema brings."""
    base = live.relation("rp")
    columns = [column for column in live.columns(base) if column.type == "integer"] if base else []
    found = live.named("operator", "(integer,integer)")
    if base is None or not columns or found is None:
        return None
    name = quoted(random.choice(columns).name)
    where, sign = found.removesuffix("(integer,integer)").rsplit(".", 1)
    condition = f"{name} OPERATOR({where}.{sign}) 4"
    return random.choice(
        (
            f"ALTER TABLE {base.name} ADD CHECK ({condition})",
            f"CREATE INDEX ON {base.name} ({name}) WHERE {condition}",
            f"CREATE VIEW {live.place().name} AS SELECT {condition} AS a FROM {base.name}",
        )
    )


@RARER.often(2)
def operator_class(live: Live, random: Random) -> str | None:
    """A class for integers, or a family for anybody."""
    name = live.place().name
    if random.random() < 0.3:
        return f"CREATE OPERATOR FAMILY {name} USING {random.choice(('btree', 'hash'))}"
    return (
        f"CREATE OPERATOR CLASS {name} FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =,"
        f" OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer)"
    )


@RARER.often(2)
def index_of_class(live: Live, random: Random) -> str | None:
    """An index by an operator class of the schema's own."""
    base = live.relation("rpm")
    columns = [column for column in live.columns(base) if column.type == "integer"] if base else []
    found = live.named("operator class", "btree")
    if base is None or not columns or found is None:
        return None
    class_name = found.removesuffix(" USING btree")
    return f"CREATE INDEX {quoted(live.fresh())} ON {base.name} ({quoted(random.choice(columns).name)} {class_name})"


@RARER.often(2)
def cast(live: Live, random: Random) -> str | None:
    """From or to a type of the schema's own."""
    found = live.type("ecdr")
    routine = live.pick(live.routines("f", "text"))
    if found is None:
        return None
    how = random.choice(("WITH INOUT", "WITH INOUT AS ASSIGNMENT"))
    if routine is not None and random.random() < 0.5:
        how = f"WITH FUNCTION {routine[1].name}".replace("x ", "")
    return f"CREATE CAST ({found.name} AS {random.choice(('text', 'integer', live.any_type()))}) {how}"


@RARER.often(3)
def collation(live: Live, random: Random) -> str | None:
    """A collation, and a column or domain that has it."""
    found = live.named("collation")
    base = live.relation("rp")
    if found is None or base is None or random.random() < 0.4:
        return f'CREATE COLLATION {live.place().name} FROM "C"'
    return random.choice(
        (
            f"ALTER TABLE {base.name} ADD {quoted(live.fresh())} text COLLATE {found}",
            f"CREATE DOMAIN {live.place().name} AS text COLLATE {found}",
            f"CREATE TYPE {live.place().name} AS (a text COLLATE {found})",
        )
    )


@RARER.often(4)
def text_search(live: Live, random: Random) -> str | None:
    """Dictionaries, and configurations that use them."""
    one = live.named("text search configuration")
    other = live.named("text search dictionary")
    place, word = live.place().name, random.choice(("simple", "english"))
    choices = [
        f"CREATE TEXT SEARCH DICTIONARY {place} (TEMPLATE = simple, Accept = {random.choice(('true', 'false'))})",
        f"CREATE TEXT SEARCH CONFIGURATION {place} (COPY = pg_catalog.{word})",
    ]
    token = random.choice(("asciiword", "word", "email"))
    if one is not None:
        choices.append(f"ALTER TEXT SEARCH CONFIGURATION {one} DROP MAPPING FOR {token}")
        if other is not None:
            choices += [
                f"ALTER TEXT SEARCH CONFIGURATION {one} ALTER MAPPING FOR {token} WITH {other}, simple",
                f"ALTER TEXT SEARCH CONFIGURATION {one} ADD MAPPING FOR {token} WITH {other}",
                f"ALTER TEXT SEARCH CONFIGURATION {one} ALTER MAPPING REPLACE simple WITH {other}",
                f"ALTER TEXT SEARCH DICTIONARY {other} (Accept = false)",
            ]
    return random.choice(choices)


@RARER.often(1)
def conversion(live: Live, random: Random) -> str | None:
    """From one encoding to another."""
    default = random.choice(("", "", " DEFAULT"))
    return f"CREATE{default} CONVERSION {live.place().name} FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8"


@RARER.often(5)
def foreign(live: Live, random: Random) -> str | None:
    """Wrappers, servers, mappings and foreign tables, with options."""
    wrapper = live.named("foreign-data wrapper")
    server = live.named("server")
    choices = [f"CREATE FOREIGN DATA WRAPPER {quoted(live.fresh())} OPTIONS (a 'x')"]
    if wrapper is not None:
        choices += [
            f"CREATE SERVER {quoted(live.fresh())} TYPE 't' FOREIGN DATA WRAPPER {wrapper} OPTIONS (host 'it''s')",
            f"ALTER FOREIGN DATA WRAPPER {wrapper} OPTIONS ({random.choice(('ADD b', 'SET a'))} 'y')",
        ]
    if server is not None:
        columns = pieces.columns(live, random)
        choices += [
            f"CREATE FOREIGN TABLE {live.place().name} ({columns}) SERVER {server} OPTIONS (t 'x')",
            f"CREATE USER MAPPING FOR {random.choice(('PUBLIC', 'CURRENT_USER', 'pairs_anna'))} SERVER {server}",
            f"ALTER SERVER {server} VERSION '{random.randrange(3)}' OPTIONS (SET host 'h')",
        ] * 2
    table = live.relation("f")
    column = live.column(table)
    if table is not None and column is not None:
        choices += [
            f"ALTER FOREIGN TABLE {table.name} ALTER {quoted(column.name)} OPTIONS (ADD n '{random.randrange(3)}')",
            f"ALTER FOREIGN TABLE {table.name} ADD {pieces.column(live, random)}",
            f"ALTER FOREIGN TABLE {table.name} DROP {quoted(column.name)}",
            f"ALTER FOREIGN TABLE {table.name} OPTIONS (SET t 'y')",
        ]
    return random.choice(choices)


@RARER.often(4)
def publication(live: Live, random: Random) -> str | None:
    """Publications of all, of schemas, of tables, of some of their columns and rows."""
    base = live.relation("rp")
    columns = live.columns(base) if base else []
    found = live.named("publication")
    whole = f"TABLES IN SCHEMA {quoted(random.choice(live_schemas(live)))}"
    parts = [whole]
    if base is not None and columns:
        parts += [
            f"TABLE {base.name}",
            f"TABLE ONLY {base.name} WHERE ({pieces.condition(columns, random)})",
            f"TABLE {base.name} ({quoted(random.choice(columns).name)})",
        ]
    part = random.choice(parts)
    options = random.choice(("", " WITH (publish = 'insert, update')", " WITH (publish_via_partition_root)"))
    if found is None or random.random() < 0.4:
        what = random.choice((part, part, "ALL TABLES"))
        return f"CREATE PUBLICATION {quoted(live.fresh())} FOR {what}{options}"
    return f"ALTER PUBLICATION {found} {random.choice(('ADD', 'SET', 'DROP'))} {part}"


def live_schemas(live: Live) -> list[str]:
    """The schemas that there are."""
    return [name for (name,) in live.rows("SELECT nspname FROM pg_namespace WHERE nspname = ANY (%(schemas)s)")]


@RARER.often(2)
def event_trigger(live: Live, random: Random) -> str | None:
    """An event trigger that does nothing, and its function."""
    found = live.pick(live.routines("f", "event_trigger"))
    if found is None:
        return f"CREATE FUNCTION {live.place().name}() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'"
    when = random.choice(("sql_drop", "ddl_command_start WHEN TAG IN ('CREATE TABLE')", "table_rewrite"))
    return f"CREATE EVENT TRIGGER {quoted(live.fresh())} ON {when} EXECUTE FUNCTION {found[1].name}"


@RARER.often(2)
def state_of_event_trigger(live: Live, random: Random) -> str | None:
    """An event trigger is enabled otherwise."""
    found = live.named("event trigger")
    how = random.choice(("DISABLE", "ENABLE", "ENABLE REPLICA", "ENABLE ALWAYS"))
    return f"ALTER EVENT TRIGGER {found} {how}" if found else None


@RARER.often(3)
def targets(live: Live, random: Random) -> str | None:
    """How much is to be known of a column, an index's expression, extended statistics."""
    index = live.relation("iI")
    found = live.named("statistics object")
    number = random.choice((-1, 77, 88))
    choices = []
    if index is not None:
        choices.append(f"ALTER INDEX {index.name} ALTER 1 SET STATISTICS {number}")
    if found is not None:
        choices.append(f"ALTER STATISTICS {found} SET STATISTICS {number}")
    return random.choice(choices) if choices else None
