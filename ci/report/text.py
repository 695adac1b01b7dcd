"""What tests say, made fit to be shown: printable, in its own order of reading, and not too long."""

from __future__ import annotations

#: Characters of a traceback, log or schedule that are shown: these from its beginning, and these from its end.
HEAD, TAIL = 4_000, 12_000
#: Characters of a name.
NAME = 400


def _shown(character: str) -> str:
    # Controls, marks that turn the direction of writing, halves of surrogate pairs. Line ends and tabs belong here.
    if character.isprintable() or character in "\n\t":
        return character
    return character.encode("unicode_escape", "backslashreplace").decode()


def block(text: str) -> str:
    """Return a text of several lines; of one that is too long the middle is left out, and it says so."""
    text = text.replace("\r\n", "\n")
    if len(text) > HEAD + TAIL:
        missing = len(text) - HEAD - TAIL
        text = f"{text[:HEAD]}\n[... {missing} characters are left out ...]\n{text[-TAIL:]}"
    return "".join(map(_shown, text)).strip("\n")


def name(text: str) -> str:
    """Return a name in one line; of one that is too long the middle is left out."""
    if len(text) > NAME:
        text = f"{text[: NAME // 2]}\u2026{text[-NAME // 2 :]}"
    return "".join(_shown(c) if c not in "\n\t" else repr(c)[1:-1] for c in text)
