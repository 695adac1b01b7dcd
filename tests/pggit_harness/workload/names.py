"""Names and texts that a person may well use and a careless program trips over."""

from __future__ import annotations

from hypothesis import strategies as st

#: NAMEDATALEN - 1: PostgreSQL cuts longer names off.
NAME_BYTES = 63

# Keywords, quotes, separators of SQL, of identities and of revisions, format codes, letters outside ASCII.
CURATED = (
    *("select", "table", "NULL", "Users", "user", "public", "pggit", "current_user", "on", "to", "a on b", "x to y"),
    *('"', 'a"b', '""', "'", "a'b", ".", "a.b", ";", ",", "(", ")", "a(b)", "--", "/*", "*/", "$$", "$f$", "\\"),
    *('x"; DROP SCHEMA pggit CASCADE; --', "x'); SELECT pg_sleep(9); --", "%", "%s", "%I", "{}", "{0}", "?", ":x"),
    *(" ", " a", "a ", "a b", "\t", "\n", "a\nb", "\r", "\x01", "\x7f", "~1", "^", "@{0}", "a/b", "..", "0", "007"),
    *(
        "é",
        "e\u0301",
        "ÄÖÜß",
        "表",
        "名前",
        "🐘",
        "\u200b",
        "\u202e",
        "\N{LATIN SMALL LIGATURE FI}",
        "\N{LATIN SMALL LETTER DOTLESS I}",
        "İ",
        "_",
        "_a",
        "__a",
    ),
    *("x" * NAME_BYTES, "é" * 31, "🐘" * 15),
)

_letters = st.characters(codec="utf-8", exclude_characters="\0")


def fits(name: str) -> bool:
    """Whether PostgreSQL keeps a name whole."""
    return 0 < len(name.encode()) <= NAME_BYTES


def hostile_names() -> st.SearchStrategy[str]:
    """Names of objects: 1 to 63 bytes of anything but NUL."""
    return st.one_of(
        st.sampled_from(CURATED),
        st.text(_letters, min_size=1, max_size=12).filter(fits),
        st.text("ab", min_size=1, max_size=3),
    )


def hostile_texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Texts, such as comments and literals, of anything but NUL."""
    return st.one_of(st.sampled_from(CURATED), st.text(_letters, max_size=max_size))


def quote_identifier(name: str) -> str:
    """A name as SQL, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def quote_literal(text: str) -> str:
    """A text as SQL that means the same under every setting of standard_conforming_strings."""
    quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'"
    return "E" + quoted if "\\" in text else quoted


class NameSpace:
    """Hands out names that differ from each other.

    Arguments:
        taken: names that are not free.
    """

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)

    def unique(self, wanted: str) -> str:
        """The wanted name, or one made from it that is still free."""
        name, number = wanted, 1
        while name in self._taken:
            tail = f"_{number}"
            head = wanted.encode()[: NAME_BYTES - len(tail)].decode(errors="ignore")
            name, number = head + tail, number + 1
        self._taken.add(name)
        return name
