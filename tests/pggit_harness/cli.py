"""The command line: ``python -m pggit_harness cluster start --pg 16`` and its like."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from .errors import HarnessError
from .progress import say
from .servers import provision, supported_majors
from .servers.provision import wanted_major
from .servers.versions import check_major


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it did what it says."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.run in {run for run, _ in _ACTIONS.values()}:
        _own_server_only()
    command: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return command(arguments)
    except HarnessError as error:
        print(f"pggit: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pggit_harness", description="Servers for pggit's tests.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    fetch = commands.add_parser("provision", help="fetch PostgreSQL and lay the extension into it")
    fetch.add_argument("--pg", metavar="N", help="a major version, or all")
    fetch.set_defaults(run=_provision)

    doctor = commands.add_parser("doctor", help="what was found, what is missing, how to mend it")
    doctor.set_defaults(run=_doctor)

    cluster = commands.add_parser("cluster", help="this checkout's development server")
    actions = cluster.add_subparsers(required=True, metavar="ACTION")
    for name, (run, text) in _ACTIONS.items():
        action = actions.add_parser(name, help=text)
        action.add_argument("--pg", metavar="N", help="a major version")
        action.set_defaults(run=run, rest=[])
        if name == "psql":
            action.add_argument("rest", nargs="*", metavar="ARG", help="psql's own arguments, after --")
    return parser


def _own_server_only() -> None:
    """The development server is ours, whatever server the environment names."""
    from .cluster.environment import forget_libpq_variables

    forget_libpq_variables()


def _major(arguments: argparse.Namespace) -> int:
    return check_major(arguments.pg) if arguments.pg else wanted_major()


def _provision(arguments: argparse.Namespace) -> int:
    for major in supported_majors() if arguments.pg == "all" else (_major(arguments),):
        installation = provision(major)
        print(f"PostgreSQL {installation.version} ({installation.source}): {installation.bindir}")
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from .doctor import examine

    return examine()


def _start(arguments: argparse.Namespace) -> int:
    from .cluster import development

    cluster, done = development.start(provision(_major(arguments)))
    development.ensure_database(cluster)
    print(f"PostgreSQL {cluster.installation.version}: {done}")
    print(f"connect with: make psql PG={cluster.installation.major}")
    print(f"          or: {cluster.conninfo(development.DATABASE)}")
    return 0


def _stop(arguments: argparse.Namespace) -> int:
    from .cluster import development

    major = _major(arguments)
    cluster = development.find(major)
    if cluster is None or not cluster.is_running:
        print(f"No development server for PostgreSQL {major} was running.")
        return 0
    cluster.stop()
    print(f"PostgreSQL {cluster.installation.version}: stopped")
    return 0


def _restart(arguments: argparse.Namespace) -> int:
    _stop(arguments)
    return _start(arguments)


def _status(arguments: argparse.Namespace) -> int:
    """Exit code 0 when it runs, 3 when it does not, as pg_ctl has it."""
    from .cluster import development

    major = _major(arguments)
    cluster = development.find(major)
    if cluster is None:
        print(f"PostgreSQL {major}: no development server (make cluster-start PG={major} makes one)")
        return 3
    running = cluster.is_running
    state = f"running, pid {cluster.postmaster_pid}" if running else "stopped"
    print(f"PostgreSQL {cluster.installation.version}: {state}")
    print(f"  data: {cluster.data_dir}\n  log:  {cluster.log.path}")
    if running:
        print(f"  connection: {cluster.conninfo(development.DATABASE)}")
    return 0 if running else 3


def _logs(arguments: argparse.Namespace) -> int:
    from .cluster import development

    cluster = development.find(_major(arguments))
    if cluster is None:
        raise HarnessError("There is no development server, so there is no log.")
    cluster.log.offset = 0
    lines = cluster.log.since_start().splitlines()
    print("\n".join(lines[-200:]))
    return 0


def _psql(arguments: argparse.Namespace) -> int:
    from .cluster import development

    cluster = development.running(_major(arguments))
    psql = cluster.installation.program("psql")
    conninfo = cluster.conninfo(development.ensure_database(cluster))
    sys.stdout.flush()
    os.execv(psql, [str(psql), "-d", conninfo, *arguments.rest])


def _clean(arguments: argparse.Namespace) -> int:
    from .cluster import development

    major = _major(arguments)
    removed = development.clean(major)
    say(f"PostgreSQL {major}: " + ("the server and its data are removed" if removed else "there was nothing to remove"))
    return 0


_ACTIONS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "start": (_start, "make it if need be, and start it"),
    "stop": (_stop, "stop it; its data stays"),
    "restart": (_restart, "stop and start it, with the extension as built now"),
    "status": (_status, "whether it runs"),
    "logs": (_logs, "the end of its log"),
    "psql": (_psql, "psql in its database pggit"),
    "clean": (_clean, "remove it and its data"),
}
