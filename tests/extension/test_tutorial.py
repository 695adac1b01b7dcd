"""docs/tutorial.md says what happens: its commands are run in psql, and print what stands below them."""

import re

from pggit_harness.servers.extension import CHECKOUT
from pggit_harness.workload.dumps import new_database, run_client
from pggit_harness.workload.repo import Repo

_STEP = re.compile(r"^```sql\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


def as_printed(text: str) -> list[str]:
    """The lines of an output; whose ids they are, differs from run to run."""
    return [re.sub(r"\b[0-9a-f]{64}\b", "<id>", line.rstrip()) for line in text.strip("\n").splitlines()]


def test_every_command_prints_what_is_shown(repo: Repo) -> None:
    """Step by step, in one database."""
    steps = _STEP.findall((CHECKOUT / "docs" / "tutorial.md").read_text())
    assert len(steps) == 10
    with new_database(repo.database, "tutorial") as database:
        for commands, shown in steps:
            done = run_client("psql", "-X", "-q", "-v", "SHOW_CONTEXT=never", "-d", database.conninfo, stdin=commands)
            assert as_printed(done.stdout + done.stderr) == as_printed(shown), commands
