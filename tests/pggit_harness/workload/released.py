"""A schema that was committed release by release, with what pg_dump said of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..cluster import Database
from ..oracles.same_schema import dump_differences
from .dumps import pg_dump, psql, restorable
from .repo import Repo


class Released:
    """Releases in a repository.

    Arguments:
        repo: an empty one.
        releases: names, and the scripts that lead from the one before to each.
        empty: makes databases to restore dumps in.

    Attributes:
        repo: where they were committed, one after another, after a commit of what was there before.
        dumps: what ``pg_dump --schema-only`` said of each commit, the first one first.
    """

    def __init__(self, repo: Repo, releases: Iterable[tuple[str, list[str]]], empty: Callable[[], Database]) -> None:
        self.repo, self._empty = repo, empty
        repo.commit(message="nothing", allow_empty=True)
        self.dumps = {repo.head(): self.dump(repo)}
        for name, scripts in releases:
            for script in scripts:
                repo.run(script)
            repo.run("RESET ALL")
            self.dumps[repo.commit(message=name, allow_empty=True)] = self.dump(repo)

    def dump(self, repo: Repo) -> str:
        """The live schema, as pg_dump writes it."""
        return pg_dump(repo.database.conninfo, "--schema-only")

    def differences(self, commit: str, repo: Repo) -> str:
        """What distinguishes the live schema from the one of that commit: from what its dump restores to, at least.

        PostgreSQL prints some expressions in another way once it has read what it printed.
        """
        found = dump_differences(self.dumps[commit], self.dump(repo))
        if found:
            with Repo.open(self._empty()) as restored:
                psql(restored.database.conninfo, restorable(self.dumps[commit]))
                found = dump_differences(self.dump(restored), self.dump(repo))
        return found

    def visit(self, repo: Repo, commits: Iterable[str]) -> None:
        """Check out each of these commits, and compare."""
        for commit in commits:
            repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (commit,))
            assert self.differences(commit, repo) == "", commit
            assert repo.status() == []
