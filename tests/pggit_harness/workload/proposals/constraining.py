"""Statements about constraints as such: whom they bind, whether they are valid, when they are checked."""

from __future__ import annotations

from random import Random

from ..evolution import Live, Proposals, quoted
from . import pieces

CONSTRAINING = Proposals()


@CONSTRAINING.often(5)
def not_null(live: Live, random: Random) -> str | None:
    """NOT NULL by name (version 18 on)."""
    base = live.relation("rp")
    column = live.column(base)
    if base is None or column is None:
        return None
    named = f"CONSTRAINT {quoted(live.fresh())} " if random.random() < 0.7 else ""
    how = random.choice(("", "", "", " NO INHERIT", " NOT VALID", " NO INHERIT NOT VALID"))
    return f"ALTER TABLE {base.name} ADD {named}NOT NULL {quoted(column.name)}{how}"


@CONSTRAINING.often(3)
def whom_it_binds(live: Live, random: Random) -> str | None:
    """A NOT NULL that children have too, or not (version 18 on): in a key it cannot be otherwise."""
    keyed = "SELECT FROM pg_constraint AS k WHERE k.conrelid = p.conrelid AND k.contype = 'p' AND k.conkey @> p.conkey"
    free = f"p.contype = 'n' AND c.relkind = 'r' AND NOT EXISTS ({keyed})"
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", free))
    how = random.choice(("INHERIT", "NO INHERIT"))
    return f"ALTER TABLE {found[1].name} ALTER CONSTRAINT {found[0].name} {how}" if found else None


@CONSTRAINING.often(3)
def when_it_is_checked(live: Live, random: Random) -> str | None:
    """A foreign key at once, at the end or never (version 18 on)."""
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", "p.contype = 'f' AND p.conparentid = 0"))
    how = random.choice(("DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED", "NOT DEFERRABLE", "ENFORCED", "NOT ENFORCED"))
    return f"ALTER TABLE {found[1].name} ALTER CONSTRAINT {found[0].name} {how}" if found else None


@CONSTRAINING.often(2)
def not_enforced(live: Live, random: Random) -> str | None:
    """A check that nobody minds (version 18 on)."""
    base = live.relation("rp")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    named = f"CONSTRAINT {quoted(live.fresh())} " if random.random() < 0.6 else ""
    return f"ALTER TABLE {base.name} ADD {named}CHECK ({pieces.condition(columns, random)}) NOT ENFORCED"


@CONSTRAINING.often(2)
def from_one_alone(live: Live, random: Random) -> str | None:
    """A constraint that its children keep."""
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", "p.contype <> 't'"))
    return f"ALTER TABLE ONLY {found[1].name} DROP CONSTRAINT {found[0].name}" if found else None


@CONSTRAINING.often(2)
def virtual(live: Live, random: Random) -> str | None:
    """A column that is computed when it is read (version 18 on), and another expression for one (17 on)."""
    base = live.relation("rp")
    columns = live.columns(base) if base else []
    if base is None or not columns:
        return None
    of = random.choice(columns)
    value = pieces.value([of], random)
    if random.random() < 0.4:
        return f"ALTER TABLE {base.name} ALTER {quoted(random.choice(columns).name)} SET EXPRESSION AS ({value})"
    return f"ALTER TABLE {base.name} ADD {quoted(live.fresh())} {of.type} GENERATED ALWAYS AS ({value})"


@CONSTRAINING.often(3)
def index_of_one_alone(live: Live, random: Random) -> str | None:
    """A partitioned index without its partitions', or one of these."""
    base = live.relation("p")
    column = live.column(base)
    one, other = live.relation("I"), live.relation("iI")
    choices = []
    if base is not None and column is not None:
        choices.append(f"CREATE INDEX {quoted(live.fresh())} ON ONLY {base.name} ({quoted(column.name)})")
    if one is not None and other is not None:
        choices += [f"ALTER INDEX {one.name} ATTACH PARTITION {other.name}"] * 2
    return random.choice(choices) if choices else None


@CONSTRAINING.often(3)
def drop_part(live: Live, random: Random) -> str | None:
    """A trigger, policy or rule goes."""
    word, catalog, name, of, where = random.choice(
        (
            ("TRIGGER", "pg_trigger", "tgname", "tgrelid", "NOT p.tgisinternal"),
            ("POLICY", "pg_policy", "polname", "polrelid", "true"),
            ("RULE", "pg_rewrite", "rulename", "ev_class", "p.rulename <> '_RETURN'"),
        )
    )
    found = live.pick(live.parts(catalog, name, of, where))
    return f"DROP {word} {found[0].name} ON {found[1].name}" if found else None
