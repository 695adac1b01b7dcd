"""Statements that change or drop something."""

from __future__ import annotations

from random import Random

from ..evolution import Live, Proposals, quoted
from . import pieces

CHANGING = Proposals()


@CHANGING.often(8)
def add_column(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    return f"ALTER TABLE {base.name} ADD {pieces.column(live, random)}" if base else None


@CHANGING.often(2)
def add_generated(live: Live, random: Random) -> str | None:
    base = live.relation("r")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    of = random.choice(columns)
    clause = f"{of.type} GENERATED ALWAYS AS ({pieces.value([of], random)}) STORED"
    return f"ALTER TABLE {base.name} ADD {quoted(live.fresh())} {clause}"


@CHANGING.often(6)
def drop_column(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    column = live.column(base)
    if base is None or column is None:
        return None
    return f"ALTER TABLE {base.name} DROP {quoted(column.name)}{random.choice(('', '', ' CASCADE'))}"


@CHANGING.often(5)
def retype(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    column = live.column(base)
    if base is None or column is None:
        return None
    name, wanted = quoted(column.name), live.any_type()
    return f"ALTER TABLE {base.name} ALTER {name} TYPE {wanted} USING {name}::text::{wanted}"


@CHANGING.often(6)
def alter_column(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    column = live.column(base)
    if base is None or column is None:
        return None
    change = random.choice(
        (
            "SET NOT NULL",
            "DROP NOT NULL",
            f"SET DEFAULT {pieces.default(column.type, random)}",
            "DROP DEFAULT",
            "SET STORAGE EXTERNAL",
            "SET STATISTICS 50",
            "DROP IDENTITY",
            "ADD GENERATED ALWAYS AS IDENTITY",
            "DROP EXPRESSION",
            "SET (n_distinct = 5)",
        )
    )
    only = "ONLY " if random.random() < 0.15 else ""
    return f"ALTER TABLE {only}{base.name} ALTER {quoted(column.name)} {change}"


@CHANGING.often(3)
def alter_type(live: Live, random: Random) -> str | None:
    found = live.type("e")
    if found is not None and random.random() < 0.4:
        return f"ALTER TYPE {found.name} ADD VALUE '{random.choice('uvwxyz')}'" + random.choice(("", " BEFORE 'x'"))
    found = live.type("c")
    if found is not None and random.random() < 0.5:
        change = random.choice(
            (f"ADD ATTRIBUTE {quoted(live.fresh())} {live.any_type()}", f"DROP ATTRIBUTE {quoted(live.fresh())}")
        )
        return f"ALTER TYPE {found.name} {change} CASCADE"
    found = live.type("d")
    if found is None:
        return None
    change = random.choice(
        (
            "SET NOT NULL",
            "DROP NOT NULL",
            "SET DEFAULT NULL",
            f"ADD CONSTRAINT {quoted(live.fresh())} CHECK (VALUE IS NOT NULL)",
        )
    )
    return f"ALTER DOMAIN {found.name} {change}"


@CHANGING.often(3)
def alter_family(live: Live, random: Random) -> str | None:
    one, other = live.relation("r"), live.relation("rp")
    if one is None or other is None:
        return None
    return random.choice(
        (f"ALTER TABLE {one.name} INHERIT {other.name}", f"ALTER TABLE {one.name} NO INHERIT {other.name}")
    )


@CHANGING.often(3)
def alter_partition(live: Live, random: Random) -> str | None:
    parent = live.relation("p")
    one = live.relation("rp")
    bound = pieces.bound(live, parent, random) if parent else None
    if parent is None or one is None or bound is None:
        return None
    return random.choice(
        (
            f"ALTER TABLE {parent.name} ATTACH PARTITION {one.name} {bound}",
            f"ALTER TABLE {parent.name} DETACH PARTITION {one.name}",
        )
    )


@CHANGING.often(4)
def alter_table(live: Live, random: Random) -> str | None:
    base = live.relation("rp")
    found = live.relation("i")
    if base is None:
        return None
    changes = [
        "ENABLE ROW LEVEL SECURITY",
        "FORCE ROW LEVEL SECURITY",
        "REPLICA IDENTITY FULL",
        "SET (fillfactor = 70)",
        "SET LOGGED",
        "SET UNLOGGED",
        "DISABLE TRIGGER USER",
        "SET WITHOUT CLUSTER",
    ]
    if found is not None:
        changes += [f"CLUSTER ON {quoted(found.bare)}", f"REPLICA IDENTITY USING INDEX {quoted(found.bare)}"]
    return f"ALTER TABLE {base.name} {random.choice(changes)}"


@CHANGING.often(2)
def alter_sequence(live: Live, random: Random) -> str | None:
    found = live.relation("S")
    base = live.relation("r")
    column = live.column(base)
    if found is None or base is None or column is None:
        return None
    change = random.choice(
        (
            *("INCREMENT 3", "CYCLE", "OWNED BY NONE", "MAXVALUE 1000", "MINVALUE 500 START 600 RESTART"),
            f"OWNED BY {base.name}.{quoted(column.name)}",
        )
    )
    return f"ALTER SEQUENCE {found.name} {change}"


@CHANGING.often(3)
def validate(live: Live, random: Random) -> str | None:
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", "NOT p.convalidated"))
    return f"ALTER TABLE {found[1].name} VALIDATE CONSTRAINT {found[0].name}" if found else None


@CHANGING.often(2)
def default_of_sequence(live: Live, random: Random) -> str | None:
    found, base = live.relation("S"), live.relation("r")
    column = live.column(base)
    if found is None or base is None or column is None:
        return None
    literal = found.name.replace("'", "''")
    return f"ALTER TABLE {base.name} ALTER {quoted(column.name)} SET DEFAULT nextval('{literal}')"


@CHANGING.often(2)
def replace_view(live: Live, random: Random) -> str | None:
    found = live.relation("v")
    if found is None:
        return None
    query = live.rows("SELECT pg_get_viewdef(to_regclass(%(name)s))", name=found.name)[0][0]
    base = query.rstrip().rstrip(";")
    return f"CREATE OR REPLACE VIEW {found.name} AS SELECT *, 1 AS {quoted(live.fresh())} FROM ({base}) AS q"


@CHANGING.often(6)
def drop(live: Live, random: Random) -> str | None:
    cascade = random.choice(("", "", " CASCADE"))
    routine = live.pick(live.routines("fpa"))
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", "p.contype <> 't'"))
    choices = [f"DROP TYPE {thing.name}" for thing in [live.type("ecdr")] if thing]
    choices += [
        f"DROP {word} {thing.name}"
        for word, kinds in (
            ("TABLE", "rp"),
            ("VIEW", "v"),
            ("MATERIALIZED VIEW", "m"),
            ("SEQUENCE", "S"),
            ("INDEX", "i"),
        )
        for thing in [live.relation(kinds)]
        if thing
    ]
    if routine is not None:
        choices.append(f"DROP {routine[0]} {routine[1].name}")
    if found is not None:
        choices += [f"ALTER TABLE {found[1].name} DROP CONSTRAINT {found[0].name}"] * 2
    return random.choice(choices) + cascade if choices else None
