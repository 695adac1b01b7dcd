"""A repository from which every call that moves the live schema has something to do, and a gate to stop it at."""

from __future__ import annotations

from .merging import fork
from .repo import Repo

BASE = """
CREATE TABLE gate (id integer PRIMARY KEY, note text NOT NULL);
CREATE TABLE kept (id integer PRIMARY KEY, word text NOT NULL);
CREATE TABLE bystander (id integer);
CREATE VIEW words AS SELECT k.id, k.word FROM kept AS k;
INSERT INTO gate SELECT n, 'note ' || n FROM generate_series(1, 5) AS n;
INSERT INTO kept SELECT n, 'word ' || n FROM generate_series(1, 5) AS n;
"""
OURS = "CREATE TABLE mine (id integer PRIMARY KEY); ALTER TABLE gate ADD COLUMN ours integer"
THEIRS = """
CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper(t)';
CREATE OR REPLACE VIEW words AS SELECT k.id, k.word, shout(k.word) AS loud FROM kept AS k;
ALTER TABLE gate ADD COLUMN theirs integer;
ALTER TABLE kept ADD CONSTRAINT word_is_short CHECK (length(word) < 99);
"""

#: Each moves the live schema from where ``crossroads`` leaves it, and has to alter the table ``gate`` on the way.
MOVES = {
    "checkout": "SELECT pggit.checkout('theirs')",
    "merge": "SELECT pggit.merge('theirs')",
    "revert": "SELECT pggit.revert('main')",
    "cherry_pick": "SELECT pggit.cherry_pick('theirs')",
}
#: Whose rows no move may touch.
TABLES = ("(SELECT id, note FROM gate)", "kept")


def crossroads(repo: Repo) -> None:
    """Commit a base with rows, a branch ``theirs`` from it, and one commit more on main, where the live schema is."""
    repo.commit(BASE, "base")
    fork(repo, OURS, THEIRS)
