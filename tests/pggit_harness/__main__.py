"""``python -m pggit_harness``."""

from .cli import main

raise SystemExit(main())
