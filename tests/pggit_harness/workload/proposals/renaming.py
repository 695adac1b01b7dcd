"""Statements that give something another name, or another schema."""

from __future__ import annotations

from random import Random

from ..evolution import SCHEMAS, Live, Proposals, quoted

RENAMING = Proposals()


@RENAMING.often(9)
def rename_column(live: Live, random: Random) -> str | None:
    # A view's column is a piece of the view, and no object that has a name.
    base = live.relation("rp")
    column = live.column(base)
    return (
        f"ALTER TABLE {base.name} RENAME {quoted(column.name)} TO {quoted(live.fresh())}" if base and column else None
    )


@RENAMING.often(8)
def rename_relation(live: Live, random: Random) -> str | None:
    base = live.relation("rpvmSi")
    return f"ALTER TABLE {base.name} RENAME TO {quoted(live.fresh())}" if base else None


@RENAMING.often(4)
def move_relation(live: Live, random: Random) -> str | None:
    base = live.relation("rpvmS")
    return f"ALTER TABLE {base.name} SET SCHEMA {quoted(random.choice(SCHEMAS))}" if base else None


@RENAMING.often(4)
def rename_part(live: Live, random: Random) -> str | None:
    # The name of a NOT NULL is a piece of its column.
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", "p.contype NOT IN ('n', 't')"))
    if found is not None and random.random() < 0.7:
        return f"ALTER TABLE {found[1].name} RENAME CONSTRAINT {found[0].name} TO {quoted(live.fresh())}"
    found = live.pick(live.parts("pg_trigger", "tgname", "tgrelid", "NOT p.tgisinternal"))
    if found is not None:
        return f"ALTER TRIGGER {found[0].name} ON {found[1].name} RENAME TO {quoted(live.fresh())}"
    found = live.pick(live.parts("pg_policy", "polname", "polrelid"))
    return f"ALTER POLICY {found[0].name} ON {found[1].name} RENAME TO {quoted(live.fresh())}" if found else None


@RENAMING.often(5)
def rename_type_or_routine(live: Live, random: Random) -> str | None:
    change = random.choice((f"RENAME TO {quoted(live.fresh())}", f"SET SCHEMA {quoted(random.choice(SCHEMAS))}"))
    routine = live.pick(live.routines("fpa"))
    if routine is not None and random.random() < 0.5:
        return f"ALTER {routine[0]} {routine[1].name} {change}"
    kind = live.type("ecdr")
    return f"ALTER TYPE {kind.name} {change}" if kind else None


@RENAMING.often(1)
def rename_schema(live: Live, random: Random) -> str | None:
    one, other = random.sample(SCHEMAS[1:], 2)
    return f"ALTER SCHEMA {quoted(one)} RENAME TO {quoted(other)}"
