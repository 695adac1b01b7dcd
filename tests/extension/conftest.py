"""The plugins of the functional tests of the SQL API."""

from pggit_harness.plugin import COMMON

pytest_plugins = [*COMMON, "pggit_harness.plugin.fix_sandbox"]
