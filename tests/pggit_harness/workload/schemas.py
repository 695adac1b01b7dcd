"""Schemas of a given size."""

from __future__ import annotations

from .repo import Repo


def make_tables(repo: Repo, count: int, first: int = 0) -> None:
    """Make tables ``t_<number>`` as they come in practice: a key, a few columns, a check and an index.

    Arguments:
        count: how many.
        first: the first number.
    """
    for begin in range(first, first + count, 100):
        # Not all at once: each table takes locks until the transaction ends.
        end = min(begin + 100, first + count)
        repo.run(
            ";".join(
                f"CREATE TABLE t_{number} (id int PRIMARY KEY, name text NOT NULL, amount numeric DEFAULT 0,"
                f" CHECK (amount >= {number})); CREATE INDEX ON t_{number} (name)"
                for number in range(begin, end)
            )
        )


def make_views(repo: Repo, number: int) -> None:
    """Make views ``v_<number>`` on the tables of :func:`make_tables`, each on two of them.

    Arguments:
        number: how many; there are more tables than that.
    """
    repo.run(
        ";".join(
            f"CREATE VIEW v_{n} AS SELECT a.id, a.name, b.amount FROM t_{n} AS a JOIN t_{n + 1} AS b USING (id)"
            for n in range(number)
        )
    )
