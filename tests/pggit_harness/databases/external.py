"""A running server that is not ours: named by PGHOST, and left as it was found."""

import os
import secrets
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ..cluster.database import Database, create_template, drop_database
from ..errors import HarnessError
from .external_runs import abandoned_runs, forget_run, register_run

_DEFAULT_PREFIX = "pggit_chaos_test"


def external_requested() -> bool:
    """Whether the environment names a running server to test against."""
    return bool(os.environ.get("PGHOST"))


class ExternalServer:
    """Somebody's running server. libpq reads PGHOST, PGPORT, PGUSER and PGPASSWORD itself.

    Attributes:
        prefix: what the names of all our databases begin with: PGDATABASE and this run's own mark.
        template: the database that the others are copies of.

    Arguments:
        run: this run's mark; by default a new one.
    """

    def __init__(self, run: str | None = None) -> None:
        self.run = run or secrets.token_hex(4)
        wanted = os.environ.get("PGDATABASE") or _DEFAULT_PREFIX
        safe = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in wanted.lower())
        self.prefix = f"{safe[:30]}_{self.run}"
        self.template = f"{self.prefix}_template"
        self._lease: int | None = None

    def conninfo(self, dbname: str) -> str:
        """A connection string; everything that it does not say comes from the environment."""
        return make_conninfo(host=os.environ["PGHOST"], dbname=dbname)

    def admin(self) -> psycopg.Connection[tuple[Any, ...]]:
        """An autocommit connection to a database that every server has."""
        try:
            return psycopg.connect(self.conninfo("postgres"), autocommit=True)
        except psycopg.OperationalError as error:
            raise HarnessError(
                f"The server named by PGHOST={os.environ['PGHOST']} cannot be reached: {error}",
                "PGPORT, PGUSER and PGPASSWORD are honoured too; without PGHOST the tests start a server of their own.",
            ) from error

    def prepare(self) -> None:
        """Make the template.

        Raises:
            HarnessError: the server cannot be reached or lacks the extension.
        """
        self._lease = register_run(self.prefix)
        with self.admin() as admin:
            for prefix in abandoned_runs():
                self._drop_all(admin, prefix)
                forget_run(prefix)
            try:
                create_template(admin, self.template)
            except HarnessError as error:
                raise HarnessError(
                    error.message,
                    "The extension has to be installed on that server: make install PG_CONFIG=... there.",
                ) from error

    def database(self, name: str) -> Database:
        """A handle on one of our databases."""
        return Database(name, self.conninfo(name), None)

    def clean_up(self) -> None:
        """Drop every database of this run, and no other."""
        with self.admin() as admin:
            self._drop_all(admin, self.prefix)
        forget_run(self.prefix, self._lease)
        self._lease = None

    @staticmethod
    def _drop_all(admin: psycopg.Connection[Any], prefix: str) -> None:
        mine = sql.SQL("SELECT datname FROM pg_database WHERE starts_with(datname, {})")
        for (name,) in admin.execute(mine.format(sql.Literal(f"{prefix}_"))).fetchall():
            drop_database(admin, name)
