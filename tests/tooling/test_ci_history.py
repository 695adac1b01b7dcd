"""The gate remembers: one line a run, nothing forgotten silently, nothing changed afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ci import history, results
from ci.results import Measured, Result, Run

HOSTILE = "tests/chaos/test_a.py::TestB::test_c[\u2028 \ud800 |`<b>\n::x]"
RUN = Run(
    what="smoke",
    version=17,
    commit="c0ffee",
    date="2026-11-23T07:48:52+00:00",
    seconds=12.5,
    tests=(
        Result("tests/chaos/test_a.py::test_good", "passed", 0.123456, "property"),
        Result("tests/chaos/test_a.py::test_bad[1]", "failed", 2.0, "property"),
        Result(HOSTILE, "error", 100.0, "load"),
        Result("tests/extension/test_b.py::test_left_out", "skipped", 0.0),
    ),
    benchmarks={"tests/chaos/test_a.py::test_speed": Measured(0.1, 0.01, 0.09, 0.2, 30)},
)


def kept(run: Run = RUN, *, round_id: str = "1") -> history.Entry:
    return history.entry(run, round_id=round_id, stage="all", share=0.75, verdict="fail")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "history.jsonl"


def test_what_was_written_is_read_again(path: Path) -> None:
    """Every outcome, category, benchmark and hostile name comes back, times to three digits."""
    history.append(path, [kept()])
    found = history.read(path)
    assert found.damage == ()
    (entry,) = found.entries
    assert entry.key == ("c0ffee", RUN.date, "smoke", 17)
    assert (entry.round, entry.stage, entry.share, entry.verdict, entry.seconds) == ("1", "all", 0.75, "fail", 12.5)
    assert entry.tests == {
        "tests/chaos/test_a.py::test_good": ("passed", 0.123, "property"),
        "tests/chaos/test_a.py::test_bad[1]": ("failed", 2.0, "property"),
        HOSTILE: ("error", 100.0, "load"),
        "tests/extension/test_b.py::test_left_out": ("skipped", 0.0, ""),
    }
    assert entry.benchmarks == RUN.benchmarks


def test_a_run_is_one_line_of_ascii(path: Path) -> None:
    """A name with line ends in it does not end the line for any reader."""
    history.append(path, [kept(), kept()])
    content = path.read_bytes()
    assert content.isascii()
    assert len(content.decode().splitlines()) == 2
    assert json.loads(content.splitlines()[0])["what"] == "smoke"


def test_a_history_only_grows(path: Path) -> None:
    """What stands in it stays, byte for byte; no file is an empty history."""
    assert history.read(path) == history.History()
    history.append(path, [kept(round_id="1")])
    before = path.read_bytes()
    history.append(path, [kept(round_id="2")])
    assert path.read_bytes().startswith(before)
    assert [entry.round for entry in history.read(path).entries] == ["1", "2"]


def test_a_line_that_is_cut_short_is_reported_and_harms_no_other(path: Path) -> None:
    """A job was killed as it wrote: that run is named as forgotten, and the next one gets a line of its own."""
    history.append(path, [kept(round_id="1"), kept(round_id="2")])
    path.write_bytes(path.read_bytes()[:-20])
    found = history.read(path)
    assert [entry.round for entry in found.entries] == ["1"]
    assert len(found.damage) == 1
    assert found.damage[0].startswith("history.jsonl: its last line is cut short, one run is forgotten")
    history.append(path, [kept(round_id="3")])
    found = history.read(path)
    assert [entry.round for entry in found.entries] == ["1", "3"]
    assert [sentence.partition(",")[0] for sentence in found.damage] == ["history.jsonl: line 2 cannot be read"]


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"v": 2}',
        b'{"v": 1}',
        history.line(kept()).replace('"p0.123"', '""').encode(),
        history.line(kept()).replace('"p0.123"', '"x1"').encode(),
        history.line(kept()).replace('"p0.123"', "[]").encode(),
        history.line(kept()).replace("[0.1,", "[").encode(),
    ],
)
def test_a_line_that_is_no_run_is_reported(path: Path, damage: bytes) -> None:
    """Whatever is wrong with a line, the others are read and it is named by its number."""
    history.append(path, [kept()])
    path.write_bytes(damage + b"\n" + path.read_bytes())
    found = history.read(path)
    assert len(found.entries) == 1
    assert [sentence.partition(",")[0] for sentence in found.damage] == ["history.jsonl: line 1 cannot be read"]


def test_a_run_is_not_its_own_past() -> None:
    """The gate compares with the runs before; one that was recorded already is left out."""
    other = kept(Run("smoke", 17, "c0ffee", "2026-11-24T07:48:52+00:00", 1.0))
    assert history.History((kept(), other)).without([RUN]).entries == (other,)


def test_entries_are_in_the_order_of_their_dates(path: Path) -> None:
    """Two jobs may have written in another order than they ran in."""
    later = Run("smoke", 18, "c0ffee", "2026-11-25T00:00:00+00:00", 1.0)
    history.append(path, [kept(later, round_id="2"), kept(round_id="1")])
    found = history.read(path)
    assert [entry.round for entry in found.entries] == ["1", "2"]
    assert [[entry.version for entry in entries] for entries in found.rounds()] == [[17], [18]]


def test_results_without_node_ids_get_them_from_their_names(tmp_path: Path) -> None:
    """Files of other runs of pytest can be read too."""
    path = tmp_path / "chaos-load-results-pg15.xml"
    path.write_text(
        '<testsuite><testcase classname="tests.chaos.test_a.TestB" name="test_c[x::y]" /></testsuite>',
        encoding="utf-8",
    )
    run = results.read(path)
    assert (run.what, run.version) == ("load", 15)
    assert [test.id for test in run.tests] == ["tests/chaos/test_a.py::TestB::test_c[x::y]"]
