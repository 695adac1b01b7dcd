"""Checks of the built script: where objects are made, search paths, and what pgspot finds.

PostgreSQL's own parser reads it (pglast), so that comments, strings and layout do not matter.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pglast
from pglast import ast

from .matrix import ROOT

SCHEMA = "pggit"
SCRIPTS = ROOT / "build"

# Codes of pgspot that are not findings here, each with its reason. None so far.
PGSPOT_IGNORED: dict[str, str] = {}


def _relation(node: Any) -> str | None:
    schema: str | None = node.relation.schemaname
    return schema


def _first_of(attribute: str) -> Callable[[Any], str | None]:
    def schema(node: Any) -> str | None:
        names = [part.sval for part in getattr(node, attribute)]
        return names[0] if len(names) > 1 else None

    return schema


# Statement -> the schema that it makes something in.
CREATES: dict[type[Any], Callable[[Any], str | None]] = {
    ast.CreateSchemaStmt: lambda node: node.schemaname,
    ast.CreateStmt: _relation,
    ast.CreateTableAsStmt: lambda node: node.into.rel.schemaname,
    ast.CreateSeqStmt: lambda node: node.sequence.schemaname,
    ast.ViewStmt: lambda node: node.view.schemaname,
    # An index, trigger, rule or policy is where its table is.
    ast.IndexStmt: _relation,
    ast.CreateTrigStmt: _relation,
    ast.RuleStmt: _relation,
    ast.CreatePolicyStmt: lambda node: node.table.schemaname,
    ast.CreateFunctionStmt: _first_of("funcname"),
    ast.CreateEnumStmt: _first_of("typeName"),
    ast.CreateRangeStmt: _first_of("typeName"),
    ast.CompositeTypeStmt: lambda node: node.typevar.schemaname,
    ast.CreateDomainStmt: _first_of("domainname"),
    # CREATE AGGREGATE, OPERATOR, TYPE ...
    ast.DefineStmt: _first_of("defnames"),
}
# These make nothing. Whatever is in neither list is a finding: it has to be thought about first.
MAKES_NOTHING = (
    ast.CommentStmt,
    ast.GrantStmt,
    ast.AlterTableStmt,
    ast.AlterFunctionStmt,
    ast.AlterSeqStmt,
    ast.InsertStmt,
    ast.SelectStmt,
    ast.VariableSetStmt,
)


def _search_path(function: ast.CreateFunctionStmt) -> list[str] | None:
    """Return the search path that a function pins, None when it pins none."""
    for option in function.options or ():
        if option.defname == "set" and option.arg.name == "search_path" and option.arg.args:
            return [argument.val.sval for argument in option.arg.args]
    return None


def findings(script: str) -> Iterator[tuple[int, str]]:
    """Yield (line, sentence) for each thing in an extension's script that has no place there.

    Raises:
        pglast.parser.ParseError: PostgreSQL would not read the script.
    """
    # psql's \\echo is no SQL; the line stays, so that the numbers are right.
    sql = "\n".join("" if line.startswith("\\") else line for line in script.split("\n"))
    for statement in pglast.parse_sql(sql):
        # A statement's location is that of the blanks and comments before it.
        at = statement.stmt_location
        line = sql.count("\n", 0, at) + 1 + _lines_before_code(sql[at:])
        node = statement.stmt
        kind = type(node)
        if kind in CREATES:
            schema = CREATES[kind](node)
            if schema != SCHEMA:
                yield line, f"{kind.__name__} makes an object in {schema or 'no schema by name'}, not in {SCHEMA}"
        elif not isinstance(node, MAKES_NOTHING):
            yield line, f"{kind.__name__} is new here: say in ci/sql.py which schema it makes something in"
        if isinstance(node, ast.CreateFunctionStmt):
            name = ".".join(part.sval for part in node.funcname)
            path = _search_path(node)
            if path is None:
                yield line, f"{name} pins no search_path"
            elif path[0] != "pg_catalog" or path[-1] != "pg_temp":
                yield line, f"{name} pins {', '.join(path)}: a search_path is pg_catalog first and pg_temp last"
            if node.replace:
                yield line, f"{name} would replace a function that somebody made beforehand"


def _lines_before_code(text: str) -> int:
    """Return how many lines of blanks and comments a text begins with."""
    count = 0
    for line in text.split("\n"):
        if line.strip() and not line.lstrip().startswith("--"):
            break
        count += 1
    return count


def check(arguments: Sequence[str]) -> int:
    """Check scripts and print what was found.

    Args:
        arguments: scripts; without any, those that `make` has built.

    Returns:
        0 when nothing was found, else 1.
    """
    scripts = [Path(argument) for argument in arguments] or sorted(SCRIPTS.glob("pggit--*.sql"))
    if not scripts:
        print("sql: nothing is built, run make first", file=sys.stderr)
        return 1
    bad = False
    for script in scripts:
        for line, sentence in findings(script.read_text(encoding="utf-8")):
            print(f"{script}:{line}: {sentence}")
            bad = True
        ignored = [f"--ignore={code}" for code in PGSPOT_IGNORED]
        program = Path(sys.executable).with_name("pgspot")
        done = subprocess.run([sys.executable, str(program), *ignored, str(script)], check=False)
        bad = bad or done.returncode != 0
    return int(bad)
