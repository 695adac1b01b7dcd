"""Changes of the schema that no event trigger hears of (fault F18)."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import Any

import psycopg

from ..cluster import Cluster
from ..cluster.environment import server_environment
from ..errors import HarnessError
from ..servers.account import popen_identity, server_account

Connection = psycopg.Connection[Any]


@dataclass(frozen=True)
class CatalogEdit:
    """What was done to a system catalog.

    Attributes:
        rows: how many of its rows.
    """

    sql: str
    rows: int


def edit_catalog(conn: Connection, sql: str) -> CatalogEdit:
    """Change rows of a system catalog with plain SQL, as only a superuser can.

    Raises:
        HarnessError: no row was touched.
    """
    rows = conn.execute(sql).rowcount
    if rows < 1:
        raise HarnessError(f"The catalog stayed as it was: {sql}")
    return CatalogEdit(sql, rows)


def silence_triggers(conn: Connection) -> tuple[str, ...]:
    """Let this session's statements fire no triggers: replica role, and event triggers off where that exists (17 on).

    Returns:
        the settings that were changed.

    Raises:
        HarnessError: a setting did not take.
    """
    wanted = {"session_replication_role": "replica"}
    if conn.info.server_version >= 170000:
        wanted["event_triggers"] = "off"
    for name, value in wanted.items():
        conn.execute("SELECT set_config(%s, %s, false)", (name, value))
        row = conn.execute("SELECT current_setting(%s)", (name,)).fetchone()
        if row != (value,):
            raise HarnessError(f"{name} is {row}, not {value}.")
    return tuple(wanted)


@dataclass(frozen=True)
class SingleUserRun:
    """What a server in single-user mode was told.

    Attributes:
        statements: how many it carried out.
        output: what it said.
    """

    statements: int
    output: str


def single_user(cluster: Cluster, dbname: str, statements: list[str]) -> SingleUserRun:
    """Run statements in single-user mode, in which there are no event triggers and no other sessions.

    Arguments:
        cluster: a server that is stopped.
        statements: each on one line, without a semicolon.

    Raises:
        HarnessError: the server runs, or a statement failed.
    """
    if cluster.is_running:
        raise HarnessError(f"The server {cluster.name} still runs; single-user mode is for one that does not.")
    done = subprocess.run(
        [cluster.installation.program("postgres"), "--single", "-D", cluster.data_dir, dbname],
        input="\n".join(statements) + "\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd="/",
        env=server_environment(cluster.environment),
        timeout=60,
        check=False,
        **popen_identity(server_account()),
    )
    # One prompt before each statement and one before the end of the input.
    prompts = done.stdout.count("backend> ")
    if done.returncode != 0 or "ERROR:" in done.stdout or prompts != len(statements) + 1:
        raise HarnessError(f"Single-user mode ended with {done.returncode} after {prompts} prompts:\n{done.stdout}")
    return SingleUserRun(len(statements), done.stdout)
