"""Every command of tests/chaos/TESTING.md is typed into a copy of the checkout, in the order of the guide.

Comments in the guide say which are cut down, expected to fail, given no input or a `gh` that only remembers; see its
first section. Commands that need one another (start, stop; save, compare) stand in that order.
"""

from __future__ import annotations

import re

import pytest

from guide.conftest import Checkout
from guide.document import ANSWERS, Command, commands, read

COMMANDS = commands(read())
INSTALL = next(command for command in COMMANDS if command.form == "python3 -m venv")


@pytest.mark.parametrize("command", COMMANDS, ids=[f"{item.line}: {item.text}" for item in COMMANDS])
def test_a_command_does_what_the_guide_says(checkout: Checkout, command: Command) -> None:
    """It ends well, unless it says that it fails; what runs tests has run some; what does not says what it did."""
    if command.program == "pytest" and not (checkout.folder / ".venv").exists():
        assert checkout.type(INSTALL).returncode == 0

    done = checkout.type(command)

    assert (done.returncode != 0) == (command.rule == "fails"), done.stdout[-5000:]
    if command.runs_tests:
        counts = re.findall(r"^=.* (\d+) passed", done.stdout, flags=re.MULTILINE)
        assert counts, done.stdout[-5000:]
        assert int(counts[-1]) > 0
    else:
        assert re.search(ANSWERS[command.form], done.stdout), done.stdout[-5000:]
    if command.program == "gh":
        assert checkout.gh.calls()[-1][0] == [*command.words[1:]]


def test_a_command_that_was_cut_down_ran_one_test_of_each_category(checkout: Checkout) -> None:
    """What `# minutes` leaves is small, and is not nothing."""
    done = checkout.type(Command(0, "make full PG=17 ARGS='--collect-only -q'", "minutes", (), ("make", "full")))
    kept = re.findall(r"^tests/chaos/test_([a-z]+)_.*::", done.stdout, flags=re.MULTILINE)
    assert sorted(kept) == sorted(
        ["property", "concurrent", "transaction", "resource", "corruption", "recovery", "load", "migration"]
    ), done.stdout[-5000:]
