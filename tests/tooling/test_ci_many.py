"""Ten thousand tests are judged and summed up: `make tooling ARGS="tests/tooling/test_ci_many.py -n 0"` says how fast.

Under two seconds is the aim. No time fails a test here: on a busy machine it would fail for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ci import gate_command, summary
from ci.matrix import load
from tooling.fix_results import Results

CATEGORIES = list(load().categories)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Results of 10,000 tests, one of which fails, with a past of two rounds of them."""
    results = Results(tmp_path_factory.mktemp("many") / "results")
    tests = {
        f"test_{number}[{number % 7}]": f"passed {CATEGORIES[number % len(CATEGORIES)]}" for number in range(10_000)
    }
    for _ in range(2):
        results.remember(tests)
    results.write(tests | {"test_3[3]": "failed load"})
    return results


def gate(words: list[str]) -> int:
    return gate_command.main([*words, "--record"])


@pytest.mark.parametrize(("command", "code"), [(gate, 1), (summary.main, 0)], ids=["gate", "summary"])
def test_ten_thousand_tests(
    benchmark: BenchmarkFixture,
    many: Results,
    tmp_path: Path,
    command: Callable[[list[str]], int],
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The one that fails is found among them, from the files to the last line, beside 20,000 results of the past."""
    many.options()
    history = tmp_path / "history.jsonl"
    policy = many.folder.parent / "gate.toml"
    words = [str(many.folder), f"--history={history}", f"--policy={policy}", "--expect=smoke-pg17"]
    past = many.history.read_bytes()

    def again() -> tuple[tuple[list[str]], dict[str, object]]:
        history.write_bytes(past)
        return (words,), {}

    assert benchmark.pedantic(command, setup=again, rounds=3) == code
    assert "test_3[3] must pass and failed on PostgreSQL 17" in capsys.readouterr().out
