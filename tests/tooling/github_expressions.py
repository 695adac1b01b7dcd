"""GitHub's expression language, as much of it as our workflows use: what a run would really do, without GitHub.

Values are those of JSON. False, 0, "" and null are falsy; && and || return one of their sides; strings are equal
whatever their case; a name that there is not is null, and null equals "" for both become the number 0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

TOKEN = re.compile(r"\s*(?:'((?:[^']|'')*)'|(&&|\|\||==|!=|[!(),])|([\w.-]+))")
WORDS = {"true": True, "false": False, "null": None}


def _format(pattern: str, *values: Any) -> str:
    return re.sub(r"\{(\d+)\}", lambda match: text(values[int(match[1])]), pattern)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "fromJSON": json.loads,
    "toJSON": lambda value: json.dumps(value, indent=2),
    "format": _format,
    "contains": lambda whole, part: part in whole,
    "always": lambda: True,
}


def text(value: Any) -> str:
    """Return a value as it is put into a string."""
    return str(
        {None: "", True: "true", False: "false"}[value] if value is None or value is True or value is False else value
    )


class _Parser:
    def __init__(self, source: str, context: dict[str, Any]) -> None:
        self.tokens: list[tuple[str, str]] = []
        position, source = 0, source.strip()
        while position < len(source):
            match = TOKEN.match(source, position)
            if match is None:
                raise ValueError(f"no expression: {source[position:]!r}")
            kind = ("string", "sign", "word")[(match.lastindex or 0) - 1]
            self.tokens.append((kind, match[match.lastindex or 0]))
            position = match.end()
        self.context = context

    def take(self, sign: str) -> bool:
        if self.tokens[:1] == [("sign", sign)]:
            self.tokens.pop(0)
            return True
        return False

    def either(self) -> Any:
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self) -> Any:
        value = self.equal()
        while self.take("&&"):
            other = self.equal()
            value = value and other
        return value

    def equal(self) -> Any:
        value = self.single()
        for sign in ("==", "!="):
            if self.take(sign):
                one, other = (part.lower() if isinstance(part, str) else part for part in (value, self.single()))
                return (((one or 0) == (other or 0)) if None in (one, other) else one == other) == (sign == "==")
        return value

    def single(self) -> Any:
        if self.take("!"):
            return not self.single()
        if self.take("("):
            value = self.either()
            assert self.take(")")
            return value
        kind, word = self.tokens.pop(0)
        if kind == "string":
            return word.replace("''", "'")
        assert kind == "word", word
        if self.take("("):
            values: list[Any] = []
            while not self.take(")"):
                values.append(self.either())
                self.take(",")
            return FUNCTIONS[word](*values)
        if word in WORDS or re.fullmatch(r"\d+", word):
            return WORDS[word] if word in WORDS else int(word)
        value = self.context
        for part in word.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value


def evaluate(expression: str, context: dict[str, Any]) -> Any:
    """Return the value of an expression, written with or without ${{ }} around the whole of it.

    Args:
        expression: the text.
        context: github, inputs, matrix, needs and so on.
    """
    parser = _Parser(re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", expression, flags=re.DOTALL), context)
    value = parser.either()
    assert not parser.tokens, f"left over of {expression!r}: {parser.tokens}"
    return value


def filled(string: str, context: dict[str, Any]) -> str:
    """Return a string with the ${{ }} inside it replaced by their values."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: text(evaluate(match[1], context)), string, flags=re.DOTALL)
