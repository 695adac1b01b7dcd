"""Schemas that nobody here wrote: those that packages of the registries ship, release by release.

:mod:`.fetching` gets a package as its lock file names it, :mod:`.releases` knows where in it the SQL is, and in what
order it is run. The SQL itself stays in the cache: none of it is ours.
"""
