"""The plugins of the tests that look at the report."""

pytest_plugins = [
    "tooling.fix_results",
    "browser.fix_page",
    "pggit_harness.plugin.temporary",
    "pggit_harness.plugin.profiles",
    "pggit_harness.plugin.selection",
    "pggit_harness.plugin.results",
    "pggit_harness.plugin.summary",
]
