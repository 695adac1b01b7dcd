"""`python -m ci COMMAND [ARGUMENTS]`; tox and make call it.

A command's module is loaded only when it is called, for some have to do with Python alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

# Command -> module, its function (arguments -> exit code), what it does.
COMMANDS = {
    "changed": ("changed", "main", "run the tests that this branch changes, many times"),
    "compare": ("benchmarks", "main", "compare benchmarks with those of main"),
    "gate": ("gate_command", "main", "may these results pass?"),
    "hollow": ("hollow", "run", "run the chaos tests against impostors; none may pass"),
    "lock": ("lock", "write", "write locks/ anew"),
    "matrix": ("versions", "main", "one tier on every version, then a table"),
    "publish": ("release", "publish", "make a release on GitHub of what `release` wrote"),
    "release": ("release", "main", "write the archives, checksums and notes of a release into dist/"),
    "report": ("report", "main", "results and history as one HTML page"),
    "required": ("workflows_required", "main", "do the results of a workflow's jobs make a pass?"),
    "sql": ("sql", "check", "check the built script: schemas, search paths, pgspot"),
    "stored": ("stored", "main", "fetch what the last run on main stored"),
    "summary": ("summary", "main", "sum results up, for people and for GitHub"),
    "verdicts": ("verdicts", "run", "run the smoke tests in several ways; the verdicts must agree"),
    "weekly-issues": ("weekly", "main", "open, comment on or close the issue of each version after a weekly run"),
    "workflows": ("workflows", "main", "write what is generated from ci/matrix.toml (--check: only compare)"),
}


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code.
    """
    if not arguments or arguments[0] not in COMMANDS:
        width = max(map(len, COMMANDS))
        print("usage: python -m ci COMMAND [ARGUMENTS]\n", file=sys.stderr)
        for name, (_, _, what) in COMMANDS.items():
            print(f"  {name:<{width}}  {what}", file=sys.stderr)
        return 2
    module, function, _ = COMMANDS[arguments[0]]
    command: Callable[[Sequence[str]], int] = getattr(import_module(f".{module}", __package__), function)
    # The dashes that part tox's arguments from the program's.
    return command([argument for argument in arguments[1:] if argument != "--"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
