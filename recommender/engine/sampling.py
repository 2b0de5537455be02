"""Where there is too much to count: numbers that look drawn at random and are the same every time."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_SEED = 20261122


def seeded() -> "Random":
    """A source of chance that always begins alike, so that the same question gets the same answer."""
    from random import Random  # loads only when something is sampled

    return Random(_SEED)  # noqa: S311  # nothing here is secret
