"""The corpus of migration pairs (tests/pairs): who adds a folder hears what is wrong with it before a server runs."""

from pggit_harness.workload.pairs import all_pairs


def test_every_pair_is_well_formed() -> None:
    """Each folder can be read, says in its first line what it is about, and its two schemas are not the same text."""
    pairs = all_pairs()
    assert pairs
    assert [pair.name for pair in pairs if pair.a == pair.b] == []
    assert [pair.name for pair in pairs if not pair.about.strip()] == []
