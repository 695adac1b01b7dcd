"""The plugins of the chaos suite; each module is one resource or one concern."""

pytest_plugins = [
    "pggit_harness.plugin.markers",
    "pggit_harness.plugin.profiles",
    "pggit_harness.plugin.selection",
    "pggit_harness.plugin.results",
    "pggit_harness.plugin.summary",
    "pggit_harness.plugin.evidence",
    "pggit_harness.plugin.inner_properties",
    "pggit_harness.plugin.fix_installation",
    "pggit_harness.plugin.ready",
    "pggit_harness.plugin.fix_server",
    "pggit_harness.plugin.fix_database",
    "pggit_harness.plugin.fix_connection",
    "pggit_harness.plugin.fix_cluster",
    "pggit_harness.plugin.fix_repo",
    "pggit_harness.plugin.fix_sessions",
    "pggit_harness.plugin.fix_faults",
]
