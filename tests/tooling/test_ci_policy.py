"""gate.toml: what it lacks, or names without there being such a thing, is said in a sentence; nothing is guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ci import gate_command, policy
from ci.matrix import load
from ci.policy import PolicyError
from tooling.fix_results import POLICY, Results

MATRIX = load()
KNOWN = """
[[known_failures]]
test = "tests/chaos/test_a.py::test_x"
versions = [15, 17]
reason = "it is slow to learn"
issue = "#12"
expires = 2026-12-24
"""
REMOVED = """
[[removed]]
test = "tests/chaos/test_b.py"
reason = "nobody needs it"
"""
WHOLE = POLICY + KNOWN + REMOVED
FIRST = "known failure 1 (tests/chaos/test_a.py::test_x)"


def parse(text: str) -> policy.Policy:
    return policy.parse(text, MATRIX.categories, MATRIX.versions)


def test_everything_is_read() -> None:
    """Stages with their shares, known failures, what is removed, the flakes that are expected."""
    found = parse(WHOLE)
    assert [(stage.name, stage.share, stage.adds) for stage in found.stages[:2]] == [
        ("smoke", 0.3, ("smoke",)),
        ("transaction", 0.5, ("transaction",)),
    ]
    assert (found.stage.name, found.promote_after, found.ratchet_from) == ("all", 10, date(2026, 11, 23))
    (known,) = found.known_failures
    assert (known.versions, known.issue, known.expires) == ((15, 17), "#12", date(2026, 12, 24))
    assert [(entry.test, entry.reason) for entry in found.removed] == [("tests/chaos/test_b.py", "nobody needs it")]
    assert found.flakes["property"] == 0
    assert found.flakes["load"] == 0.01


WRONG = [
    ("stage =", "stage = = =", "it is no TOML: "),
    ('stage = "all"', "", "the file needs `stage`: some text in quotes"),
    ('stage = "all"', "stage = 7", "the file needs `stage`: some text in quotes"),
    ('stage = "all"', 'stage = ""', "the file needs `stage`: some text in quotes"),
    ('stage = "all"', 'stage = "most"', "the stage in force is most, but there are only smoke, transaction, all"),
    ("promote_after = 10", "", "the file needs `promote_after`: a number, 10"),
    ("promote_after = 10", "promote_after = true", "the file needs `promote_after`: a number, 10"),
    ("promote_after = 10", 'promote_after = "10"', "the file needs `promote_after`: a number, 10"),
    ("ratchet_from = 2026-11-23", "", "the file needs `ratchet_from`: a day, 2026-12-24 without quotes"),
    ("from = 2026-11-23", 'from = "2026-11-23"', "the file needs `ratchet_from`: a day, 2026-12-24 without quotes"),
    ("from = 2026-11-23", "from = 2026-11-23T01:00:00", "the file needs `ratchet_from`: a day"),
    ('adds = ["smoke"]', "", "stage 1 needs `adds`: a list that is not empty"),
    ('adds = ["smoke"]', "adds = []", "stage 1 needs `adds`: a list that is not empty"),
    ('adds = ["smoke"]', 'adds = ["smok"]', "stage 1 adds smok, which is neither smoke nor a category"),
    ('name = "smoke"', "", "stage 1 needs `name`: some text in quotes"),
    ("percent = 50", 'percent = "50"', "stage 2 needs `percent`: a number, 10"),
    ("[flakes]", "[flake]", "the file needs `flakes`: a table"),
    ("migration = 0", "", "`flakes` has a number for each category and no other: migration"),
    ("migration = 0", "migration = 0\nmigrations = 0", "a number for each category and no other: migrations"),
    ("versions = [15, 17]", "versions = []", f"{FIRST} needs `versions`: a list that is not empty"),
    ("versions = [15, 17]", 'versions = ["15"]', f"{FIRST}: versions are numbers, [15, 16]"),
    ("versions = [15, 17]", "versions = [true]", f"{FIRST}: versions are numbers, [15, 16]"),
    ("versions = [15, 17]", "versions = [15, 9]", "names PostgreSQL 9, which is not tested"),
    ('reason = "it is slow to learn"', "", f"{FIRST} needs `reason`: some text in quotes"),
    ('issue = "#12"', "", f"{FIRST} needs `issue`: some text in quotes"),
    ('issue = "#12"', "issue = 12", f"{FIRST} needs `issue`: some text in quotes"),
    ("expires = 2026-12-24", "", f"{FIRST} needs `expires`: a day"),
    ("expires = 2026-12-24", 'expires = "soon"', f"{FIRST} needs `expires`: a day"),
    ("expires = 2026-12-24", "expires = 2026-12-24\nexpired = 1", f"{FIRST}: nobody reads `expired`"),
    ('test = "tests/chaos/test_a.py::test_x"', "", "known failure 1 (without a test) needs `test`"),
    ('reason = "nobody needs it"', "", "removed test 1 (tests/chaos/test_b.py) needs `reason`: some text in quotes"),
]


@pytest.mark.parametrize(("there", "instead", "said"), WRONG, ids=[f"{there}->{new}" for there, new, _ in WRONG])
def test_what_is_wrong_is_said(there: str, instead: str, said: str) -> None:
    """What, where, and how it is written."""
    assert WHOLE.count(there) >= 1
    with pytest.raises(PolicyError) as caught:
        parse(WHOLE.replace(there, instead, 1))
    assert said in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", None], ids=["empty", "no text", "no file"])
def test_the_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    """Also one that is not there or is no text."""
    path = tmp_path / "gate.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PolicyError, match=r"\Agate\.toml: "):
        policy.load(MATRIX.categories, MATRIX.versions, path)


def test_the_gate_refuses_in_one_line(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """A policy that cannot be used is no pass, and no traceback."""
    results.copy("green")
    results.policy = results.policy.replace('stage = "all"', 'stage = "most"')
    results.options()
    words = [str(results.folder), f"--policy={results.folder.parent / 'gate.toml'}", "--expect=smoke-pg16,smoke-pg17"]
    assert gate_command.main(words) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("gate: gate.toml: the stage in force is most")
