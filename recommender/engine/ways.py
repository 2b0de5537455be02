"""Ways to answer some questions, and what comes of putting them together or side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from recommender.engine.scoring import Effect


class Ways(NamedTuple):
    """Ways to answer some questions: how many, how often each tally occurs, and each option's score over them."""

    number: int
    tallies: dict[int, int]
    lowest: tuple[int, ...]
    highest: tuple[int, ...]
    total: tuple[int, ...]

    def after(self, effect: Effect) -> "Ways":
        """The same ways when this rule fires in all of them."""
        return Ways(
            self.number,
            {tally + effect.tally: count for tally, count in self.tallies.items()},
            _plus(self.lowest, effect.gains),
            _plus(self.highest, effect.gains),
            tuple(total + gain * self.number for total, gain in zip(self.total, effect.gains, strict=True)),
        )

    def repeated(self, times: int) -> "Ways":
        """The same ways once for each answer to questions that no rule reads."""
        if times == 1:
            return self
        return Ways(
            self.number * times,
            {tally: count * times for tally, count in self.tallies.items()},
            self.lowest,
            self.highest,
            tuple(total * times for total in self.total),
        )

    def times(self, other: "Ways") -> "Ways":
        """Every way combined with every way of questions that have no link to these."""
        tallies: dict[int, int] = {}
        for tally, count in self.tallies.items():
            for further, more in other.tallies.items():
                tallies[tally + further] = tallies.get(tally + further, 0) + count * more
        return Ways(
            self.number * other.number,
            tallies,
            _plus(self.lowest, other.lowest),
            _plus(self.highest, other.highest),
            tuple(a * other.number + b * self.number for a, b in zip(self.total, other.total, strict=True)),
        )


def nothing(options: int) -> Ways:
    """The one way to answer no question, in which nothing happens to this many options."""
    zero = (0,) * options
    return Ways(1, {0: 1}, zero, zero, zero)


def _plus(a: Sequence[int], b: Sequence[int]) -> tuple[int, ...]:
    return tuple(x + y for x, y in zip(a, b, strict=True))


def either(parts: Sequence[Ways]) -> Ways:
    """The ways of the different answers to one question, side by side."""
    tallies: dict[int, int] = {}
    for part in parts:
        for tally, count in part.tallies.items():
            tallies[tally] = tallies.get(tally, 0) + count
    return Ways(
        sum(part.number for part in parts),
        tallies,
        tuple(map(min, *(part.lowest for part in parts))),
        tuple(map(max, *(part.highest for part in parts))),
        tuple(map(sum, zip(*(part.total for part in parts), strict=True))),
    )
