"""How many examples a property gets."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings


def examples(cost: int = 1) -> settings:
    """Settings for properties whose examples share one database, and leave it as they found it.

    Arguments:
        cost: what one example costs; a property of cost 4 gets a fourth of the profile's examples, but at least 3,
            and from cost 2 on no deadline: what is known to take long is no failure on a busy machine.
    """
    return settings(
        deadline=settings().deadline if cost == 1 else None,
        max_examples=max(3, settings().max_examples // cost),
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            # A program of DDL is a big thing to draw.
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )


def seeds() -> settings:
    """Settings for properties of schemas that a seed makes: another seed is another schema, with nothing to shrink."""
    return settings(examples(cost=10), phases=(Phase.explicit, Phase.reuse, Phase.generate))
