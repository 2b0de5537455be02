"""Disturbances of the leads over several rivals at once: in how many of them the leader stays ahead of every one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import add

from recommender.engine.diagram import TooLarge

Leads = tuple[int, ...]
"""The leads over every rival, in one order."""

Moves = Mapping[Leads, int]
"""What can be added to the leads, and in how many ways."""

_EFFORT = 10
"""How many times as many moves may be tried at once as there may be leads."""

_SAFE = 1 << 40
"""A lead that nothing left can take away."""


def moves(weights: Sequence[int], rules: Sequence[tuple[Leads, Leads]], states: int) -> Moves:
    """What the rules of one criterion can add, each as the leads it gives and the way its points can move.

    The criterion takes each of the weights, and every rule moves its points by -1, 0 or +1. Raises TooLarge past so
    many states.
    """
    rivals = len(rules[0][0]) if rules else 0
    nothing: Leads = (0,) * rivals
    noise: dict[Leads, int] = {nothing: 1}
    lead = nothing
    for difference, sign in rules:
        lead = _plus(lead, difference, 1)
        noise = _merged((_plus(at, sign, by), count) for at, count in noise.items() for by in (-1, 0, 1))
        if len(noise) > states:
            raise TooLarge
    return _merged(
        (tuple([weight * each for each in _plus(lead, at, 1)]), count)
        for weight in weights
        for at, count in noise.items()
    )


def won_over_all(steps: Sequence[Moves], states: int) -> int:
    """The disturbances that end strictly ahead of all rivals, from the moves of every criterion.

    The leads over all rivals but one stand in a tuple each; those over the one that moves furthest in a polynomial, as
    fields of a long integer (see `recommender.engine.polynomials`), of which every tuple has one. What the criteria
    that are left cannot turn is cut off: a lost lead drops out, a safe one is as good as any other. Raises TooLarge
    past so many tuples at once.
    """
    if not steps:
        return 0
    worst, best = _reaches(steps, min), _reaches(steps, max)
    spans = [most - least for least, most in zip(worst[0], best[0], strict=True)]
    packed = spans.index(max(spans))
    width = sum(sum(step.values()).bit_length() for step in steps) + 1
    field = (1 << width) - 1
    leads: dict[Leads, int] = {(0,) * (len(spans) - 1): 1}
    lowest = 0
    for step, low, high in zip(steps, worst[1:], best[1:], strict=True):
        begin, grouped = _grouped(step, packed, width)
        if len(leads) * len(grouped) > _EFFORT * states:
            raise TooLarge
        bounds = list(zip(_without(low, packed), _without(high, packed), strict=True))
        after: dict[Leads, int] = {}
        for at, polynomial in leads.items():
            for by, factor in grouped.items():
                key = _settled(at, by, bounds)
                if key is not None:
                    after[key] = after.get(key, 0) + polynomial * factor
        lowest += begin
        safe, lost = max(1 - low[packed] - lowest, 0), max(1 - high[packed] - lowest, 0)
        leads = {}
        for key, polynomial in after.items():
            # Leads from `safe` on are all won, so one field holds their sum (2^width is 1 modulo `field`).
            above = polynomial >> width * safe
            kept = polynomial - (above << width * safe) + (above % field << width * safe) >> width * lost
            if kept:
                leads[key] = kept
        lowest += lost
        if len(leads) > states:
            raise TooLarge
    # All that is left is ahead of the packed rival: its lost leads are cut off, and nothing can follow.
    return sum(polynomial % field for at, polynomial in leads.items() if all(lead > 0 for lead in at))


def _reaches(steps: Sequence[Moves], extreme: Callable[[Iterable[int]], int]) -> list[Leads]:
    """The least (or most) that the steps from each on can add to every lead; for the end 0."""
    reaches = [(0,) * len(next(iter(steps[0])))]
    for step in reversed(steps):
        reaches.append(tuple(map(add, reaches[-1], map(extreme, zip(*step, strict=True)))))
    return reaches[::-1]


def _grouped(step: Moves, packed: int, width: int) -> tuple[int, Mapping[Leads, int]]:
    """The moves of one rival as polynomials by those of the others, and the exponent at which they all begin."""
    begin = min(by[packed] for by in step)
    grouped: dict[Leads, int] = {}
    for by, count in step.items():
        others = _without(by, packed)
        grouped[others] = grouped.get(others, 0) + (count << width * (by[packed] - begin))
    return begin, grouped


def _settled(at: Leads, by: Leads, bounds: Sequence[tuple[int, int]]) -> Leads | None:
    """The leads after a move, the safe ones all alike; None if one is lost."""
    leads = []
    for here, move, (least, most) in zip(at, by, bounds, strict=True):
        now = here + move
        if now + most <= 0:
            return None
        leads.append(_SAFE if here == _SAFE or now + least > 0 else now)
    return tuple(leads)


def _without(leads: Leads, position: int) -> Leads:
    return leads[:position] + leads[position + 1 :]


def _plus(a: Sequence[int], b: Sequence[int], times: int) -> tuple[int, ...]:
    return tuple([x + times * y for x, y in zip(a, b, strict=True)])


def _merged(pairs: Iterable[tuple[tuple[int, ...], int]]) -> dict[tuple[int, ...], int]:
    together: dict[tuple[int, ...], int] = {}
    for at, count in pairs:
        together[at] = together.get(at, 0) + count
    return together
