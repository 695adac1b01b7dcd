"""What is generated from ci/matrix.toml: the workflows, the README's table of versions, META.json; and the reference.

matrix -> values for the templates -> text -> files. `tox -e workflows` writes
the files; `-- --check` compares them, names the command that mends a drift, and
has four linters look at the workflows (workflows_lint.py).
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import jinja2

from . import reference, release_meta, workflows_lint
from .matrix import ROOT, Matrix, load

TEMPLATES = Path(__file__).parent / "templates"
WORKFLOWS = ("checks.yml", "chaos-tests.yml", "chaos-weekly.yml", "release.yml")
SERVER_LOCKS = "tests/pggit_harness/servers/lock/*"
TABLE = re.compile(r"(<!-- versions:[^\n]*-->\n).*?(<!-- end of versions -->)", re.DOTALL)
MEND = "make workflows"


def _environment() -> jinja2.Environment:
    # GitHub's own expressions are in {{ }} and stay as they are.
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def may_fail(gate: str, matrix: Matrix) -> list[str]:
    """Return the categories whose jobs may fail, because the gate decides about them.

    Args:
        gate: text of tests/chaos/gate.toml. Up to the stage in force each stage adds what must pass; a test that is
            known to fail may be in any category.
        matrix: the categories that there are.
    """
    policy = tomllib.loads(gate)
    names = [stage["name"] for stage in policy["stages"]]
    stages = policy["stages"][: names.index(policy["stage"]) + 1]
    must_pass = {added for stage in stages for added in stage["adds"]}
    if policy.get("known_failures"):
        must_pass = set()
    return [category for category in matrix.categories if category not in must_pass]


def workflow(name: str, matrix: Matrix) -> str:
    """Return the text of one workflow.

    Raises:
        jinja2.TemplateError: a template is wrong or wants a value that there is not.
    """
    template = f"{name}.jinja"
    return (
        _environment()
        .get_template(template)
        .render(
            header=f"# Generated, edit ci/matrix.toml and ci/templates/{template} instead, then: {MEND}",
            matrix=matrix,
            versions=list(matrix.versions),
            categories=list(matrix.categories),
            tiers=matrix.tiers,
            schedule=matrix.schedules.get(name.removesuffix(".yml")),
            may_fail=may_fail((ROOT / "tests" / "chaos" / "gate.toml").read_text(encoding="utf-8"), matrix),
            actions=tomllib.loads((Path(__file__).parent / "actions.toml").read_text(encoding="utf-8")),
            server_locks=SERVER_LOCKS,
        )
    )


def readme(text: str, matrix: Matrix) -> str:
    """Return the README with its table of versions as the matrix has it.

    Raises:
        ValueError: the README lacks the comments around the table.
    """
    rows = ["| PostgreSQL | smoke | |", "|---|---|---|"]
    for version in matrix.versions:
        remark = "default" if version == matrix.default else ""
        rows.append(f"| {version} | `make smoke PG={version}` | {remark} |".replace("|  |", "| |"))
    if not TABLE.search(text):
        raise ValueError("README.md lacks the comments `versions:` and `end of versions` around its table")
    return TABLE.sub(lambda match: match[1] + "\n".join(rows) + "\n" + match[2], text)


def generated(matrix: Matrix) -> dict[Path, str]:
    """Return the whole text of every file that is generated, wholly or in part."""
    files = {ROOT / ".github" / "workflows" / name: workflow(name, matrix) for name in WORKFLOWS}
    files[ROOT / "META.json"] = release_meta.meta(matrix, (ROOT / "pggit.control").read_text(encoding="utf-8"))
    files[ROOT / "docs" / "reference.md"] = reference.page(ROOT / "sql")
    files[ROOT / "README.md"] = readme((ROOT / "README.md").read_text(encoding="utf-8"), matrix)
    return files


def drift(files: dict[Path, str]) -> list[str]:
    """Return a unified diff for each file that is not as it would be generated."""
    found = []
    for path, text in files.items():
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if current != text:
            name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
            lines = difflib.unified_diff(
                current.splitlines(keepends=True), text.splitlines(keepends=True), name, f"{name} (generated)"
            )
            found.append("".join(lines))
    return found


def run(*, check: bool, matrix: Matrix) -> int:
    """Write the generated files, or compare and lint them.

    Returns:
        0, or 1 when `check` found something.
    """
    files = generated(matrix)
    if check:
        diffs = drift(files)
        for diff in diffs:
            print(diff)
        if diffs:
            print(f"Not as ci/matrix.toml, ci/templates and the comments in sql/ have it. This mends it: {MEND}")
        return int(bool(diffs) | bool(workflows_lint.findings(ROOT)))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def main(arguments: Sequence[str]) -> int:
    """`python -m ci workflows [--check]`."""
    if [*arguments] not in ([], ["--check"]):
        raise SystemExit("usage: python -m ci workflows [--check]")
    return run(check=bool(arguments), matrix=load())
