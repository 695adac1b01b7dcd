"""The smoke tests in several ways: random order, four workers, twice on one server. The verdicts must agree."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from pggit_harness.cluster import FAST, Cluster
from pggit_harness.cluster.template import SUPERUSER
from pggit_harness.servers import provision
from pggit_harness.servers.temporary import temporary_folder

from . import junit
from .matrix import ROOT, load

SUITE = ["-m", "pytest", "-c", "tests/chaos/pytest.ini", "--rootdir=.", "-o", "testpaths=tests/chaos"]
QUIET = ["-p", "no:cacheprovider", "-o", "log_cli=false", "-q"]


def disagreements(runs: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return a sentence for each test whose verdict differs between runs.

    Args:
        runs: outcome by test, by name of the run. A test that a run left out has no verdict there.
    """
    found = []
    for test in sorted({test for verdicts in runs.values() for test in verdicts}):
        seen = {run: verdicts[test] for run, verdicts in runs.items() if test in verdicts}
        if len(set(seen.values())) > 1:
            found.append(f"{test}: " + ", ".join(f"{outcome} {run}" for run, outcome in seen.items()))
    return found


def _run(name: str, folder: Path, options: Sequence[str], environment: Mapping[str, str]) -> dict[str, str]:
    print(f"\n=== {name}: pytest {' '.join(options)} ===", flush=True)
    results = folder / f"{name.replace(' ', '-')}.xml"
    command = [sys.executable, *SUITE, *QUIET, f"--junit-xml={results}", *options]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    found = junit.read(results)
    if not found.cases:
        raise SystemExit(f"verdicts: no test ran {name}")
    return {case.name: case.outcome for case in found.cases}


def _on(cluster: Cluster) -> dict[str, str]:
    """Return the variables that make a running server somebody's own."""
    return {
        "PGHOST": str(cluster.socket_dir),
        "PGPORT": str(cluster.port),
        "PGUSER": SUPERUSER,
        "PGPASSWORD": cluster.password,
    }


def run(arguments: Sequence[str]) -> int:
    """Run the smoke tests in every way and print where the verdicts differ.

    Args:
        arguments: handed to pytest: paths, -k and so on.

    Returns:
        0 when every run gave the same verdicts and none was a failure, else 1.
    """
    tier = load().tiers["smoke"]
    seed = secrets.randbits(32)
    common = ["-m", tier.select, f"--timeout={tier.timeout}", f"--hypothesis-profile={tier.profile}"]
    common += [f"--hypothesis-seed={seed}", *arguments]
    shuffled = ["--random-order-bucket=global", f"--random-order-seed={seed}"]
    runs: dict[str, dict[str, str]] = {}
    with ExitStack() as stack:
        folder = stack.enter_context(temporary_folder("verdicts"))
        runs["in order"] = _run("in order", folder, common, {})
        runs["in random order"] = _run("in random order", folder, [*common, *shuffled], {})
        runs["in four workers"] = _run("in four workers", folder, [*common, "-n", "4"], {})
        cluster = Cluster.create(provision(), profile=FAST, name="verdicts", purpose="two runs on one server")
        stack.callback(cluster.destroy)
        cluster.start()
        for name in ("on a server", "on the same server again"):
            runs[name] = _run(name, folder, common, _on(cluster))
    found = disagreements(runs)
    failed = sorted({test for verdicts in runs.values() for test, outcome in verdicts.items() if outcome != "passed"})
    print("\n" + "\n".join(f"{name:<26}{len(verdicts):>5} tests" for name, verdicts in runs.items()))
    for sentence in found:
        print(f"DIFFERS {sentence}")
    for test in failed:
        print(f"not passed everywhere: {test}")
    print("The verdicts agree." if not found else f"verdicts: seed {seed}", flush=True)
    return int(bool(found or failed))
