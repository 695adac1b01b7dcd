"""Names, messages and sizes that are out to break the summary: they are text in it, and it stays within its limits."""

from __future__ import annotations

import re
from html import unescape

import pytest

from ci import document, summary
from ci.document import Code, Lines, Section, Table
from ci.matrix import load
from tooling.fix_results import Results

CATEGORIES = load().categories
NASTY = (
    "two\nlines",
    "carriage\r\n# heading",
    "a | b",
    "`code` ``more``",
    "</code></td><script>alert(1)</script>",
    "<!-- ",
    "&#60;b&#62;",
    "@somebody and #12 and GH-12",
    "https://example.org [x](javascript:alert(1)) ![y](z)",
    "\x1b[2J\x1b]0;title\x07",
    "right \u202e tfel",
    "paragraph\u2029separator\u2028here\x85",
    "~~~ *** ___ - [ ] \\",
    "::error file=x::y",
    "x" * 5000,
)
# What may stand in a cell or a line: entities, and letters, digits and blanks; of tags those around names.
SAFE = re.compile(r"(?:</?code>|&#\d+;|[^\W_]|[ ,']|[^\x00-\x7f])*")


def hostile(results: Results) -> None:
    """Write results whose tests have each nasty name and message, with a past in which others had."""
    results.remember({f"test_old[{nasty}]": "passed load" for nasty in NASTY})
    path = results.write({f"test_new[{nasty}]": "failed load" for nasty in NASTY}, message="|`<b>\n@x")
    # XML has no way to write these characters; they come as what pytest writes for them.
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda found: f"#x{ord(found[0]):02X}", text), "utf-8")


def test_nothing_but_text_gets_into_the_markdown(results: Results) -> None:
    """Between the bars of a table and behind a list's dash stand letters and entities alone, in one line each."""
    hostile(results)
    text = document.markdown(list(summary.sections(results.gather(), CATEGORIES)), summary.LIMIT)
    assert "test&#95;new" in text
    lines = text.split("\n")
    assert [*text.splitlines(), ""] == lines, "a name ends a line for some reader"
    tables: dict[int, int] = {}
    for line in lines:
        if line.startswith("|---"):
            continue
        if line.startswith("| "):
            cells = line.removeprefix("| ").removesuffix(" |").split(" | ")
            tables[len(cells)] = tables.get(len(cells), 0) + 1
            assert all(SAFE.fullmatch(cell) for cell in cells), line
        else:
            assert SAFE.fullmatch(re.sub(r"^(- |### |and )", "", line)), line
    # Every row has the cells of its header: none was parted by a name.
    assert tables.keys() <= {2, 3, 4, 5}


@pytest.mark.parametrize("nasty", NASTY[:-1])
def test_what_is_shown_is_what_was_there(nasty: str) -> None:
    """A browser shows the name again, with what is not printable as its escape."""
    shown = document.plain(Code(nasty))
    assert shown.isprintable()
    assert unescape(document.marked(Code(nasty)).removeprefix("<code>").removesuffix("</code>")) == shown
    assert unescape(document.marked(nasty)).replace("\u2060", "") == shown
    if nasty.isprintable():
        assert shown == nasty


def test_nobody_is_mentioned_and_nothing_linked() -> None:
    """A word joiner parts the sign from the name where the text is no code."""
    assert "&#64;&#8288;somebody" in document.marked("@somebody")
    assert "&#35;&#8288;12" in document.marked("#12")


def test_no_name_moves_the_cursor(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """In a terminal each line is printable, and none begins a command for a workflow's log."""
    hostile(results)
    assert summary.run(results.options(), load()) == 0
    printed = capsys.readouterr().out.split("\n")
    assert len(printed) > 50
    assert [line for line in printed if not line.isprintable()] == []
    assert [line for line in printed if line.startswith("::")] == []


def test_long_texts_lose_their_middle() -> None:
    """Beginning and end tell tests apart; the length counts what is shown, escapes included."""
    shown = document.plain(Code("begin" + "\n" * 5000 + "end"), 160)
    assert len(shown) <= 160
    assert shown.startswith("begin\\n")
    assert shown.endswith("end")
    assert "\u2026" in shown


def test_a_table_of_thousands_shows_fifty_and_counts_the_rest() -> None:
    """In both forms."""
    rows = [(Code(f"test_{number}"),) for number in range(5000)]
    sections = [Section("many", [Table(("test",), rows), Lines(rows)])]
    for text in (document.text(sections), document.markdown(sections, summary.LIMIT)):
        assert text.count("and 4950 more") == 2
        assert text.count("test_") + text.count("test&#95;") == 2 * document.ROWS


def test_the_summary_never_outgrows_what_github_takes(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 1 MiB; what does not fit is named, what is most important comes first, and what stood there counts."""
    target = results.folder.parent / "step.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    results.write({f"test_{number}[{'<' * 900}]": "failed load" for number in range(300)}, message="<" * 10_000)
    for taken in (0, summary.LIMIT - 60_000, summary.LIMIT - 8_000, summary.LIMIT):
        target.write_bytes(b"x" * taken)
        assert summary.run(results.options(), load()) == 0
        text = target.read_bytes()[taken:].decode()
        assert taken + len(text.encode()) <= max(summary.LIMIT, taken + 2_000)
        assert text.startswith("### Gate&#58; refused, 300 reasons\n")
        assert ("This part is too long" in text) == (taken > 0)


def test_the_rest_is_kept_when_one_section_is_too_long() -> None:
    """A section is left out as a whole: half a table would swallow the next heading."""
    big = Section("big", [Lines([("x" * 500,)] * 40)])
    small = Section("small", [Lines([("here",)])])
    text = document.markdown([small, big, small], 5_000)
    assert text.count("### small\n\n- here\n") == 2
    assert "### big\n\nThis part is too long to be shown here." in text
    assert "xxx" not in text
