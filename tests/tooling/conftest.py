"""The plugins of the tests of the tooling."""

from pggit_harness.plugin import COMMON

pytest_plugins = [
    *COMMON,
    "pytester",
    "tooling.fix_gh",
    "tooling.fix_programs",
    "tooling.fix_results",
    "pggit_harness.plugin.fix_scratch_cache",
]
