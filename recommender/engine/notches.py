"""Whether a lead survives the coarseness of the weights and points it rests on, where all answers are known.

The notch share is the share of one-notch disturbances that leave the leader strictly ahead: every weight moves by -1, 0
or +1 and so do the points of every rule that holds, all independent and equally likely. A weight does not fall below 0
(a clipped value still counts once) and may pass 5; one that the team set to 0 stays 0; a rule that names several
options moves once for all of them. The result is a ratio of counts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import prod
from operator import itemgetter
from typing import NamedTuple

from recommender.engine.clauses import positions
from recommender.engine.diagram import TooLarge
from recommender.engine.leads_over_all import Moves, moves, won_over_all
from recommender.engine.sampling import seeded
from recommender.engine.scoring import effects
from recommender.model.decision import Decision

_STATES, _LEAST_STATES = 2_000, 100
"""Leads told apart at once when one option is held against several, and how many at least where many sets of rules
share the work; past that disturbances are drawn."""

_DISTURBANCES, _LEAST_DISTURBANCES = 2_000, 50
"""Disturbances drawn, and how many at least where many sets of rules share the work."""


class Share(NamedTuple):
    """So many of so many disturbances, all of them if `exact`, else drawn at random."""

    won: int
    every: int
    exact: bool = True


class _Speaking(NamedTuple):
    """The rules of one criterion, and the weights it can come to have (None if always 0, as the team wants it)."""

    weights: tuple[int, int, int] | None
    rules: int
    """A bit for each by its position in the file."""


class Notches:
    """Notch shares of one option at given weights, by the set of rules that hold."""

    def __init__(
        self,
        decision: Decision,
        weights: Mapping[str, int],
        silenced: Iterable[str],
        leader: str,
        *,
        asked: Collection[int] = (),
        among: int = 1,
    ) -> None:
        """Prepare for the sets of rules (as bits) that will be asked for; left out, one set of any size.

        Where this is one of many situations that are looked at, `among` so many, each is given less effort.
        """
        sets = max(len(asked), among)
        self._states = max(_STATES // sets, _LEAST_STATES)
        self._disturbances = max(_DISTURBANCES // sets, _LEAST_DISTURBANCES)
        self._leader = list(decision.options).index(leader)
        self._points = [
            tuple(rule.points if option in rule.options else 0 for option in decision.options)
            for _, rule in decision.rules()
        ]
        rules = effects(decision, weights)
        self._barring = [(1 << position, rule.bars) for position, rule in enumerate(rules) if rule.bars]
        silent = set(silenced)
        self._criteria: list[_Speaking] = []
        position = 0
        for id, criterion in decision.criteria.items():
            span = ((1 << len(criterion.rules)) - 1) << position
            weight = weights[id]
            around = None if id in silent else (max(0, weight - 1), weight, weight + 1)
            self._criteria.append(_Speaking(around, span))
            position += len(criterion.rules)
        # Every criterion's weight and every rule's points move in three ways; no coefficient is more than all of them.
        moving = max([fired.bit_count() for fired in asked], default=position)
        self._width = (3 ** (len(self._criteria) + moving)).bit_length() + 1
        self._known: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        self._known_moves: dict[tuple[tuple[int, ...], int, int], Moves] = {}

    def share(self, fired: int) -> Share:
        """The notch share where these rules (as bits) hold. The leader is not ruled out by them."""
        out = 0
        for bit, bars in self._barring:
            if fired & bit:
                out |= bars
        rivals = [rival for rival in range(len(self._points[0])) if rival != self._leader and not out >> rival & 1]
        if not rivals:
            return Share(1, 1)
        if len(rivals) == 1:
            return self._ahead_of(rivals[0], fired)
        return self._ahead_of_all(tuple(rivals), fired)

    def _ahead_of(self, rival: int, fired: int) -> Share:
        """Against one rival: the product of one polynomial a criterion, whose coefficients stand in one integer each.

        The coefficient of x^k counts the disturbances that leave a lead of k; each stands in a field of its own, wide
        enough that none overflows, so that the product of the integers is the product of the polynomials. The criteria
        that can move the lead furthest come first: what those left can no longer turn is counted and cut off, so that
        the product does not grow.
        """
        factors = self._factors(rival, fired)
        every = prod([number for _, _, number in factors])
        reach, left = sum([offset for _, offset, _ in factors]), every
        field = (1 << self._width) - 1
        product, lowest, highest, ahead = 1, 0, 0, 0  # the leads of the lowest and the highest field
        for packed, offset, number in factors:
            product *= packed
            lowest -= offset
            highest += offset
            reach -= offset
            left //= number
            if highest > reach:
                safe = self._width * (reach + 1 - lowest)
                above = product >> safe
                ahead += above % field * left  # the sum of the fields: 2^width is 1 modulo field
                product ^= above << safe
                highest = reach
            if lowest <= -reach:
                product >>= self._width * (1 - reach - lowest)
                lowest = 1 - reach
        return Share(ahead, every)

    def _factors(self, rival: int, fired: int) -> list[tuple[int, int, int]]:
        """The polynomials of the criteria that move the lead over a rival, those that move it furthest first."""
        factors = []
        for index, (weights, span) in enumerate(self._criteria):
            if weights is None or not fired & span:
                continue
            key = (rival, index, fired & span)
            known = self._known.get(key)
            if known is None:
                lead, moving = self._lead(rival, fired & span)
                known = self._known[key] = _polynomial(weights, lead, moving, self._width)
            factors.append(known)
        return sorted(factors, key=itemgetter(1), reverse=True)

    def _lead(self, rival: int, fired: int) -> tuple[int, int]:
        """How many points the leader is ahead in a criterion, and by how many rules that lead can be disturbed."""
        lead = moving = 0
        for position in positions(fired):
            difference = self._points[position][self._leader] - self._points[position][rival]
            lead += difference
            moving += difference != 0
        return lead, moving

    def _ahead_of_all(self, rivals: tuple[int, ...], fired: int) -> Share:
        """Against several: the leads over all of them at once, without those that nothing can turn any more."""
        try:
            steps = [
                self._moves(rivals, index, weights, fired & span)
                for index, (weights, span) in enumerate(self._criteria)
                if weights and fired & span
            ]
            moving = [step for step in steps if len(step) > 1 or any(next(iter(step)))]
            won = won_over_all(moving, self._states)
        except TooLarge:
            return self._sampled(rivals, fired)
        return Share(won, prod([sum(step.values()) for step in moving]))

    def _moves(self, rivals: tuple[int, ...], index: int, weights: tuple[int, int, int], fired: int) -> Moves:
        """What a criterion (by position) can add to the leads over the rivals. Raises TooLarge."""
        key = (rivals, index, fired)
        known = self._known_moves.get(key)
        if known is None:
            known = self._known_moves[key] = moves(weights, list(self._differences(rivals, fired)), self._states)
        return known

    def _differences(self, rivals: Sequence[int], fired: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """What each rule that holds does for the leader over the rivals, and how a move of its points changes that."""
        for position in positions(fired):
            points = self._points[position]
            difference = tuple(points[self._leader] - points[rival] for rival in rivals)
            if any(difference):
                yield difference, tuple((each > 0) - (each < 0) for each in difference)

    def _sampled(self, rivals: Sequence[int], fired: int) -> Share:
        """Disturbances drawn at random, where there are too many leads to tell apart."""
        chance = seeded()
        moves = (-1, 0, 1)
        totals = [[0] * self._disturbances for _ in rivals]
        for weights, span in self._criteria:
            if weights is None or not fired & span:
                continue
            leads = [[0] * self._disturbances for _ in rivals]
            for difference, sign in self._differences(rivals, fired & span):
                taken = chance.choices(moves, k=self._disturbances)
                for lead, base, by in zip(leads, difference, sign, strict=True):
                    if base:
                        lead[:] = [at + base + by * move for at, move in zip(lead, taken, strict=True)]
            at_weights = chance.choices(weights, k=self._disturbances)
            for total, lead in zip(totals, leads, strict=True):
                total[:] = [at + weight * here for at, weight, here in zip(total, at_weights, lead, strict=True)]
        won = sum(min(each) > 0 for each in zip(*totals, strict=True))
        return Share(won, self._disturbances, exact=False)


@lru_cache(maxsize=4096)
def _polynomial(weights: tuple[int, int, int], lead: int, moving: int, width: int) -> tuple[int, int, int]:
    """A criterion's disturbances as a polynomial in one integer: it, its offset, and the number of disturbances.

    The term x^(w (lead + e)) for each of three weights w and each sum e of `moving` points that move by -1, 0 or +1.
    """
    coefficients = [1]
    for _ in range(moving):
        shifted = [0, 0, *coefficients, 0, 0]
        coefficients = [sum(shifted[at : at + 3]) for at in range(len(coefficients) + 2)]
    offset = weights[2] * (abs(lead) + moving)
    total = 0
    for weight in weights:
        for at, count in enumerate(coefficients):
            total += count << (width * (offset + weight * (lead + at - moving)))
    return total, offset, 3 ** (moving + 1)
