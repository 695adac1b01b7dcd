"""A server's log, from where a test began to read it."""

import re
from pathlib import Path

from .polling import poll_until


class LogHandle:
    """A view of a log file from an offset on.

    Arguments:
        path: the server's log file.
        offset: in bytes; what lies before it is not shown.
        database: show only the lines of sessions of this database, with their continuation lines.
    """

    def __init__(self, path: Path, offset: int | None = None, database: str | None = None) -> None:
        self.path = path
        self.offset = self._size() if offset is None else offset
        self.database = database

    def _size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def mark(self) -> None:
        """Begin here: what was logged up to now is not shown any more."""
        self.offset = self._size()

    def since_start(self) -> str:
        """What was logged since the offset."""
        if not self.path.exists():
            return ""
        with self.path.open("rb") as stream:
            stream.seek(self.offset)
            text = stream.read().decode("utf-8", errors="replace")
        return text if self.database is None else self._of_database(text)

    def _of_database(self, text: str) -> str:
        ours = re.compile(rf"\S+ \S+ \S+ \[\d+\] \S+@{re.escape(self.database or '')} ")
        shown, kept = False, []
        for line in text.splitlines(keepends=True):
            # A message of several lines goes on with a tab.
            shown = shown if line.startswith("\t") else bool(ours.match(line))
            if shown:
                kept.append(line)
        return "".join(kept)

    def contains(self, regex: str) -> bool:
        """Whether what was logged since the offset matches ``regex`` anywhere."""
        return re.search(regex, self.since_start(), re.MULTILINE) is not None

    def wait_for(self, regex: str, timeout: float = 30) -> str:
        """Wait until something that matches is logged.

        Arguments:
            timeout: seconds.

        Returns:
            the text that matched.

        Raises:
            PollTimeout: nothing did.
        """

        def probe() -> str | None:
            found = re.search(regex, self.since_start(), re.MULTILINE)
            return found[0] if found else None

        found = poll_until(
            probe,
            lambda match: match is not None,
            what=f"a line in {self.path}",
            expectation=f"a match of {regex}",
            timeout=timeout,
        )
        assert found is not None
        return found
