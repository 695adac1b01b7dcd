"""What builds the extension."""

import re
import shutil
import subprocess
from collections.abc import Iterator

from .finding import Finding


def check() -> Iterator[Finding]:
    """GNU make."""
    make = shutil.which("gmake") or shutil.which("make")
    said = subprocess.run([make, "--version"], capture_output=True, text=True, check=False).stdout if make else ""
    match = re.search(r"GNU Make (\S+)", said)
    if make is None:
        yield Finding("make", "missing", "none", "Install GNU make 3.81 or newer.")
    elif match is None:
        yield Finding("make", "missing", f"{make} is not GNU make", "Install GNU make 3.81 or newer.")
    else:
        yield Finding("make", "ok", f"GNU make {match[1]} ({make})")
