"""What can be done to an object of any kind: it is commented, given away, dropped; renamed and moved."""

from __future__ import annotations

from random import Random

from ..evolution import ROLES, SCHEMAS, Live, Proposals, quoted

ANYTHING = Proposals()
RENAMING_ANYTHING = Proposals()

# As statements call what pg_identify_object() calls otherwise.
_WORDS = {
    "table constraint": "CONSTRAINT",
    "statistics object": "STATISTICS",
    "foreign-data wrapper": "FOREIGN DATA WRAPPER",
    "policy": "POLICY",
}


def statement(live: Live, random: Random, verb: str, rest: str) -> str | None:
    """A statement about one object, whatever it is."""
    found = live.pick(live.objects())
    if found is None:
        return None
    kind, identity = found
    return f"{verb} {_WORDS.get(kind, kind.upper())} {identity}{rest}"


@ANYTHING.often(6)
def comment(live: Live, random: Random) -> str | None:
    """A comment on anything, or none any more."""
    return statement(live, random, "COMMENT ON", f" IS {random.choice(('NULL', chr(39) * 2, repr('c'), repr('d')))}")


@ANYTHING.often(5)
def owner(live: Live, random: Random) -> str | None:
    """Another owner."""
    return statement(live, random, "ALTER", f" OWNER TO {random.choice((*ROLES, 'CURRENT_USER'))}")


@RENAMING_ANYTHING.often(5)
def rename(live: Live, random: Random) -> str | None:
    """Another name."""
    return statement(live, random, "ALTER", f" RENAME TO {quoted(live.fresh())}")


@RENAMING_ANYTHING.often(3)
def rename_column_of_view(live: Live, random: Random) -> str | None:
    """Another name for what a view gives."""
    base = live.relation("v")
    column = live.column(base)
    return f"ALTER VIEW {base.name} RENAME {quoted(column.name)} TO {quoted(live.fresh())}" if base and column else None


@RENAMING_ANYTHING.often(2)
def rename_not_null(live: Live, random: Random) -> str | None:
    """Another name for a column's NOT NULL (18 on)."""
    found = live.pick(live.parts("pg_constraint", "conname", "conrelid", "p.contype = 'n'"))
    return f"ALTER TABLE {found[1].name} RENAME CONSTRAINT {found[0].name} TO {quoted(live.fresh())}" if found else None


@RENAMING_ANYTHING.often(3)
def move(live: Live, random: Random) -> str | None:
    """Another schema."""
    return statement(live, random, "ALTER", f" SET SCHEMA {quoted(random.choice(SCHEMAS))}")


@ANYTHING.often(4)
def drop(live: Live, random: Random) -> str | None:
    """It goes, perhaps with all that needs it."""
    return statement(live, random, "DROP", random.choice(("", "", " CASCADE")))


@ANYTHING.often(3)
def grant(live: Live, random: Random) -> str | None:
    """Somebody may use it, or may not any more."""
    right, kinds = random.choice(
        (("EXECUTE", ("function", "procedure", "aggregate")), ("USAGE", ("type", "schema", "sequence", "server")))
    )
    found = live.pick([item for item in live.objects() if item[0] in kinds])
    if found is None:
        return None
    kind, identity = found
    word = {"aggregate": "FUNCTION", "server": "FOREIGN SERVER"}.get(kind, kind.upper())
    verb, preposition = random.choice((("GRANT", "TO"), ("GRANT", "TO"), ("REVOKE", "FROM")))
    option = " WITH GRANT OPTION" if verb == "GRANT" and random.random() < 0.2 else ""
    return f"{verb} {right} ON {word} {identity} {preposition} {random.choice((*ROLES, *ROLES, 'PUBLIC'))}{option}"
