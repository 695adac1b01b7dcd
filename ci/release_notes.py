"""The notes of a release: its section of CHANGELOG.md."""

from __future__ import annotations

import re

HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<date>\S+))?[ \t]*$", re.MULTILINE)
UNRELEASED = "Unreleased"


class NotesError(Exception):
    """The changelog does not say what a release brings; the message says what is missing."""


def section(changelog: str, version: str, *, rehearsal: bool = False) -> str:
    """Return the text of a version's section, without its heading.

    Args:
        changelog: text of CHANGELOG.md, after Keep a Changelog.
        version: that is released.
        rehearsal: whether the section of what is not released yet will do.

    Raises:
        NotesError: there is no such section, it has no date, or it says nothing.
    """
    headings = list(HEADING.finditer(changelog))
    names = [version, UNRELEASED] if rehearsal else [version]
    chosen = next((heading for name in names for heading in headings if heading["name"] == name), None)
    if chosen is None:
        raise NotesError(f"CHANGELOG.md has no section `## [{version}] - DATE`: rename {UNRELEASED} to it")
    if chosen["name"] == version and not re.fullmatch(r"\d{4}-\d\d-\d\d", chosen["date"] or ""):
        raise NotesError(f"the section [{version}] of CHANGELOG.md has no date: `## [{version}] - 2026-11-23`")
    rest = changelog[chosen.end() :]
    end = HEADING.search(rest)
    # Links at the end of the file belong to no section.
    text = re.sub(r"^\[[^\]]+\]: \S+\n?", "", rest[: end.start() if end else None], flags=re.MULTILINE).strip()
    if not re.search(r"^[-*] ", text, flags=re.MULTILINE):
        raise NotesError(f"the section [{chosen['name']}] of CHANGELOG.md lists nothing")
    return text + "\n"
