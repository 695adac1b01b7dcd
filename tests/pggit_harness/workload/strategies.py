"""Hypothesis strategies: schemas of every covered kind, as programs of DDL.

A program builds one schema. Its statements know which others they need, so the same schema can
be built in another order; nothing that PostgreSQL would name by itself (and name differently in
another order) is left without a name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from .names import NameSpace, hostile_names, hostile_texts, quote_identifier, quote_literal

# Roles of every server: nothing has to be made and dropped for a grant.
GRANTEES = ("PUBLIC", "pg_monitor", "pg_read_all_data")
SYSTEM_COLUMNS = ("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid")

# Type -> defaults whose printed form depends on a session's settings, or on quoting.
TYPES: dict[str, tuple[str, ...]] = {
    "integer": ("7", "-1", "(1 + 2)"),
    "bigint": ("9223372036854775807",),
    "numeric(10,2)": ("0.5", "1e3"),
    "double precision": ("0.1", "1e-7::double precision", "'NaN'::double precision"),
    "boolean": ("true",),
    "text": (r"E'a\\b'", "'it''s'", "'é'", "upper('a')", "CURRENT_USER"),
    "character varying(20)": ("'x'",),
    "date": ("'2024-02-29'::date", "CURRENT_DATE"),
    "timestamp with time zone": ("'2024-07-01 12:34:56.789+05:30'::timestamptz", "now()"),
    "interval": ("'P1Y2M3DT4H5M6S'::interval",),
    "bytea": (r"E'\\xdeadbeef'::bytea",),
    "jsonb": ("""'{"b": 1, "a": [null]}'::jsonb""",),
    "integer[]": ("'{1,2,3}'::integer[]",),
    "uuid": ("gen_random_uuid()",),
}


@dataclass(frozen=True)
class Step:
    """One statement.

    Attributes:
        needs: the places of the steps that have to run before.
        detour: statements that do the same by a detour; '' where none is known.
    """

    sql: str
    needs: frozenset[int]
    detour: str = ""


@dataclass
class Program:
    """Statements that build one schema from nothing.

    Attributes:
        steps: in an order that works.
    """

    steps: list[Step] = field(default_factory=list)

    def add(self, sql: str, *needs: int, detour: str = "") -> int:
        """Add a statement.

        Returns:
            its place, for the ``needs`` of others.
        """
        self.steps.append(Step(sql, frozenset(needs), detour))
        return len(self.steps) - 1

    def statements(self) -> list[str]:
        """The statements in the order in which they were drawn."""
        return [step.sql for step in self.steps]

    def by_detours(self) -> list[str]:
        """The statements, with a detour wherever one is known."""
        return [step.detour or step.sql for step in self.steps]

    def reordered(self, random: Random) -> list[str]:
        """The statements in another order that works, where there is one."""
        waiting, done, order = set(range(len(self.steps))), set[int](), list[str]()
        while waiting:
            place = random.choice(sorted(place for place in waiting if self.steps[place].needs <= done))
            waiting.remove(place)
            done.add(place)
            order.append(self.steps[place].sql)
        return order


@dataclass
class _Column:
    name: str
    type: str

    @property
    def sql(self) -> str:
        return quote_identifier(self.name)


class _Builder:
    """Draws one program."""

    def __init__(
        self,
        draw: Callable[[st.SearchStrategy[object]], object],
        names: st.SearchStrategy[str],
        texts: st.SearchStrategy[str],
    ) -> None:
        self.draw = draw
        self.names = names
        self.texts = texts
        self.program = Program()
        self.commentable: list[tuple[str, int]] = []
        self.schemas = NameSpace("public", "pggit", "information_schema")
        self.space = NameSpace()

    def number(self, low: int, high: int) -> int:
        return int(str(self.draw(st.integers(low, high))))

    def chance(self) -> bool:
        return bool(self.draw(st.booleans()))

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        return str(self.draw(st.sampled_from(options)))

    def name(self, space: NameSpace | None = None) -> str:
        return (space or self.space).unique(str(self.draw(self.names)))

    def text(self) -> str:
        return quote_literal(str(self.draw(self.texts)))

    def schema(self) -> None:
        name = self.name(self.schemas)
        if name.startswith("pg_"):
            name = self.schemas.unique("x" + name[1:])
        schema = quote_identifier(name)
        made = self.program.add(f"CREATE SCHEMA {schema}")
        self.note(f"SCHEMA {schema}", made)
        if self.chance():
            self.program.add(f"GRANT USAGE ON SCHEMA {schema} TO {self.pick(GRANTEES)}", made)
        self.space = NameSpace()
        enums = [self.enum(schema, made) for _ in range(self.number(0, 1))]
        sequences = [self.sequence(schema, made) for _ in range(self.number(0, 1))]
        functions = [self.function(schema, made) for _ in range(self.number(0, 1))]
        targets: list[tuple[str, _Column, int]] = []
        for _ in range(self.number(1, 2)):
            self.table(schema, made, enums, sequences, functions, targets)

    def note(self, address: str, made: int) -> None:
        self.commentable.append((address, made))

    def enum(self, schema: str, made: int) -> tuple[str, int]:
        name = f"{schema}.{quote_identifier(self.name())}"
        space = NameSpace()
        labels = [quote_literal(self.name(space)) for _ in range(self.number(1, 3))]
        place = self.program.add(f"CREATE TYPE {name} AS ENUM ({', '.join(labels)})", made)
        self.note(f"TYPE {name}", place)
        return name, place

    def sequence(self, schema: str, made: int) -> tuple[str, int]:
        name = f"{schema}.{quote_identifier(self.name())}"
        options = "".join(
            clause
            for clause in (" AS smallint", " INCREMENT BY -3", " CACHE 7", " CYCLE", " MAXVALUE 99 START WITH 42")
            if self.chance()
        )
        options = options.replace(" START WITH 42", "") if "-3" in options else options
        place = self.program.add(f"CREATE SEQUENCE {name}{options}", made)
        self.note(f"SEQUENCE {name}", place)
        return name, place

    def function(self, schema: str, made: int) -> tuple[str, int]:
        name = f"{schema}.{quote_identifier(self.name())}"
        argument = quote_identifier(str(self.draw(self.names)))
        body = self.pick(["SELECT 1", "SELECT 1 -- $$", "SELECT length('')\n + 1"])
        options = self.pick(["", " IMMUTABLE", " STABLE STRICT", " SECURITY DEFINER SET search_path = pg_catalog"])
        place = self.program.add(
            f"CREATE FUNCTION {name}({argument} text DEFAULT {self.text()}) RETURNS integer"
            f" LANGUAGE sql{options} AS $body${body}$body$",
            made,
        )
        self.note(f"FUNCTION {name}(text)", place)
        if self.chance():
            self.program.add(f"REVOKE EXECUTE ON FUNCTION {name}(text) FROM PUBLIC", place)
        return name, place

    def table(
        self,
        schema: str,
        made: int,
        enums: list[tuple[str, int]],
        sequences: list[tuple[str, int]],
        functions: list[tuple[str, int]],
        targets: list[tuple[str, _Column, int]],
    ) -> None:
        name = f"{schema}.{quote_identifier(self.name())}"
        space = NameSpace(*SYSTEM_COLUMNS)
        # Constraints of one table share a space; their indexes share that of the schema.
        key = _Column(self.name(space), "integer")
        needs = {made}
        parts = [f"{key.sql} integer CONSTRAINT {quote_identifier(self.name())} NOT NULL"]
        columns = [key]
        for _ in range(self.number(0, 3)):
            column = _Column(self.name(space), self.pick(list(TYPES)))
            default = f" DEFAULT {self.pick(TYPES[column.type])}" if self.chance() else ""
            if enums and self.chance():
                column.type, default = enums[0][0], ""
                needs.add(enums[0][1])
            elif column.type == "bigint" and sequences:
                default = f" DEFAULT nextval({quote_literal(sequences[0][0])}::regclass)"
                needs.add(sequences[0][1])
            elif column.type == "integer" and functions:
                default = f" DEFAULT {functions[0][0]}()"
                needs.add(functions[0][1])
            elif column.type == "integer[]" and self.chance():
                default = f" GENERATED ALWAYS AS (ARRAY[{key.sql}]) STORED"
            not_null = f" CONSTRAINT {quote_identifier(self.name())} NOT NULL" if self.chance() else ""
            parts.append(f"{column.sql} {column.type}{default}{not_null}")
            columns.append(column)
        storage = self.pick(["", "", " WITH (fillfactor = 70)"])
        # A column that stood before all others and is gone: the others keep their order, not their numbers.
        passing = quote_identifier(space.unique("passing by"))
        table = self.program.add(
            f"CREATE TABLE {name} ({', '.join(parts)}){storage}",
            *needs,
            detour=f"CREATE TABLE {name} ({', '.join((f'{passing} text', *parts))}){storage};"
            f" ALTER TABLE {name} DROP COLUMN {passing}",
        )
        self.note(f"TABLE {name}", table)
        self.note(f"COLUMN {name}.{columns[-1].sql}", table)
        self.constraints(name, table, key, columns, targets)
        self.index(schema, name, table, columns)
        self.view(schema, name, made, table, columns)
        if self.chance():
            grantee = self.pick(GRANTEES)
            self.program.add(f"GRANT SELECT, INSERT ON {name} TO {grantee}", table)
            self.program.add(f"GRANT UPDATE ({columns[-1].sql}) ON {name} TO {grantee}", table)

    def constraints(
        self, name: str, table: int, key: _Column, columns: list[_Column], targets: list[tuple[str, _Column, int]]
    ) -> None:
        def constraint(definition: str, *needs: int) -> int:
            label = quote_identifier(self.name())
            place = self.program.add(f"ALTER TABLE {name} ADD CONSTRAINT {label} {definition}", table, *needs)
            self.note(f"CONSTRAINT {label} ON {name}", place)
            return place

        primary = constraint(f"PRIMARY KEY ({key.sql})")
        if self.chance():
            constraint(f"CHECK ({key.sql} > 0 AND {key.sql} <> ALL ('{{7,8}}'::integer[]))")
        if self.chance():
            constraint(f"UNIQUE ({columns[-1].sql}, {key.sql})" if len(columns) > 1 else f"UNIQUE ({key.sql})")
        if targets and self.chance():
            other, column, needed = targets[-1]
            constraint(f"FOREIGN KEY ({key.sql}) REFERENCES {other} ({column.sql}) ON DELETE CASCADE", needed)
        targets.append((name, key, primary))

    def index(self, schema: str, name: str, table: int, columns: list[_Column]) -> None:
        if self.chance():
            index, column = quote_identifier(self.name()), columns[-1].sql
            what = self.pick([column, f"{column} DESC NULLS LAST", f"({column}::text)"])
            if "::text" in what and columns[-1].type not in ("text", "integer", "bigint"):
                what = column  # only an IMMUTABLE cast can be indexed
            where = self.pick(["", f" WHERE {columns[0].sql} > 0"])
            place = self.program.add(f"CREATE INDEX {index} ON {name} ({what}){where}", table)
            self.note(f"INDEX {schema}.{index}", place)

    def view(self, schema: str, name: str, made: int, table: int, columns: list[_Column]) -> None:
        if self.chance():
            view = f"{schema}.{quote_identifier(self.name())}"
            options = self.pick(["", " WITH (security_barrier)"])
            listed = ", ".join(column.sql for column in columns)
            where = f"t.{columns[0].sql} > 0 AND {self.text()} <> 'x'"
            place = self.program.add(
                f"CREATE VIEW {view}{options} AS SELECT {listed} FROM {name} t WHERE {where}", table
            )
            self.note(f"VIEW {view}", place)

    def comments(self) -> None:
        for address, made in self.commentable:
            if self.chance():
                self.program.add(f"COMMENT ON {address} IS {self.text()}", made)


def programs(
    max_schemas: int = 2,
    names: st.SearchStrategy[str] | None = None,
    texts: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Program]:
    """Programs of DDL over schemas, tables, columns, constraints, indexes, sequences, views, functions,
    enumerated types, comments and grants.

    Arguments:
        max_schemas: at least one schema is made, at most this many.
        names: what objects are called; by default anything that PostgreSQL allows.
        texts: what comments and literals say; by default anything that PostgreSQL allows.
    """

    name_strategy = hostile_names() if names is None else names
    text_strategy = hostile_texts() if texts is None else texts

    @st.composite
    def build(draw: Callable[[st.SearchStrategy[object]], object]) -> Program:
        builder = _Builder(draw, name_strategy, text_strategy)
        for _ in range(builder.number(1, max_schemas)):
            builder.schema()
        builder.comments()
        return builder.program

    return build()
