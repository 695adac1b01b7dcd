"""What builds, checks and judges pggit around its tests: `python -m ci COMMAND`."""
