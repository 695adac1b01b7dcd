"""The plugins of the tests of the tooling."""

pytest_plugins = [
    "pytester",
    "tooling.fix_gh",
    "tooling.fix_programs",
    "tooling.fix_results",
    "pggit_harness.plugin.profiles",
    "pggit_harness.plugin.selection",
    "pggit_harness.plugin.results",
    "pggit_harness.plugin.summary",
    "pggit_harness.plugin.evidence",
    "pggit_harness.plugin.fix_installation",
    "pggit_harness.plugin.ready",
    "pggit_harness.plugin.fix_server",
    "pggit_harness.plugin.fix_database",
    "pggit_harness.plugin.fix_connection",
    "pggit_harness.plugin.fix_cluster",
    "pggit_harness.plugin.fix_repo",
    "pggit_harness.plugin.fix_scratch_cache",
]
