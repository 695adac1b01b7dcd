"""Fault injectors: each returns evidence of what it did, and raises when it did nothing."""
