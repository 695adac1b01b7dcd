"""The harness of pggit's tests: servers, clusters, databases, faults, workloads, oracles.

Layers, each knowing only those to its left::

    servers <- cluster <- databases <- {faults, workload} <- tests

Oracles judge a database and know nothing of the faults it went through.
"""
