"""The plugins of the tests of the tooling."""

pytest_plugins = [
    "pytester",
    "pggit_harness.plugin.profiles",
    "pggit_harness.plugin.selection",
    "pggit_harness.plugin.results",
    "pggit_harness.plugin.summary",
]
