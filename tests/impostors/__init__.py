"""Extensions that look like pggit and do nothing: no chaos test may pass against one of them.

`empty`       the schema pggit, and nothing in it
`nulls`       every function, with its signature; each returns NULL, or no row
`constants`   every function; scalars are well-formed constants (64 zeros, 'main', true), sets are empty
`rows`        as `constants`, and a set is one row of such constants
"""
