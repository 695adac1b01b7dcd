"""The pytest side of the harness: one module a resource or concern."""

#: What every suite of the project uses, for the ``pytest_plugins`` of its conftest.py.
COMMON = [
    f"pggit_harness.plugin.{name}"
    for name in (
        "temporary",
        "profiles",
        "selection",
        "results",
        "summary",
        "evidence",
        "fix_installation",
        "ready",
        "fix_server",
        "fix_database",
        "fix_connection",
        "fix_cluster",
        "fix_repo",
    )
]
