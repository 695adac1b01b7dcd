"""Small documents, as text for a terminal and as Markdown for GitHub, from one description.

What stands in them comes from tests, which may be called anything: no name ends a line or a table cell, closes a tag,
mentions a person, links to anything or moves the cursor (docs/decisions/0037).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

# Characters of one cell, and of one line of a list.
CELL = 160
LINE = 600
ROWS = 50


@dataclass(frozen=True)
class Code:
    """A name or a command, to be shown letter by letter."""

    text: str


Cell = str | Code


@dataclass(frozen=True)
class Table:
    """Rows of cells. Of a table that is too long the beginning is shown, and how much is missing."""

    header: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True)
class Lines:
    """A list, each line of which may mix words and code."""

    lines: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True)
class Section:
    """A heading with something below it."""

    title: str
    blocks: Sequence[Table | Lines] = field(default_factory=list)


def _printable(character: str) -> str:
    # Controls, ends of lines, marks that turn the direction of writing, halves of surrogate pairs.
    return character if character.isprintable() else character.encode("unicode_escape", "backslashreplace").decode()


def plain(cell: Cell, limit: int = LINE) -> str:
    """Return a cell as printable text in one line, its middle left out when it is too long.

    Args:
        cell: what to show.
        limit: the most characters.
    """
    text = cell.text if isinstance(cell, Code) else cell
    # Twice: huge texts are cut before any work is done, and what became longer by that afterwards.
    for _ in range(2):
        if len(text) > limit:
            text = text[: limit * 2 // 3] + "\u2026" + text[len(text) - limit // 3 + 1 :]
        text = "".join(map(_printable, text))
    return text[:limit]


def _entities(text: str) -> str:
    # Whatever is neither letter, digit nor blank means something to some Markdown.
    safe = " ,'"
    return "".join(c if c in safe or not c.isascii() or c.isalnum() else f"&#{ord(c)};" for c in text)


def marked(cell: Cell, limit: int = LINE) -> str:
    """Return a cell as Markdown that shows just this text.

    Args:
        cell: what to show.
        limit: the most characters that are seen.
    """
    text = plain(cell, limit)
    if isinstance(cell, Code):
        # Not between backticks: a table ends at a vertical bar even there. GitHub mentions and links nothing in <code>.
        return f"<code>{_entities(text)}</code>" if text.strip() else ""
    # A word joiner, which is not seen: GitHub looks for mentions and issues when the entities are letters again.
    return _entities(text).replace("&#64;", "&#64;&#8288;").replace("&#35;", "&#35;&#8288;")


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table for people who read text."""
    cells = [list(header), *map(list, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths).rstrip())
    return lines


def _rest(count: int) -> list[str]:
    return [f"and {count - ROWS} more"] if count > ROWS else []


def text(sections: Sequence[Section]) -> str:
    """Return a document for a terminal."""
    lines: list[str] = []
    for section in sections:
        lines += ["", section.title, "=" * len(section.title)]
        for block in section.blocks:
            if isinstance(block, Table):
                rows = [[plain(cell, CELL) for cell in row] for row in block.rows[:ROWS]]
                lines += [*aligned(block.header, rows), *_rest(len(block.rows))]
            else:
                lines += ["- " + " ".join(plain(cell) for cell in line) for line in block.lines[:ROWS]]
                lines += [f"- {rest}" for rest in _rest(len(block.lines))]
    return "\n".join(lines[1:])


def _marked_section(section: Section) -> str:
    lines = [f"### {marked(section.title)}", ""]
    for block in section.blocks:
        if isinstance(block, Table):
            lines += ["| " + " | ".join(marked(name) for name in block.header) + " |", "|" + "---|" * len(block.header)]
            lines += ["| " + " | ".join(marked(cell, CELL) for cell in row) + " |" for row in block.rows[:ROWS]]
            lines += ["", *_rest(len(block.rows))]
        else:
            lines += ["- " + " ".join(marked(cell) for cell in line) for line in block.lines[:ROWS]]
            lines += [f"- {rest}" for rest in _rest(len(block.lines))]
        lines.append("")
    return "\n".join(lines)


def markdown(sections: Sequence[Section], limit: int) -> str:
    """Return a document in GitHub's Markdown.

    Args:
        sections: the more important ones first.
        limit: the most bytes. A section that does not fit any more is named and left out as a whole.
    """
    found = ""
    for section in sections:
        part = _marked_section(section)
        left_out = f"### {marked(section.title)}\n\nThis part is too long to be shown here.\n\n"
        # A title takes a few hundred bytes at most: what is kept free is enough for those that are left out.
        fits = len((found + part).encode()) <= limit - 1000 * len(sections)
        found += part + "\n" if fits else left_out
    return found
