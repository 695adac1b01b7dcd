"""Judges of a database: they only read, one invariant a module, and know nothing of faults."""
