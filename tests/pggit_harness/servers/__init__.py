"""Where PostgreSQL comes from: pinned downloads, the system's own, a given pg_config.

Only the standard library is needed here, so that this layer can say what is missing.
"""

from .installation import Installation
from .provision import provision
from .versions import default_major, supported_majors

__all__ = ["Installation", "default_major", "provision", "supported_majors"]
