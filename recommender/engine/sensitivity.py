"""How far weights can move before the leader changes, one at a time, all at once, or in whole notches.

For a leader and a rival, d is what one criterion's points put the leader ahead by (on average, where questions are
open), and D the sum of weight x d. All of this is about a leader that is ahead of every rival, so D > 0.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from recommender.engine.bounds import Least
from recommender.engine.clauses import FAILS, rule_clauses
from recommender.engine.diagram import BUDGET, Steps, TooLarge, draw_rules
from recommender.model.decision import WEIGHTS, Decision

Points = Mapping[str, Sequence[int]]
"""By criterion: the points of every option, in file order, summed over the ways to finish."""


def points_of(decision: Decision, holding: Sequence[int]) -> Points:
    """The points of every option by criterion, when each rule holds in so many ways (in file order)."""
    points = {id: [0] * len(decision.options) for id in decision.criteria}
    for (criterion, rule), times in zip(decision.rules(), holding, strict=True):
        for position, option in enumerate(decision.options):
            if option in rule.options:
                points[criterion.id][position] += rule.points * times
    return points


class Limits(NamedTuple):
    """Between which weights, strictly, the leader keeps the lead; None is no limit."""

    lowest: float | None = None
    highest: float | None = None


class Duel(NamedTuple):
    """What the leader is ahead of one rival by, criterion by criterion, and the weights in force."""

    weights: Sequence[int]
    ahead: Sequence[int]

    @property
    def lead(self) -> int:
        """D: the sum of weight x d."""
        return sum(weight * d for weight, d in zip(self.weights, self.ahead, strict=True))

    @property
    def in_play(self) -> int:
        """The sum of weight x |d|: all that the criteria say either way."""
        return sum(weight * abs(d) for weight, d in zip(self.weights, self.ahead, strict=True))


def duels(points: Points, weights: Mapping[str, int], leader: int, rivals: Sequence[int]) -> list[Duel]:
    """The leader against each rival (by position)."""
    return [
        Duel([weights[id] for id in points], [of[leader] - of[rival] for of in points.values()]) for rival in rivals
    ]


def weight_limits(duels: Sequence[Duel], criterion: int) -> Limits:
    """How far the weight of a criterion (by position) can move, the others fixed, before some rival draws level."""
    lowest: float | None = None
    highest: float | None = None
    for duel in duels:
        d = duel.ahead[criterion]
        others = duel.lead - duel.weights[criterion] * d
        if d > 0 and others <= 0:
            lowest = max(-others / d, lowest or 0.0)
        elif d < 0:
            highest = min(others / -d, others / -d if highest is None else highest)
    return Limits(lowest, highest)


def tolerance(duels: Sequence[Duel]) -> float | None:
    """By what share all weights may be wrong at once, each its own way, before the leader loses the lead.

    |D| / sum of weight x |d|, the least over the rivals; None without a rival.
    """
    return min((duel.lead / duel.in_play for duel in duels), default=None)


def notches_to_flip(duels: Sequence[Duel]) -> int | None:
    """The fewest one-notch moves of weights, within 0 to 5, that put some rival strictly ahead; None if none do.

    Every notch of a criterion gains a rival |d|, so taking the largest first is exact.
    """
    return min((notches for duel in duels if (notches := _notches(duel)) is not None), default=None)


def _notches(duel: Duel) -> int | None:
    lead, moved = duel.lead, 0
    for d, weight in sorted(zip(duel.ahead, duel.weights, strict=True), key=lambda each: -abs(each[0])):
        if d == 0:
            break
        free = weight if d > 0 else max(WEIGHTS) - weight
        needed = lead // abs(d) + 1
        if needed <= free:
            return moved + needed
        lead -= free * abs(d)
        moved += free
    return None


def stated_shares(weights: Mapping[str, int]) -> dict[str, float]:
    """Each criterion's share of all weights; 0 where all are 0."""
    return _shares(weights)


def swing_shares(decision: Decision, weights: Mapping[str, int]) -> dict[str, float]:
    """Each criterion's share of what the weights times the range of the points can move; 0 where nothing moves."""
    ranges = point_ranges(decision).by_criterion
    return _shares({id: weight * ranges[id] for id, weight in weights.items()})


def _shares(amounts: Mapping[str, int]) -> dict[str, float]:
    total = sum(amounts.values())
    return {id: amount / total if total else 0.0 for id, amount in amounts.items()}


class Ranges(NamedTuple):
    """By criterion: the most points by which one option can be ahead of another in it, over all profiles.

    Not `exact` where the rules of a criterion tie too many questions together; then it is what they could add up to.
    """

    by_criterion: Mapping[str, int]
    exact: bool


@lru_cache(maxsize=8)
def point_ranges(decision: Decision) -> Ranges:
    """The ranges of the points, worked out once for a decision."""
    ranges: dict[str, int] = {}
    exact = True
    first = 0
    for id, criterion in decision.criteria.items():
        conditions = rule_clauses(decision)[first : first + len(criterion.rules)]
        first += len(criterion.rules)
        pairs = [
            tuple(
                [
                    rule.points * ((a in rule.options) - (b in rule.options))
                    for a, b in combinations(decision.options, 2)
                ]
            )
            for rule in criterion.rules
        ]
        try:
            both = [(*leads, *(-lead for lead in leads)) for leads in pairs]
            least = Least(draw_rules(decision, conditions, Steps(BUDGET)), both).of(0)
        except TooLarge:
            exact = False
            able = [leads for leads, condition in zip(pairs, conditions, strict=True) if condition != FAILS]
            for_it = [sum(max(0, lead) for lead in leads) for leads in zip(*able, strict=True)]
            against = [sum(max(0, -lead) for lead in leads) for leads in zip(*able, strict=True)]
            least = tuple([-value for value in (*for_it, *against)])
        ranges[id] = -min(least)
    return Ranges(ranges, exact)
