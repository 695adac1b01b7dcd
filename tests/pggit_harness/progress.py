"""One visible line for each step that takes a moment."""

import sys


def say(line: str) -> None:
    """Print ``line`` on standard error at once, so that it is seen while the step runs."""
    print(f"pggit: {line}", file=sys.stderr, flush=True)
