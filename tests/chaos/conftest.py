"""The plugins of the chaos suite; each module is one resource or one concern."""

from pggit_harness.plugin import COMMON

pytest_plugins = [
    "pggit_harness.plugin.markers",
    *COMMON,
    "pggit_harness.plugin.inner_properties",
    "pggit_harness.plugin.fix_sessions",
    "pggit_harness.plugin.fix_faults",
    "pggit_harness.plugin.fix_roles",
]
