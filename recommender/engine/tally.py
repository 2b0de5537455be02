"""What happened to the options, as one integer: its layout, and reading it back.

For the options o0, o1, … of a decision a *tally* holds, from the lowest bits on, fields of 32 bits each:

    | times on is ruled out | … | times o0 is ruled out | lead of on over o0 | … | lead of o1 over o0 |

A lead may be negative: then it borrows from the field above, as in any sum, which is why a tally is lifted by half a
field in every field before it is read. Tallies of independent rules add up, and two sets of answers with the same
tally have the same outcome. Several tallies may stand one after the other in one integer, each in a *slot*.
"""

from collections.abc import Sequence
from functools import lru_cache
from struct import unpack
from typing import NamedTuple

_WIDTH = 32
_HALF = 1 << (_WIDTH - 1)


class Leads(NamedTuple):
    """A tally read back."""

    leads: tuple[int, ...]
    """Each option's lead over the first one, in points; 0 for the first."""
    ruled_out: tuple[bool, ...]
    """Which options are ruled out."""

    @property
    def best(self) -> tuple[int, ...]:
        """The positions of the options that share the best score among those left; empty if none is left."""
        left = [position for position, out in enumerate(self.ruled_out) if not out]
        top = max((self.leads[position] for position in left), default=0)
        return tuple(position for position in left if self.leads[position] == top)


def tally_of(gains: Sequence[int], bars: Sequence[bool]) -> int:
    """The tally of something that gives every option so many points, and rules some of them out."""
    fields = [*(gain - gains[0] for gain in gains[1:]), *map(int, bars)]
    return sum(value << (_WIDTH * place) for place, value in enumerate(fields))


def read_tally(tally: int, options: int) -> Leads:
    """The leads and the options ruled out that a tally stands for."""
    fields = 2 * options - 1
    lifted = (tally + lift(options, 1)).to_bytes(fields * _WIDTH // 8, "little")
    values = [value - _HALF for value in unpack(f"<{fields}I", lifted)]
    return Leads((0, *values[: options - 1]), tuple(count > 0 for count in values[options - 1 :]))


def tally_width(options: int) -> int:
    """The bits that a tally of so many options takes: the size of a slot."""
    return (2 * options - 1) * _WIDTH


@lru_cache(maxsize=64)
def lift(options: int, tallies: int) -> int:
    """What makes every field of so many tallies, one after the other, positive, so that they can be read."""
    return sum(_HALF << (_WIDTH * place) for place in range((2 * options - 1) * tallies))
