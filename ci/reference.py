"""docs/reference.md: every public function, as sql/ declares it and as its comment in the database explains it.

The comments are the text that `\\df+` shows; nothing is said here twice. `tox -e workflows` writes the page, `--check`
compares it: a function that no section names, or that has no comment, is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# In the order of the page: a heading, and the functions below it.
SECTIONS: dict[str, tuple[str, ...]] = {
    "Look": (
        "status",
        "log",
        "diff",
        "show",
        "ls_tree",
        "tree_id",
        "history",
        "blame",
        "rev_parse",
        "merge_base",
        "current_branch",
        "branches",
        "tags",
        "reflog",
        "ignored",
    ),
    "Record": (
        "commit",
        "create_branch",
        "rename_branch",
        "delete_branch",
        "create_tag",
        "delete_tag",
        "ignore",
        "unignore",
    ),
    "See first what would be done": ("migration", "merge_preview", "rebuild"),
    "Move the live schema": ("checkout", "restore", "merge", "revert", "cherry_pick"),
    "Take history elsewhere": ("export_bundle", "import_bundle"),
    "Keep it sound": ("verify", "repair", "gc", "grant_read", "grant_write", "revoke_access", "version"),
}

# The classes of errors that are pggit's own; all others are PostgreSQL's.
ERRORS = {
    "GT001": "nothing to commit",
    "GT002": "unknown revision",
    "GT003": "ambiguous revision",
    "GT004": "invalid ref name",
    "GT005": "ref already exists",
    "GT006": "merge conflict",
    "GT007": "uncommitted changes in the live schema",
    "GT008": "would lose data",
    "GT009": "history is damaged",
    "GT010": "object cannot be tracked faithfully",
    "GT011": "branch is checked out, or not fully merged",
    "GT012": "bundle is invalid",
}

INTRODUCTION = """\
<!-- Generated from the comments in sql/ and from ci/reference.py, edit those instead, then: make workflows -->
# Reference

Everything that may be called, in schema `pggit`. [Ten minutes with pggit](tutorial.md) shows it at work.

A **revision** is a branch, a tag, a commit id or an unambiguous beginning of one, `HEAD` or `@`; then, as often as you
like, `~N` for the Nth ancestor along first parents and `^N` for the Nth parent; `branch@{timestamp}` is where a branch
was at that time. Where a schema is enough, `WORKING` is the live schema and `EMPTY` the one without objects.

Every call is part of the caller's transaction, and one that raises an error has changed nothing.
"""

FUNCTION = re.compile(
    r"^CREATE OR REPLACE FUNCTION pggit\.(?P<name>[a-z]\w*)\((?P<arguments>.*?)\)\n"
    r"    RETURNS (?P<result>.*?)\n    LANGUAGE ",
    re.DOTALL | re.MULTILINE,
)
COMMENT = re.compile(
    r"^COMMENT ON FUNCTION pggit\.(?P<name>[a-z]\w*)\([^)]*\) IS\s'(?P<text>(?:[^']|'')*)';$", re.MULTILINE
)
# Where a new paragraph begins in a comment.
PARAGRAPHS = re.compile(r" (?=(?:Columns|Errors): )")


@dataclass(frozen=True)
class Function:
    """A public function: its declaration, and its comment as paragraphs."""

    name: str
    declaration: str
    paragraphs: tuple[str, ...]


def functions(scripts: Iterable[Path]) -> dict[str, Function]:
    """Read the public functions of these scripts, by name.

    Raises:
        ValueError: one has no comment, or two have the same name.
    """
    found: dict[str, Function] = {}
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        comments = {match["name"]: match["text"].replace("''", "'") for match in COMMENT.finditer(text)}
        for match in FUNCTION.finditer(text):
            name = match["name"]
            if name in found or name not in comments:
                raise ValueError(f"{path.name}: pggit.{name} has no comment, or is there twice")
            arguments, result = (" ".join(match[part].split()) for part in ("arguments", "result"))
            declaration = f"pggit.{name}({arguments})\n    RETURNS {result}"
            found[name] = Function(name, declaration, tuple(PARAGRAPHS.split(comments[name])))
    return found


def _escaped(text: str) -> str:
    # Patterns are full of what Markdown would take for its own; an underscore inside a word is none of that.
    return re.sub(r"([\\`*\[\]<>|]|\b_|_\b)", r"\\\1", text)


def page(sources: Path) -> str:
    """Return the whole page.

    Args:
        sources: the folder of the extension's SQL.

    Raises:
        ValueError: a function is in no section or has no comment, or a section names one that is not there.
    """
    known = functions(sorted(sources.rglob("*.sql")))
    listed = [name for names in SECTIONS.values() for name in names]
    if sorted(listed) != sorted(known):
        raise ValueError(f"in SECTIONS or in sql/, and not in both: {', '.join(sorted(set(listed) ^ set(known)))}")
    lines = [INTRODUCTION]
    for heading, names in SECTIONS.items():
        lines.append(f"## {heading}\n")
        for name in names:
            function = known[name]
            paragraphs = (_escaped(paragraph) + "\n" for paragraph in function.paragraphs)
            lines += [f"### {_escaped(name)}\n", f"```sql\n{function.declaration}\n```\n", *paragraphs]
    lines += ["## Errors\n", "| SQLSTATE | what it says |\n|---|---|"]
    lines += [f"| {code} | {meaning} |" for code, meaning in ERRORS.items()]
    return "\n".join(lines) + "\n"
