"""`python -m ci COMMAND`; tox and make call it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from . import evidence
from .matrix import load


def main(arguments: Sequence[str]) -> int:
    """Run one command; its modules are loaded only then, for `matrix` must do with Python alone.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(prog="python -m ci", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    matrix = commands.add_parser("matrix", help="one tier on every version, then a table")
    matrix.add_argument("tier")
    workflows = commands.add_parser("workflows", help="write what is generated from ci/matrix.toml")
    workflows.add_argument("--check", action="store_true", help="only compare")
    commands.add_parser("sql", help="check the built script: schemas, search paths, pgspot")
    commands.add_parser("hollow", help="run the chaos tests against impostors; none may pass")
    commands.add_parser("verdicts", help="run the smoke tests in several ways; the verdicts must agree")
    commands.add_parser("lock", help="write locks/ anew")
    gate = commands.add_parser("gate", help="may these results pass?")
    evidence.options(gate)
    gate.add_argument("--record", action="store_true", help="remember these runs in the history")
    gate.add_argument("--round", metavar="NAME", help="what the runs that are judged together are remembered as")
    evidence.options(commands.add_parser("summary", help="sum results up, for people and for GitHub"))
    known, rest = parser.parse_known_args(arguments)
    # What comes after the command's own options goes to pytest or uv.
    rest = [argument for argument in rest if argument != "--"]
    if known.command == "matrix":
        from . import versions

        return versions.run(known.tier, rest, load())
    if known.command in ("gate", "summary"):
        from . import gate_command, summary

        if rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        if known.command == "gate":
            return gate_command.run(known, load())
        return summary.run(known, load())
    if known.command == "lock":
        from . import lock

        return lock.write(rest)
    if known.command == "sql":
        from . import sql

        return sql.check(rest)
    if known.command == "workflows":
        from . import workflows as generated

        return generated.run(check=known.check, matrix=load())
    if known.command == "hollow":
        from . import hollow

        return hollow.run(rest)
    from . import verdicts

    return verdicts.run(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
