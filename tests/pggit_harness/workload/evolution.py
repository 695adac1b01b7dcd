"""A schema that changes at random: each statement is proposed blindly, and PostgreSQL says whether it can be done.

So the schemas become ones that nobody would think of, and every one of them is a schema that PostgreSQL can hold.
What is proposed is in :mod:`.proposals`; this module knows what there is, and keeps what went through.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg
from psycopg import sql

PLAIN = "item orders part label amount place owner_of day a b state entry total parent text value select Mixed größe"
NAMES = (*PLAIN.split(), "two words", 'quo"te', "x.y")
SCHEMAS = ("public", "one", "Two Words")
ROLES = ("pairs_anna", "pairs_ben")
# Proposals for each statement that is wanted: of a schema without tables and functions, little can be renamed.
_TRIES = 60
_OURS = "n.nspname = ANY (%(schemas)s)"
# Whose rows are objects with a name of their own.
_NAMED = """
    proc operator opclass opfamily cast collation conversion namespace ts_config ts_dict ts_parser ts_template
    language am transform foreign_data_wrapper foreign_server publication event_trigger statistic_ext constraint policy
"""
_CATALOGS = (
    ("pg_class", "relkind NOT IN ('t', 'c')"),
    ("pg_type", "typtype <> 'm' AND typcategory <> 'A'"),
    *((f"pg_{name}", "true") for name in _NAMED.split()),
    ("pg_trigger", "NOT tgisinternal"),
    ("pg_rewrite", "rulename <> '_RETURN'"),
)


def quoted(*names: str) -> str:
    """A name, qualified by those before it, as PostgreSQL reads it."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


@dataclass(frozen=True)
class Thing:
    """An object of the schema, by its name as PostgreSQL reads it; of a relation also its name in pieces."""

    name: str
    schema: str = ""
    bare: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a relation."""

    name: str
    type: str


Proposal = Callable[["Live", Random], str | None]


class Proposals(list[tuple[int, Proposal]]):
    """Proposals with their weights: how often each is made."""

    def often(self, weight: int) -> Callable[[Proposal], Proposal]:
        """A decorator that adds a proposal."""

        def added(proposal: Proposal) -> Proposal:
            self.append((weight, proposal))
            return proposal

        return added


class Live:
    """What there is in the schema now, asked from the catalogs each time."""

    def __init__(self, conn: psycopg.Connection[Any], random: Random) -> None:
        self._conn = conn
        self._random = random

    def rows(self, query: str, **values: object) -> list[tuple[Any, ...]]:
        """The rows of a query, in an order that does not hang on the server's mood."""
        found = self._conn.execute(sql.SQL(query), {"schemas": list(SCHEMAS), **values}).fetchall()
        return sorted(found, key=repr)

    def pick(self, things: list[Any]) -> Any | None:
        """One of them, or None where there is none."""
        return self._random.choice(things) if things else None

    def relations(self, kinds: str) -> list[Thing]:
        """Relations of these kinds (pg_class.relkind)."""
        query = f"""SELECT n.nspname, c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                    WHERE {_OURS} AND c.relkind = ANY (string_to_array(%(kinds)s, NULL)::"char"[])"""
        return [Thing(quoted(schema, name), schema, name) for schema, name in self.rows(query, kinds=kinds)]

    def relation(self, kinds: str) -> Thing | None:
        """One relation of these kinds."""
        found: Thing | None = self.pick(self.relations(kinds))
        return found

    def columns(self, relation: Thing) -> list[Column]:
        """The columns of a relation."""
        query = """SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute AS a
                   WHERE a.attrelid = to_regclass(%(name)s) AND a.attnum > 0 AND NOT a.attisdropped"""
        return [Column(*row) for row in self.rows(query, name=relation.name)]

    def column(self, relation: Thing | None) -> Column | None:
        """One column of a relation."""
        found: Column | None = self.pick(self.columns(relation)) if relation else None
        return found

    def types(self, kinds: str) -> list[Thing]:
        """Types of these kinds (pg_type.typtype); of composite ones only those that are no table's."""
        query = f"""SELECT n.nspname, t.typname FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
                    LEFT JOIN pg_class AS c ON c.oid = t.typrelid
                    WHERE {_OURS} AND t.typtype = ANY (string_to_array(%(kinds)s, NULL)::"char"[])
                      AND coalesce(c.relkind, 'c') = 'c'"""
        return [Thing(quoted(schema, name), schema, name) for schema, name in self.rows(query, kinds=kinds)]

    def type(self, kinds: str) -> Thing | None:
        """One type of these kinds."""
        found: Thing | None = self.pick(self.types(kinds))
        return found

    def routines(self, kinds: str, result: str | None = None) -> list[tuple[str, Thing]]:
        """Routines of these kinds (pg_proc.prokind) that return this type: the word for them, and their signature."""
        query = f"""SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
                           format('%%I.%%I(%%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
                           n.nspname, p.proname
                    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
                    WHERE {_OURS} AND p.prokind = ANY (string_to_array(%(kinds)s, NULL)::"char"[])
                      AND (%(result)s::text IS NULL OR p.prorettype = %(result)s::text::regtype)"""
        return [(row[0], Thing(*row[1:])) for row in self.rows(query, kinds=kinds, result=result)]

    def objects(self) -> list[tuple[str, str]]:
        """Objects of every kind that has a name of its own, as pg_identify_object() calls them: kind and identity."""
        query = " UNION ALL ".join(
            f"SELECT tableoid AS classid, oid AS objid FROM {catalog} WHERE {where}" for catalog, where in _CATALOGS
        )
        return [
            (kind, identity)
            for kind, identity in self.rows(
                f"""SELECT i.type, i.identity FROM ({query}) AS o
                    CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) AS i
                    WHERE o.objid >= 16384 AND coalesce(i.schema, '') !~ '^(pg_|pggit$|information_schema$)'
                      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = o.classid AND d.objid = o.objid
                                                                   AND d.deptype IN ('e', 'i'))"""
            )
        ]

    def named(self, kind: str, part: str = "") -> str | None:
        """One object of this kind whose identity has this in it."""
        found: str | None = self.pick([name for one, name in self.objects() if one == kind and part in name])
        return found

    def parts(self, catalog: str, name: str, of: str, where: str = "true") -> list[tuple[Thing, Thing]]:
        """Parts of relations: (their name, their relation), from a catalog with columns for both."""
        query = f"""SELECT p.{name}, n.nspname, c.relname FROM {catalog} AS p JOIN pg_class AS c ON c.oid = p.{of}
                    JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE {_OURS} AND {where}"""
        return [
            (Thing(quoted(part), bare=part), Thing(quoted(schema, bare), schema, bare))
            for part, schema, bare in self.rows(query)
        ]

    def fresh(self) -> str:
        """A name, perhaps one that is taken."""
        return self._random.choice(NAMES)

    def place(self) -> Thing:
        """A qualified name, perhaps one that is taken."""
        schema, name = self._random.choice(SCHEMAS), self.fresh()
        return Thing(quoted(schema, name), schema, name)

    def any_type(self) -> str:
        """A type for a column or an argument."""
        own = [*self.types("ecdr"), *self.types("e")]
        if own and self._random.random() < 0.35:
            thing: Thing = self._random.choice(own)
            return thing.name + self._random.choice(("", "", "[]"))
        return self._random.choice(
            (
                "integer",
                "bigint",
                "text",
                "text",
                "varchar(20)",
                "numeric(10,2)",
                "date",
                "boolean",
                "integer[]",
                "jsonb",
            )
        )


class Evolution:
    """Statements that went through, one after the other.

    Attributes:
        done: all of them.
    """

    def __init__(self, conn: psycopg.Connection[Any], random: Random, proposals: list[tuple[int, Proposal]]) -> None:
        self._conn = conn
        self._random = random
        self._weights = [weight for weight, _ in proposals]
        self._proposals = [proposal for _, proposal in proposals]
        self.done: list[str] = []

    def evolve(self, wanted: int) -> None:
        """Let ``wanted`` more statements go through, or fewer, where there is nothing that they could be about."""
        live = Live(self._conn, self._random)
        for propose in self._random.choices(self._proposals, self._weights, k=wanted * _TRIES):
            statement = propose(live, self._random)
            if statement and accepted(self._conn, statement):
                self.done.append(statement)
                wanted -= 1
                if wanted == 0:
                    return


def accepted(conn: psycopg.Connection[Any], statement: str) -> bool:
    """Run a statement; whether PostgreSQL took it. If not, nothing has changed."""
    try:
        with conn.transaction():
            conn.execute(sql.SQL(statement))
    except psycopg.Error:
        # Without a server everything would be refused, for ever.
        if conn.closed:
            raise
        return False
    return True
