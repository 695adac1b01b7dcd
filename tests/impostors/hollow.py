"""Make impostors out of the functions of the real extension, read from a server that has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

FLAVOURS = ("empty", "nulls", "constants", "rows")

# What a caller would take for an answer, by type; the names come first because
# many answers are text. A type that is not here is answered with NULL.
BY_NAME = {
    "current_branch": "'main'",
    "version": "'1.0.0'",
    "name": "'main'",
    "change": "'modified'",
    "kind": "'table'",
    "identity": "'public.users'",
    "definition": "'CREATE TABLE public.users ()'",
    "message": "'a message'",
    "author": "session_user::text",
    "severity": "'error'",
}
BY_TYPE = {
    "text": "repeat('0', 64)",
    "text[]": "ARRAY[repeat('0', 64)]",
    "bytea": "decode(repeat('0', 64), 'hex')",
    "bytea[]": "ARRAY[decode(repeat('0', 64), 'hex')]",
    "boolean": "true",
    "smallint": "1",
    "integer": "1",
    "bigint": "1",
    "numeric": "1",
    "timestamp with time zone": "now()",
    "timestamptz": "now()",
    "jsonb": "'{}'",
    "json": "'{}'",
}

FUNCTIONS = """
    SELECT p.proname, p.prokind,
           pg_get_function_arguments(p.oid) AS arguments,
           pg_get_function_result(p.oid) AS result,
           p.proretset,
           (SELECT t.typtype = 'c' FROM pg_type t WHERE t.oid = p.prorettype) AS is_row,
           format_type(p.prorettype, NULL) AS type,
           coalesce((SELECT array_agg(a.name ORDER BY a.place)
                       FROM unnest(p.proargnames, p.proargmodes) WITH ORDINALITY AS a (name, mode, place)
                      WHERE a.mode IN ('o', 'b', 't')), '{}') AS names,
           coalesce((SELECT array_agg(format_type(a.type, NULL) ORDER BY a.place)
                       FROM unnest(p.proallargtypes, p.proargmodes) WITH ORDINALITY AS a (type, mode, place)
                      WHERE a.mode IN ('o', 'b', 't')), '{}') AS types
      FROM pg_proc p
     WHERE p.pronamespace = 'pggit'::regnamespace
     ORDER BY p.proname, arguments
"""

# The types of schema pggit that some function's signature names: rows of tables included. In the order in which
# they were made: one may be of others.
TYPES = """
    SELECT c.relname,
           array_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum)
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'pggit'::regnamespace AND c.relkind IN ('r', 'c', 'v', 'p')
     GROUP BY c.oid, c.relname
     ORDER BY c.oid
"""


@dataclass(frozen=True)
class Function:
    """One function of the real extension, as pg_proc has it.

    `names` and `types` are those of its OUT arguments or of its table's columns; `is_row` says that it
    returns the row type of a table or a composite type.
    """

    name: str
    kind: str
    arguments: str
    result: str | None
    is_set: bool
    is_row: bool
    type: str
    names: Sequence[str]
    types: Sequence[str]


def constant(name: str, type_name: str) -> str:
    """Return an expression that passes for an answer of this name and type."""
    if type_name == "text" and name in BY_NAME:
        return BY_NAME[name]
    return f"CAST({BY_TYPE.get(type_name, 'NULL')} AS {type_name})"


def body(function: Function, flavour: str) -> str:
    """Return the PL/pgSQL body that does nothing in this flavour."""
    if function.kind == "p" or function.result == "void":
        return "BEGIN END"
    if function.type in ("trigger", "event_trigger"):
        return "BEGIN RETURN NULL; END" if function.type == "trigger" else "BEGIN END"
    columns = [constant(name, type_name) for name, type_name in zip(function.names, function.types, strict=True)]
    answer = constant(function.name, function.type)
    if function.is_set:
        if flavour != "rows":
            return "BEGIN RETURN; END"
        row = f"({answer}).*" if function.is_row else answer
        return f"BEGIN RETURN QUERY SELECT {', '.join(columns) or row}; END"
    if flavour == "nulls":
        return "BEGIN END" if columns else "BEGIN RETURN NULL; END"
    if columns:
        names = (f'"{name}"' for name in function.names)
        assignments = "; ".join(f"{name} := {value}" for name, value in zip(names, columns, strict=True))
        return f"BEGIN {assignments}; END"
    return f"BEGIN RETURN {answer}; END"


def script(functions: Sequence[Function], types: Sequence[tuple[str, list[str]]], flavour: str) -> str:
    """Return the extension script of an impostor."""
    lines = ["CREATE SCHEMA pggit;"]
    if flavour == "empty":
        return "\n".join(lines) + "\n"
    lines.append("SET LOCAL search_path = pg_catalog, pg_temp;")
    # No function has a body that calls another one, but a default may.
    lines.append("SET LOCAL check_function_bodies = off;")
    named = " ".join(f"{function.arguments} {function.result}" for function in functions)
    needed = []
    for name, columns in reversed(types):
        if f"pggit.{name}" in named:
            needed.append(f"CREATE TYPE pggit.{name} AS ({', '.join(columns)});")
            named += " " + " ".join(columns)
    lines += reversed(needed)
    for function in functions:
        what = "PROCEDURE" if function.kind == "p" else "FUNCTION"
        returns = "" if function.result is None else f" RETURNS {function.result}"
        lines.append(
            f'CREATE {what} pggit."{function.name}"({function.arguments}){returns} LANGUAGE plpgsql '
            f"SET search_path = pg_catalog, pg_temp AS $hollow$ {body(function, flavour)} $hollow$;"
        )
    return "\n".join(lines) + "\n"


def read(connection: psycopg.Connection[Any]) -> tuple[list[Function], list[tuple[str, list[str]]]]:
    """Read the functions and types of the extension that this database has.

    Raises:
        ValueError: there is no function, or an aggregate or window function, which cannot be written in PL/pgSQL.
    """
    # Without a search path everything but pg_catalog is printed with its schema.
    connection.execute("SET search_path = ''")
    functions = [Function(*row) for row in connection.execute(FUNCTIONS)]
    if not functions:
        raise ValueError("the extension has no function to hollow out")
    for function in functions:
        if function.kind not in ("f", "p"):
            raise ValueError(f"pggit.{function.name} is no plain function: teach tests/impostors to imitate it")
    return functions, [(name, columns) for name, columns in connection.execute(TYPES)]


def write(connection: psycopg.Connection[Any], folder: Path, version: str) -> dict[str, Path]:
    """Write every impostor below a folder.

    Args:
        connection: to a database that has the real extension.
        folder: where each impostor gets a folder of its name.
        version: the version that the impostors pretend to be.

    Returns:
        The folder of each impostor, for PGGIT_EXTENSION_DIR.
    """
    functions, types = read(connection)
    folders = {}
    for flavour in FLAVOURS:
        target = folder / flavour
        target.mkdir(parents=True, exist_ok=True)
        control = f"comment = 'impostor'\ndefault_version = '{version}'\nrelocatable = false\nsuperuser = false\n"
        (target / "pggit.control").write_text(control, encoding="utf-8")
        (target / f"pggit--{version}.sql").write_text(script(functions, types, flavour), encoding="utf-8")
        folders[flavour] = target
    return folders
