"""What the issue of a failed weekly run says, in Markdown. Names and messages of tests are text, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .results import Result, Run

# GitHub takes 65,536 characters.
LONGEST = 60_000
# Of one test's message, in characters.
LONGEST_MESSAGE = 1_000


def title(version: int) -> str:
    """Return the title by which a version's issue is found again."""
    return f"Weekly Chaos Tests Failed (PostgreSQL {version})"


def fenced(text: str, language: str = "text") -> str:
    """Return text as a block of code that nothing inside it can end."""
    # A control character is no text; a carriage return would be a line of its own.
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "?", text)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", plain)), default=0))
    return f"{fence}{language}\n{plain}\n{fence}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_MESSAGE else f"{text[:LONGEST_MESSAGE]} ..."


def _failure(test: Result) -> Iterator[str]:
    yield fenced(_shortened(f"{test.id}\n{test.message}".rstrip()))
    if test.seed:
        yield f"Hypothesis seed: {fenced_inline(test.seed)}"
    if test.replay:
        yield f"Again:\n\n{fenced(_shortened(test.replay), 'sh')}"


def fenced_inline(text: str) -> str:
    """Return a short text as code in a line; anything but letters, digits and a few signs is dropped."""
    return f"`{re.sub(r'[^A-Za-z0-9 .,:+_-]', '', text)}`"


def body(version: int, problem: str, run: Run | None, link: str) -> str:
    """Return the text of an issue or of a comment on it.

    Args:
        version: PostgreSQL major version.
        problem: what was wrong, in a sentence.
        run: what ran, if it left a result.
        link: to the run on GitHub.

    Returns:
        At most as long as GitHub takes; what did not fit is counted.
    """
    parts = [f"The weekly chaos tests failed on PostgreSQL {version}: <{link}>", fenced(problem)]
    seed = run.seed if run is not None and run.seed.isdigit() else ""
    again = f"make weekly PG={version}" + (f' ARGS="--run-seed={seed}"' if seed else "")
    parts.append(f"All of it again{', with the same examples' if seed else ''}:\n\n{fenced(again, 'sh')}")
    if run is None:
        return "\n\n".join(parts) + "\n"
    facts = [("Commit", run.commit), ("Seed of the run", run.seed), ("Began", run.date)]
    parts.append("\n".join(f"- {name}: {fenced_inline(value)}" for name, value in facts if value))
    bad = [test for test in run.tests if test.bad]
    for count, test in enumerate(bad):
        entry = "\n\n".join([f"### {count + 1}. {test.outcome}", *_failure(test)])
        if sum(map(len, parts)) + len(entry) > LONGEST:
            parts.append(f"And {len(bad) - count} more, see the run.")
            break
        parts.append(entry)
    return "\n\n".join(filter(None, parts)) + "\n"


def closing(link: str) -> str:
    """Return the comment with which a green week closes an issue."""
    return f"Green again: <{link}>"
