"""Dumping and restoring databases with PostgreSQL's own programs, as an administrator does."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ..cluster import Database
from ..cluster.database import drop_database
from ..errors import HarnessError
from ..servers.clients import client_program

# pg_dump and pg_restore 17 and later set this whatever the server's version; older servers do
# not know it, and pg_restore goes on after the error.
_NEWER_SETTING = "transaction_timeout"


def run_client(program: str, *arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a client program and return what it said, whether it succeeded or not.

    Arguments:
        program: for example ``pg_dump``.
        stdin: what it reads from its standard input.
    """
    done = subprocess.run(
        [str(client_program(program)), *(str(argument) for argument in arguments)],
        env={**os.environ, "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"},
        input=None if stdin is None else stdin.encode(),
        capture_output=True,
        timeout=180,
        check=False,
    )
    # Python's universal newlines would lose the carriage returns of comments and of functions' bodies.
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def pg_dump(conninfo: str, *options: str | Path) -> str:
    """Run pg_dump; what it wrote to its standard output.

    Raises:
        HarnessError: it failed.
    """
    done = run_client("pg_dump", "-d", conninfo, *options)
    if done.returncode != 0:
        raise HarnessError(f"pg_dump failed:\n{done.stderr.strip()}")
    return done.stdout


def pg_restore(conninfo: str, archive: Path, *options: str) -> None:
    """Restore an archive into a database.

    Raises:
        HarnessError: anything went wrong except that the server is too old for ``transaction_timeout``.
    """
    done = run_client("pg_restore", "-d", conninfo, *options, archive)
    errors = re.findall(r"pg_restore: error: (.*(?:\n(?!pg_restore: ).*)*)", done.stderr)
    unexpected = [error for error in errors if f'unrecognized configuration parameter "{_NEWER_SETTING}"' not in error]
    if unexpected or (done.returncode != 0 and not errors):
        raise HarnessError(f"pg_restore failed:\n{done.stderr.strip()}")


def restorable(script: str) -> str:
    """A plain dump without the one setting that servers before 17 do not know, and the option that 15 does not."""
    script = re.sub(rf"^SET {_NEWER_SETTING} = 0;\n", "", script, flags=re.MULTILINE)
    if re.search(r"^-- Dumped from database version 15\.", script, flags=re.MULTILINE):
        script = re.sub(r"^(CREATE SUBSCRIPTION .*), run_as_owner = true", r"\1", script, flags=re.MULTILINE)
    return script


def psql(conninfo: str, script: str, *options: str) -> None:
    """Run a plain dump, stopping at the first error.

    Raises:
        HarnessError: a statement failed.
    """
    done = run_client("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *options, "-d", conninfo, stdin=restorable(script))
    if done.returncode != 0:
        raise HarnessError(f"psql failed:\n{done.stderr.strip()}")


@contextmanager
def new_database(beside: Database, suffix: str, options: Sequence[str] = ("TEMPLATE template0",)) -> Iterator[Database]:
    """An empty database on the same server, dropped afterwards.

    Arguments:
        suffix: its name is that of ``beside`` with this at the end.
        options: what ``CREATE DATABASE`` gets, as SQL.
    """
    name = f"{beside.name}_{suffix}"
    with psycopg.connect(make_conninfo(beside.conninfo, dbname="postgres"), autocommit=True) as admin:
        # The options are the test's own words.
        create = sql.SQL("CREATE DATABASE {} ").format(sql.Identifier(name)).as_string(admin) + " ".join(options)
        admin.execute(create.encode())
        try:
            yield Database(name, make_conninfo(beside.conninfo, dbname=name), beside.cluster)
        finally:
            drop_database(admin, name)
