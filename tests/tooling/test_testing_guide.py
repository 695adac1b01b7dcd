"""tests/chaos/TESTING.md says nothing that is not so: commands, quoted tests, names, tables.

What its commands really do is seen by `make guide`; here they are compared with the project, without a server.
"""

from __future__ import annotations

import ast
import configparser
import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci.matrix import Matrix, load
from ci.policy import Policy
from ci.policy import load as load_policy
from ci.results import Result
from guide.document import RULES, Command, commands, names, prose, quotes, read, table
from pggit_harness.plugin.markers import CATEGORIES

Run = Callable[..., "subprocess.CompletedProcess[str]"]

TEXT = read()
COMMANDS = commands(TEXT)
# The suite's own pytest.ini, as plain pytest finds it from a path below tests/chaos.
SUITE = [sys.executable, "-m", "pytest"]


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return load()


@pytest.fixture(scope="module")
def policy(matrix: Matrix) -> Policy:
    return load_policy(matrix.categories, matrix.versions)


@pytest.fixture(scope="module")
def workflows(root: Path) -> dict[str, dict[Any, Any]]:
    """The workflows by the names of their files."""
    folder = root / ".github" / "workflows"
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in folder.glob("*.yml")}


@pytest.mark.parametrize("command", COMMANDS, ids=[item.text for item in COMMANDS])
def test_a_command_is_of_a_known_form(command: Command) -> None:
    """One that is not would be run without anybody looking at what it says."""
    assert command.form, f"line {command.line}: guide/document.py has no form of this command"
    assert (command.rule == "GitHub") == (command.program == "gh")


def test_rules_of_the_guide_are_explained_and_used() -> None:
    """Each comment that changes how a command is run stands in the list at the top, and at a command."""
    assert set(re.findall(r"^- `# (\w+)`", TEXT, flags=re.MULTILINE)) == set(RULES)
    assert {command.rule for command in COMMANDS} == {*RULES, ""}


def test_quoted_tests_are_those_of_their_files(root: Path) -> None:
    """Word for word, each whole, and one each of a property, a concurrency and a transaction test."""
    categories = []
    for quote in quotes(TEXT):
        assert quote.source, f"line {quote.line}: a block of Python without `From <file>:` above it"
        source = (root / quote.source).read_text(encoding="utf-8")
        assert f"\n{quote.text}\n" in source, f"line {quote.line}: not in {quote.source}"
        tests = [node for node in ast.walk(ast.parse(textwrap.dedent(quote.text))) if is_test(node)]
        assert len(tests) == 1, f"line {quote.line}"
        categories.append(re.findall(r"pytestmark = .*?pytest\.mark\.chaos, pytest\.mark\.(\w+)", source)[0])
    assert categories == ["property", "concurrent", "transaction"]


def is_test(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def test_targets_of_make_are_there(root: Path, make: Run) -> None:
    """Those of the commands and those that the text names."""
    listed = set(re.findall(r"^  ([a-z-]+) ", make(root, "help").stdout, flags=re.MULTILINE))
    named = {name.split()[1] for name in names(TEXT) if re.match(r"make [a-z]", name)}
    used = {command.target for command in COMMANDS if command.program == "make"}
    assert len(used) > 15
    assert used | named <= listed


def test_each_category_and_version_can_be_asked_for(matrix: Matrix) -> None:
    """A target for each category; no version that there is not; the default is the one that is named."""
    used = {command.target for command in COMMANDS}
    assert {f"chaos-{name}" for name in matrix.categories} <= used
    versions = {command.variable("PG") for command in COMMANDS} | {dict(item.settings).get("PG") for item in COMMANDS}
    assert versions - {"", None} <= {str(version) for version in matrix.versions}
    rows = {row[0]: row for row in table(TEXT, "variable")}
    assert rows["PG"][2] == str(matrix.default)
    assert f"the default version of `ci/matrix.toml`, {matrix.default}," in TEXT.replace("\n", " ")
    tiers = {command.variable("TIER") for command in COMMANDS} - {""}
    assert tiers
    assert tiers <= {*matrix.tiers, *matrix.categories}


# Made by a run, or by the command that is explained.
MADE = ("results/", ".benchmarks", ".hypothesis/", "tests/artifacts/", ".venv")


def test_files_that_are_named_are_there(root: Path) -> None:
    """In the text, in links, and in the arguments of commands."""
    links = [target for target in re.findall(r"\]\(([^)]+)\)", TEXT) if not target.startswith("https://")]
    assert len(links) > 3
    assert [target for target in links if not (root / "tests" / "chaos" / target).is_file()] == []
    words = [word for command in COMMANDS for word in shlex.split(" ".join(command.words))]
    words += [name for name in names(TEXT) if "<" not in name and " " not in name]
    paths = [word.partition("::")[0] for word in words if "/" in word and "=" not in word]
    assert len(paths) > 15
    assert [path for path in paths if not path.startswith(MADE) and not (root / path).exists()] == []


def test_options_are_known(root: Path) -> None:
    """To pytest with the suite's plugins, or to the gate; also those that the text names."""
    folder = root / "tests" / "chaos"
    said = subprocess.run([*SUITE, "--help", str(folder)], cwd=root, capture_output=True, text=True, check=True).stdout
    said += subprocess.run(
        [sys.executable, "-m", "ci", "gate", "--help"], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    known = set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", said))
    ours = [item for item in COMMANDS if item.form == "pytest" or item.target in {"gate", "summary"}]
    used = [
        word.partition("=")[0]
        for command in ours
        for word in [*command.words, *shlex.split(command.variable("ARGS"))]
        if word.startswith("-")
    ]
    used += [name.partition("=")[0].split()[0] for name in names(TEXT) if name.startswith("-")]
    assert len(used) > 20
    # -vv is -v twice.
    assert {option for option in used if re.sub(r"^-(v+)$", "-v", option) not in known} == set()


def test_markers_are_those_of_the_suite(root: Path) -> None:
    """Each once, with the words of pytest.ini."""
    ini = configparser.ConfigParser(interpolation=None)
    ini.read(root / "tests" / "chaos" / "pytest.ini", encoding="utf-8")
    known = dict(re.findall(r"^(\w+)(?:\(id\))?: (.*)$", ini["pytest"]["markers"], flags=re.MULTILINE))
    rows = table(TEXT, "marker")
    assert [row[0] for row in rows] == list(known)
    for name, meaning, _ in rows:
        begin = known[name].partition(":")[0].partition(";")[0].partition(",")[0]
        assert meaning.startswith(begin), name


def test_must_pass_is_as_the_gate_has_it(policy: Policy, matrix: Matrix) -> None:
    """The column of the table of markers."""
    said = {row[0]: row[2] for row in table(TEXT, "marker")}

    def judged(category: str, **marks: bool) -> str:
        result = Result(id="tests/chaos/test_x.py::test_y", outcome="passed", seconds=1.0, category=category, **marks)
        return "yes" if policy.must_pass(result, matrix.default) else "no"

    assert {name: said[name] for name in CATEGORIES} == {name: judged(name, slow=True) for name in CATEGORIES}
    answers = {judged(name, slow=slow) for name in CATEGORIES for slow in (False, True)}
    assert said["chaos"] == ("yes" if answers == {"yes"} else "no")
    assert said["slow"].partition(",")[0] == ("yes" if {judged(n, slow=True) for n in CATEGORIES} == {"yes"} else "no")
    assert said["destructive"].partition(";")[0] == judged("load", destructive=True)


def test_stages_are_those_of_the_gate(policy: Policy) -> None:
    """Names, shares, what each adds, which is in force, and how often a known failure may pass."""
    rows = [(row[0], row[1], tuple(row[2].split(", "))) for row in table(TEXT, "stage")]
    assert rows == [(stage.name, f"{stage.share:.0%}".replace("%", " %"), stage.adds) for stage in policy.stages]
    assert f"The stage in force is `{policy.stage.name}`" in TEXT
    assert ("There is none now." in TEXT) == (not policy.known_failures)
    assert policy.promote_after == 10
    assert "has passed ten times in a row" in TEXT


def test_workflows_run_when_the_guide_says(matrix: Matrix, workflows: dict[str, dict[Any, Any]]) -> None:
    """Every workflow is listed, with its schedule, its events, its limits."""
    when: dict[str, str] = {}
    for name, moment, _ in table(TEXT, "workflow"):
        when[name] = f"{when.get(name, '')}; {moment}"
    assert when.keys() == workflows.keys()
    words = {"push": ("push", "tag"), "pull_request": ("pull request",), "workflow_dispatch": ("by hand",)}
    for name, workflow in workflows.items():
        # YAML takes `on` for a truth value.
        events = workflow[True]
        for event, said in words.items():
            assert (event in events) == any(word in when[name] for word in said), (name, event)
        schedule = matrix.schedules.get(name.removesuffix(".yml"))
        assert ("Sunday" in when[name]) == (schedule is not None)
        assert schedule is None or f"{schedule.when};" in f"{when[name]};"
    tiers = matrix.tiers
    limits = (
        f"A job of smoke is ended after {tiers['smoke'].minutes} minutes, one of a category after "
        f"{tiers['category'].minutes}, the weekly one after {tiers['weekly'].minutes}."
    )
    flat = " ".join(prose(TEXT).split())
    assert limits in flat
    assert f"({tiers['smoke'].timeout} s in smoke, {tiers['category'].timeout} s in a category)" in flat
    assert f"changed tests {matrix.repeat} times" in flat


def artifacts(workflow: dict[Any, Any], matrix: Matrix) -> set[str]:
    """Return the names of what a workflow uploads, for every category and version."""
    steps = [step for job in workflow["jobs"].values() for step in job.get("steps", [])]
    uploads = [step["with"]["name"] for step in steps if "upload-artifact@" in step.get("uses", "")]
    return {
        name.replace("${{ matrix.category }}", category).replace("${{ matrix.version }}", str(version))
        for name in uploads
        for category in matrix.categories
        for version in matrix.versions
    }


def test_what_is_asked_of_github_is_there(workflows: dict[str, dict[Any, Any]], matrix: Matrix) -> None:
    """Workflows that can be started by hand, choices that they offer, artifacts that they upload."""
    asked = [command.words for command in COMMANDS if command.program == "gh"]
    uploads = {name for workflow in workflows.values() for name in artifacts(workflow, matrix)}
    seen = set()
    for words in asked:
        match words:
            case ("gh", "workflow", "run", name, *rest):
                events = workflows[name][True]
                assert "workflow_dispatch" in events
                if rest:
                    assert rest[0] == "-f"
                    option, _, value = rest[1].partition("=")
                    assert value in events["workflow_dispatch"]["inputs"][option]["options"]
            case ("gh", "run", "list", "--workflow", name):
                assert name in workflows
            case ("gh", "run", "download", "--name", name, "--dir", _):
                assert name in uploads
            case _:
                pytest.fail(f"not known of GitHub: {shlex.join(words)}")
        seen.add(words[1:3])
    assert seen == {("workflow", "run"), ("run", "list"), ("run", "download")}


def selections() -> dict[str, Command]:
    """Return the commands that run tests, one for each selection: by what they hand to pytest, on any version."""
    found = {}
    for item in COMMANDS:
        if item.runs_tests:
            words = [word for word in item.words[1:] if not word.startswith("PG=")]
            found[f"{item.program} {words}"] = item
    return found


@pytest.mark.parametrize("command", [pytest.param(item, id=item.text) for item in selections().values()])
def test_a_command_selects_tests(root: Path, tox: Run, command: Command) -> None:
    """What is handed to pytest is taken from tox.ini for a target of make; it collects at least one test."""
    if command.program == "pytest":
        arguments = [*command.words[1:]]
    else:
        dashes = ["--", *shlex.split(command.variable("ARGS"))]
        said = tox("config", "-e", command.target, "-k", "commands", *dashes).stdout
        line = said[said.index("python -m pytest") :].splitlines()[0]
        arguments = shlex.split(line)[3:]
    # Without workers; the debugger, and benchmarks to save or compare, would be given nothing.
    kept = [word for word in arguments if word not in {"-vv", "-s", "--pdb", "--trace"} and "--benchmark-" not in word]
    words = [*kept, "-n", "0", "--collect-only", "-q"]
    # It is no worker of the run that this test is a part of.
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    done = subprocess.run([*SUITE, *words], cwd=root, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert re.search(r"^(\S*/)?test_\w+\.py::", done.stdout, flags=re.MULTILINE), done.stdout[-3000:]
