"""Fixtures with result files: made up here, or recorded from real runs (tests/tooling/recorded)."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from ci import evidence, history
from ci.gate import Verdict, judge
from ci.gate_command import recorded
from ci.matrix import load

RECORDED = Path(__file__).parent / "recorded"
# That of the project may change; the day is before any made up run.
POLICY = """
stage = "all"
promote_after = 10
ratchet_from = 2026-11-23

[[stages]]
name = "smoke"
percent = 30
adds = ["smoke"]

[[stages]]
name = "transaction"
percent = 50
adds = ["transaction"]

[[stages]]
name = "all"
percent = 95
adds = ["property", "concurrent", "resource", "corruption", "recovery", "load", "migration"]

[flakes]
property = 0
concurrent = 0.01
transaction = 0
resource = 0.01
corruption = 0
recovery = 0.01
load = 0.01
migration = 0
"""
Tests = Mapping[str, str]
MARKERS = ("slow", "destructive")
ENDINGS = {"failed": "failure", "error": "error", "skipped": "skipped"}


@dataclass
class Results:
    """A folder of result files, with a policy and a history of their own.

    A test is a name, which becomes tests/chaos/test_a.py::NAME; its outcome, which may be followed by its category,
    `slow` and `destructive`, is a text: "passed", "failed load slow". The category `-` is none.
    """

    folder: Path
    policy: str = POLICY
    started: datetime = datetime(2026, 11, 24, tzinfo=UTC)

    @property
    def history(self) -> Path:
        """Where its history is, or would be."""
        return self.folder.parent / "history.jsonl"

    def write(self, tests: Tests, name: str = "smoke-pg17", commit: str = "c0ffee", message: str = "") -> Path:
        """Write a result file of a run that began a minute after the one before."""
        what, _, version = name.rpartition("-pg")
        self.started += timedelta(minutes=1)
        suite = f'<properties><property name="commit" value="{commit}"/></properties>'
        for test, words in tests.items():
            outcome, *marks = words.split()
            category = next((mark for mark in marks if mark not in MARKERS), "property")
            pairs = [("nodeid", f"tests/chaos/test_a.py::{test}")]
            pairs += [("category", category)] if category != "-" else []
            pairs += [("marker", mark) for mark in marks if mark in MARKERS]
            if outcome != "passed":
                pairs += [("replay", f"make smoke PG={version} ARGS={test}")]
            inside = "".join(f"<property name={quoteattr(k)} value={quoteattr(v)}/>" for k, v in pairs)
            ending = f"<{ENDINGS[outcome]} message={quoteattr(message)}/>" if outcome in ENDINGS else ""
            suite += f'<testcase classname="tests.chaos.test_a" name={quoteattr(test)} time="0.5">'
            suite += f"<properties>{inside}</properties>{ending}</testcase>"
        self.folder.mkdir(exist_ok=True)
        path = self.folder / f"chaos-{what}-results-pg{version}.xml"
        suite = f'<testsuite time="1" timestamp="{self.started.isoformat()}">{suite}</testsuite>'
        path.write_text(f"<testsuites>{suite}</testsuites>", encoding="utf-8")
        return path

    def copy(self, kind: str) -> None:
        """Add what was recorded of real runs: green (PostgreSQL 16 and 17), red (three failed) or bench."""
        shutil.copytree(RECORDED / kind, self.folder, dirs_exist_ok=True)

    def excuse(self, test: str, versions: str = "[17]", expires: str = "2999-12-31") -> None:
        """List a known failure in the policy."""
        self.policy += f"""
            [[known_failures]]
            test = "tests/chaos/test_a.py::{test}"
            versions = {versions}
            reason = "it is slow to learn"
            issue = "#12"
            expires = {expires}
        """

    def remove(self, path: str) -> None:
        """List what is gone on purpose in the policy."""
        self.policy += f'\n[[removed]]\ntest = "{path}"\nreason = "nobody needs it"\n'

    def options(self, *expect: str) -> argparse.Namespace:
        """Return the options of `python -m ci gate` for this folder."""
        path = self.folder.parent / "gate.toml"
        path.write_text(self.policy, encoding="utf-8")
        parser = argparse.ArgumentParser()
        evidence.options(parser)
        wanted = [f"--expect={name}" for name in expect or ("smoke-pg17",)]
        return parser.parse_args([str(self.folder), f"--history={self.history}", f"--policy={path}", *wanted])

    def gather(self, *expect: str) -> evidence.Evidence:
        """Read what the gate would read; without names a smoke run on PostgreSQL 17 is expected."""
        return evidence.gather(self.options(*expect), load())

    def judge(self, *expect: str) -> Verdict:
        """Let the gate judge what is in the folder."""
        return judge(self.gather(*expect))

    def refusals(self, *expect: str) -> list[str]:
        """Return the names of the rules that refuse."""
        return [refusal.rule for refusal in self.judge(*expect).refusals]

    def remembered(self) -> tuple[history.Entry, ...]:
        """Return what the history holds."""
        return history.read(self.history).entries

    def remember(self, tests: Tests, name: str = "smoke-pg17", commit: str = "c0ffee") -> Verdict:
        """Write a run, judge it and record it, as a job on main does."""
        self.write(tests, name, commit)
        found = self.gather(name)
        verdict = judge(found)
        known = {entry.key for entry in self.remembered()}
        new = [entry for entry in recorded(found, verdict, round_id=None) if entry.key not in known]
        history.append(self.history, new)
        return verdict


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Results:
    """An empty folder of results, with a policy of its own that has no known failures."""
    for name in ("GITHUB_SHA", "GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return Results(tmp_path / "results")
