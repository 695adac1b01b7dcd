"""tests/chaos/TESTING.md as values: its commands, quoted tests, tables and names.

Two suites read it: tests/tooling/test_testing_guide.py compares it with the project, quickly; tests/guide runs it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "tests" / "chaos" / "TESTING.md"

# How a command is run when not just as it stands: the first word of the comment behind it.
RULES = ("minutes", "fails", "interactive", "GitHub")
# Targets of make that end with pytest's count of tests, as pytest itself does.
RUNS_PYTEST = re.compile(r"^(smoke|full|weekly|bench|chaos-[a-z]+)$")
# All other forms of command that the guide may use, and what each says when it did its work.
ANSWERS = {
    "python3 -m venv": r"Successfully installed .*pggit-harness",
    "make doctor": r"Smoke can run here",
    "make gate": r"Gate: pass|There is no result of property on PostgreSQL 15",
    "make summary": r"Gate: pass",
    "make report": r"report\.html",
    "make matrix": r"(?m)^\s*17\s+pass\s+[1-9]",
    "make cluster-start": r"connect with: make psql PG=17",
    "make psql": r"\A(?!.*error)",
    "make cluster-logs": r"ready to accept connections",
    "make cluster-stop": r"stopped",
    "make cluster-status": r"running, pid",
    "make cluster-clean": r"data are removed",
    "make compare": r"Nothing to compare with|factor",
    "make verdicts": r"The verdicts agree",
    "make hollow": r"No chaos test passes for nothing",
    "make changed-tests": r"No test differs from HEAD",
    "make lint": r"lint: OK",
    "gh workflow run": r"",
    "gh run list": r"",
    "gh run download": r"",
}

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SOURCE = re.compile(r"From `([^`]+)`:\n\n\Z")
_SETTING = re.compile(r"^[A-Z_]+=")


@dataclass(frozen=True)
class Command:
    """A command of the guide.

    Attributes:
        line: number of its line in the guide.
        text: what a person types.
        rule: one of RULES, or "" when it is run as it stands.
        settings: of the environment, in front of the program (`PG=16`); those that `env -u` takes away are left out.
        words: the program and its arguments, as a shell parts them.
    """

    line: int
    text: str
    rule: str
    settings: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    @property
    def program(self) -> str:
        """The name of what is run."""
        return self.words[0]

    @property
    def target(self) -> str:
        """The target of a make command, else ""."""
        targets = [word for word in self.words[1:] if "=" not in word]
        return targets[0] if self.program == "make" and targets else ""

    def variable(self, name: str) -> str:
        """Return a variable that make is given, or ""."""
        return next((word.partition("=")[2] for word in self.words[1:] if word.startswith(f"{name}=")), "")

    @property
    def form(self) -> str:
        """The key of ANSWERS that it begins with, "pytest" for what counts tests, "" for a command unknown here."""
        if self.runs_tests:
            return "pytest"
        head = f"make {self.target}" if self.target else " ".join(self.words)
        return next((form for form in ANSWERS if head == form or head.startswith(f"{form} ")), "")

    @property
    def runs_tests(self) -> bool:
        """Whether it ends with pytest's count of tests that passed."""
        return self.program == "pytest" or bool(RUNS_PYTEST.match(self.target))


@dataclass(frozen=True)
class Quote:
    """A block of Python, and the file that it says it is from ("" when it does not say)."""

    line: int
    source: str
    text: str


def read() -> str:
    """Return the text of the guide."""
    return GUIDE.read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield (line of its first line, language, content, text before) of each block of code."""
    for match in _BLOCK.finditer(text):
        yield text.count("\n", 0, match.start()) + 2, match[1], match[2], text[: match.start()]


def command(line: int, text: str) -> Command:
    """Read one line of a block."""
    typed, _, comment = text.partition(" # ")
    rule = re.match(r"\w+", comment.strip())
    words = shlex.split(typed)
    settings = []
    if words[0] == "env":
        del words[0]
        while words[0] == "-u":
            del words[:2]
    while _SETTING.match(words[0]):
        name, _, value = words.pop(0).partition("=")
        settings.append((name, value))
    known = rule[0] if rule and rule[0] in RULES else ""
    return Command(line, typed.strip(), known, tuple(settings), tuple(words))


def commands(text: str) -> list[Command]:
    """Return the commands of the guide, in its order."""
    return [
        command(first + number, line)
        for first, language, content, _ in blocks(text)
        if language == "sh"
        for number, line in enumerate(content.splitlines())
        if line.strip()
    ]


def quotes(text: str) -> list[Quote]:
    """Return the blocks of Python."""
    found = []
    for line, language, content, before in blocks(text):
        if language == "python":
            source = _SOURCE.search(before)
            found.append(Quote(line, source[1] if source else "", content))
    return found


def prose(text: str) -> str:
    """Return the guide without its blocks of code."""
    return _BLOCK.sub("", text)


def names(text: str) -> list[str]:
    """Return what stands between single backticks outside of the blocks."""
    return re.findall(r"`([^`\n]+)`", prose(text))


def table(text: str, heading: str) -> list[list[str]]:
    """Return the rows of the table whose first column has this heading, as cells without backticks.

    Raises:
        ValueError: there is no such table.
    """
    match = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, flags=re.MULTILINE)
    if match is None:
        raise ValueError(f"no table begins with {heading}")
    return [[cell.strip().replace("`", "") for cell in row.strip("|").split("|")] for row in match[1].splitlines()]
