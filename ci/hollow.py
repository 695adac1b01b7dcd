"""Run the chaos tests against impostors of pggit: a test that passes there passes for nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from impostors import hollow
from pggit_harness.cluster import FAST, Cluster
from pggit_harness.servers import provision
from pggit_harness.servers.temporary import temporary_folder

from . import junit
from .matrix import ROOT

SUITE = ["-m", "pytest", "-c", "tests/chaos/pytest.ini", "--rootdir=.", "-o", "testpaths=tests/chaos"]
SELECT = ["-m", "chaos and not destructive", "-p", "no:cacheprovider", "-o", "log_cli=false"]
# A failure is what is wanted here: no word of how to replay it.
SELECT += ["-p", "no:pggit_harness.plugin.summary", "-r", "N", "--durations=0"]
# Fail fast: nothing is shrunk (profile `hollow`), and who waits for an answer waits a short time. A time-out by
# thread would end the whole worker.
RUN = ["--hypothesis-profile=hollow", "--timeout=60", "--timeout-method=signal", "--tb=no", "-q", "-n", "2"]
# Where these lead, the real extension is.
REAL = ("PGHOST", "PGHOSTADDR", "PGSERVICE", "PGGIT_INSTALLED")


@dataclass
class Verdict:
    """What became of the suite against one impostor; names are those of the JUnit file."""

    impostor: str
    failed: int = 0
    passed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    # Sentences: why this run proves nothing.
    problems: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.passed and not self.problems


def case_name(nodeid: str) -> str:
    """Return a node id as pytest writes it into a JUnit file."""
    path, *rest = nodeid.split("::")
    # A parameter may hold a double colon.
    classes, bracket, parameters = "::".join(rest).partition("[")
    *owners, test = classes.split("::")
    return ".".join([path.removesuffix(".py").replace("/", "."), *owners]) + f"::{test}{bracket}{parameters}"


def judge(impostor: str, wanted: Iterable[str], path: Path) -> Verdict:
    """Say what a result file proves.

    Args:
        impostor: its name.
        wanted: the tests that the suite has, as in a JUnit file.
        path: the result file.
    """
    verdict = Verdict(impostor)
    try:
        results = junit.read(path)
    except junit.ResultError as error:
        verdict.problems.append(str(error))
        return verdict
    verdict.passed = sorted(case.name for case in results.cases if case.outcome == "passed")
    verdict.skipped = sorted(case.name for case in results.cases if case.outcome == "skipped")
    verdict.failed = len({case.name for case in results.bad})
    # No server, no database: that says nothing about the test. In a test's body a HarnessError is the word of a
    # fault injector that found nothing to break, and a failure as good as any.
    for case in results.bad:
        if case.outcome == "error" and "HarnessError" in case.message:
            verdict.problems.append(f"{case.name} did not get as far as pggit: {case.message}")
    missing = sorted(set(wanted) - {case.name for case in results.cases})
    verdict.problems += [f"{name} did not run" for name in missing]
    if not results.cases:
        verdict.problems.append("no test ran")
    return verdict


def report(verdicts: Sequence[Verdict]) -> str:
    """Return the outcome as text, the tests that passed for nothing last."""
    lines = [f"{'impostor':<12}{'failed':>8}{'passed':>8}{'skipped':>9}"]
    lines += [f"{v.impostor:<12}{v.failed:>8}{len(v.passed):>8}{len(v.skipped):>9}" for v in verdicts]
    for verdict in verdicts:
        lines += [f"{verdict.impostor}: skipped, so neither: {name}" for name in verdict.skipped]
        lines += [f"{verdict.impostor}: {problem}" for problem in verdict.problems]
        lines += [f"{verdict.impostor}: PASSED FOR NOTHING {name}" for name in verdict.passed]
    return "\n".join(lines)


def _collect(arguments: Sequence[str]) -> list[str]:
    command = [sys.executable, *SUITE, *SELECT, "--collect-only", "-q", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"hollow: the suite cannot be collected\n{done.stdout}{done.stderr}")
    return [case_name(line) for line in done.stdout.splitlines() if "::" in line]


def _make_impostors(folder: Path) -> dict[str, Path]:
    cluster = Cluster.create(provision(), profile=FAST, name="hollow", purpose="reading what an impostor imitates")
    try:
        cluster.start()
        with cluster.create_database().connect(autocommit=True) as connection:
            row = connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'pggit'").fetchone()
            assert row is not None
            return hollow.write(connection, folder, row[0])
    finally:
        cluster.destroy()


def run(arguments: Sequence[str]) -> int:
    """Run the suite against every impostor and print what passed.

    Args:
        arguments: handed to pytest: paths, -k and so on.

    Returns:
        0 when no test passed and every test ran, else 1.
    """
    wanted = _collect(arguments)
    verdicts = []
    with temporary_folder("hollow") as folder:
        for impostor, extension in _make_impostors(folder).items():
            print(f"\n=== {len(wanted)} chaos tests against the impostor `{impostor}` ===", flush=True)
            results = folder / f"{impostor}.xml"
            environment = {name: value for name, value in os.environ.items() if name not in REAL}
            environment["PGGIT_EXTENSION_DIR"] = str(extension)
            command = [sys.executable, *SUITE, *SELECT, *RUN, f"--junit-xml={results}", *arguments]
            subprocess.run(command, cwd=ROOT, env=environment, check=False)
            verdicts.append(judge(impostor, wanted, results))
    good = all(verdict.good for verdict in verdicts)
    print(f"\n{report(verdicts)}\n")
    print("No chaos test passes for nothing." if good else "hollow: see above", flush=True)
    return 0 if good else 1
