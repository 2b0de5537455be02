"""Counts the ways to finish by what they do to the options, as polynomials in long integers.

Among two options, the polynomial of some ways has the term n x^k where n ways put the second option ahead of the first
by k points. Alternatives are sums of polynomials, questions without a link multiply them, a rule that holds shifts
them. Each coefficient stands in a field of its own, wide enough for all the ways there are (Kronecker substitution), so
that the sum of the integers is the sum of the polynomials and their product the product; CPython adds and multiplies
long integers in C.

    exponent    lowest    lowest + 1    lowest + 2 …
    packed    |   n0    |     n1      |     n2  …      the lowest field in the lowest bits

The fields of a range add up to that range modulo 2^width - 1, since 2^width is 1 there.

Where there are more options, or rules that rule some out, there is one polynomial for each *rest*: what happens besides
the one lead that is an exponent. A rest is one integer too, from the lowest bits on: a bit for each option that is
ruled out, then a field of 32 bits for the lead of every further option over the first one. Rests add up, but that ruled
out twice is ruled out once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, combinations
from math import prod
from typing import NamedTuple

from recommender.engine.clauses import question_bits
from recommender.engine.counting import Alternative, Counting
from recommender.engine.diagram import BUDGET, Steps
from recommender.engine.scoring import Effect, effects, outcome
from recommender.engine.tally import read_tally
from recommender.model.decision import NONE, TIE, Decision

_WIDTH = 32
_HALF = 1 << (_WIDTH - 1)


class Polynomial(NamedTuple):
    """How many ways put the exponent's option ahead of the first one by how much."""

    packed: int
    """The coefficients, a field each."""
    lowest: int
    """The exponent of the lowest field."""


WaysByRest = Mapping[int, Polynomial]
"""The ways by what happens besides: see *rest* above."""


Shift = tuple[int, int]
"""What some rules do to a polynomial: a rest, and a lead."""


class Standoff(NamedTuple):
    """What becomes of the ways with one rest, by the exponent."""

    fits: tuple[int, ...]
    """The positions of the options that are not ruled out."""
    level: int | None
    """The exponent above which the exponent's option wins and at which it draws level; None where it cannot matter."""
    best: tuple[int, ...]
    """Who shares the lead below that level: one option, several, or none."""
    below: str
    """The outcome below that level, or whatever the exponent is."""


class PolynomialCounting(Counting[WaysByRest]):
    """Counts ways at the weights in force; with more than two options within a budget of steps."""

    def __init__(self, decision: Decision, rules: Sequence[Effect], steps: Steps | None) -> None:
        """Begin with what each rule does, by position; without steps no sum is too large."""
        super().__init__()
        self._decision = decision
        self._names = list(decision.options)
        self._steps = steps
        self.own = self._widest(rules)
        """The position of the option whose lead over the first one is the exponent."""
        others = [position for position in range(1, len(self._names)) if position != self.own]
        self._others = others
        self._out = (1 << len(self._names)) - 1
        self._leads = [rule.gains[self.own] - rule.gains[0] for rule in rules]
        self._rests = [
            sum((rule.gains[other] - rule.gains[0]) << _WIDTH * place for place, other in enumerate(others))
            * (self._out + 1)
            + rule.bars
            for rule in rules
        ]
        # No coefficient is more than the number of all ways, so no field runs over into the next.
        number = prod(question.every for question in question_bits(decision).values())
        self._width = (number.bit_length() // 8 + 1) * 8  # whole bytes, so that coefficients can be taken out quickly
        self._field = (1 << self._width) - 1
        self._standoffs: dict[int, Standoff] = {}
        self._shifts: dict[int, Shift] = {}

    @staticmethod
    def _widest(rules: Sequence[Effect]) -> int:
        """The option whose lead varies most: it makes the fewest rests."""
        options = range(1, len(rules[0].gains))
        return max(options, key=lambda option: sum(abs(rule.gains[option] - rule.gains[0]) for rule in rules))

    # Counting --------------------------------------------------------------------------------------------------------

    @property
    def nothing(self) -> WaysByRest:
        """One way, in which nothing happens."""
        return {0: Polynomial(1, 0)}

    def multiplied(self, some: WaysByRest, others: WaysByRest) -> WaysByRest:
        """Every sum of two leads and of two rests. Raises TooLarge when the steps are spent."""
        if self._steps is not None:
            self._steps.spend(len(some) * len(others))
        product: dict[int, Polynomial] = {}
        for rest, (packed, lowest) in some.items():
            for also, (factor, from_) in others.items():
                both = rest + also - (rest & also & self._out)  # what is ruled out in both counts once
                term = Polynomial(packed if factor == 1 else packed * factor, lowest + from_)
                product[both] = self._sum(product[both], term) if both in product else term
        return product

    def _sum(self, one: Polynomial, other: Polynomial) -> Polynomial:
        if one.lowest > other.lowest:
            one, other = other, one
        return Polynomial(one.packed + (other.packed << self._width * (other.lowest - one.lowest)), one.lowest)

    def times(self, ways: WaysByRest, number: int) -> WaysByRest:
        """Each so many times."""
        if number == 1:
            return ways
        return {rest: Polynomial(packed * number, lowest) for rest, (packed, lowest) in ways.items()}

    def shifted(self, ways: WaysByRest, fired: Sequence[int]) -> WaysByRest:
        """With what further rules do."""
        return self.multiplied(ways, self.effect(fired)) if fired else ways

    def effect(self, fired: Sequence[int]) -> WaysByRest:
        """One way, in which these rules hold."""
        lead = rest = 0
        for position in fired:
            lead += self._leads[position]
            rest += self._rests[position] - (rest & self._rests[position] & self._out)
        return {rest: Polynomial(1, lead)}

    def shift_of(self, tally: int) -> Shift:
        """What a tally stands for."""
        known = self._shifts.get(tally)
        if known is None:
            leads, out = read_tally(tally, len(self._names))
            rest = sum(leads[other] << _WIDTH * place for place, other in enumerate(self._others)) << len(self._names)
            rest += sum(barred << position for position, barred in enumerate(out))
            known = self._shifts[tally] = rest, leads[self.own]
        return known

    def _either(self, alternatives: Sequence[Alternative[WaysByRest]]) -> WaysByRest:
        together: dict[int, Polynomial] = {}
        for share, fired, ways in alternatives:
            if self._steps is not None:
                self._steps.spend(1 + len(ways))
            for rest, term in self.shifted(self.times(ways, share), fired).items():
                together[rest] = self._sum(together[rest], term) if rest in together else term
        return together

    # Reading ---------------------------------------------------------------------------------------------------------

    def number(self, ways: WaysByRest) -> int:
        """How many ways there are."""
        return sum([self.total(polynomial) for polynomial in ways.values()])

    def total(self, polynomial: Polynomial) -> int:
        """How many ways a polynomial counts."""
        return polynomial.packed % self._field

    def between(self, polynomial: Polynomial, least: int, most: int) -> int:
        """How many ways have an exponent from `least` to `most`."""
        packed, lowest = polynomial
        fields = most - max(least, lowest) + 1
        above = packed >> self._width * max(least - lowest, 0)
        return (above & ((1 << self._width * fields) - 1)) % self._field if fields > 0 else 0

    def around(self, polynomial: Polynomial, level: int) -> tuple[int, int, int]:
        """How many ways have an exponent above, at and below a level."""
        packed, lowest = polynomial
        fields = level - lowest
        if fields < 0:
            return packed % self._field, 0, 0
        bits = self._width * fields
        from_level = packed >> bits
        below = packed - (from_level << bits)
        return (from_level >> self._width) % self._field, from_level & self._field, below % self._field

    def standoff(self, rest: int) -> Standoff:
        """What becomes of the ways with this rest."""
        known = self._standoffs.get(rest)
        if known is None:
            known = self._standoffs[rest] = self._read(rest)
        return known

    def _read(self, rest: int) -> Standoff:
        barred, leads = rest & self._out, rest >> len(self._names)
        # A negative lead has borrowed from the field above; half a field more in each makes all of them positive.
        lifted = leads + sum(_HALF << _WIDTH * place for place in range(len(self._others)))
        by_position = {0: 0}
        for place, other in enumerate(self._others):
            by_position[other] = (lifted >> _WIDTH * place & (1 << _WIDTH) - 1) - _HALF
        fits = tuple(position for position in range(len(self._names)) if not barred >> position & 1)
        rivals = {position: lead for position, lead in by_position.items() if position in fits}
        most = max(rivals.values(), default=None)
        best = tuple(position for position, lead in rivals.items() if lead == most)
        if self.own not in fits:
            return Standoff(fits, None, best, outcome(self._decision, best))
        if most is None:
            return Standoff(fits, None, (self.own,), self._names[self.own])
        return Standoff(fits, most, best, outcome(self._decision, best))

    def outcomes(self, ways: WaysByRest) -> dict[str, int]:
        """How many ways end with which outcome: each option's id, `tie` and `none`."""
        ended = dict.fromkeys((*self._names, TIE, NONE), 0)
        for rest, polynomial in ways.items():
            _, level, _, below = self.standoff(rest)
            if level is None:
                ended[below] += self.total(polynomial)
            else:
                self._end(ended, below, *self.around(polynomial, level))
        return ended

    def _end(self, ended: dict[str, int], below: str, ahead: int, even: int, behind: int) -> None:
        ended[self._names[self.own]] += ahead
        ended[TIE] += even
        ended[below] += behind

    def running(self, ways: WaysByRest) -> "RunningSums | None":
        """The ways as running sums, where they have one rest only, as those of two options without a veto do."""
        if len(ways) != 1:
            return None
        ((rest, (packed, lowest)),) = ways.items()
        size = self._width // 8
        fields = packed.to_bytes((packed.bit_length() // self._width + 1) * size, "little")
        coefficients = [int.from_bytes(fields[at : at + size], "little") for at in range(0, len(fields), size)]
        return RunningSums(rest, lowest, list(accumulate(coefficients)))

    def outcomes_after(self, running: "RunningSums", ways: WaysByRest) -> dict[str, int]:
        """The outcomes of the running sums' ways, every one together with every one of some few ways."""
        ended = dict.fromkeys((*self._names, TIE, NONE), 0)
        for also, (packed, lowest) in ways.items():
            for field in range(packed.bit_length() // self._width + 1):
                often = packed >> self._width * field & self._field
                if often:
                    level, below = self._turn(running.rest, (also, lowest + field))
                    if level is None:
                        ended[below] += often * running.total
                    else:
                        self._end(ended, below, *(often * number for number in running.around(level)))
        return ended

    def alike(self, ways: WaysByRest, shares: Sequence[int], vectors: Sequence[tuple[Sequence[Shift], int]]) -> int:
        """How often two answers, drawn by their shares with each way, come to the same outcome.

        A vector is what every answer does, and how often that is so. The outcome under an answer turns at one exponent
        only; so two answers that come to the same below it differ just where the exponent lies between their turns.
        """
        pairs = sum(shares) ** 2
        running = self.running(ways)  # of one rest only, hence of the only one there is
        total = 0
        for rest, polynomial in ways.items():
            number = self.total(polynomial)
            turns = {shift: self._turn(rest, shift) for vector, _ in vectors for shift in vector}
            known: dict[tuple[int, int], int] = {}
            for vector, count in vectors:
                own = [turns[shift] for shift in vector]
                levels = [level for level, _ in own if level is not None]
                if len(levels) == len(own) and len({below for _, below in own}) == 1:
                    tied_below, apart = own[0][1] == TIE, 0
                    for (one, share), (other, more) in combinations(zip(levels, shares, strict=True), 2):
                        if one != other:
                            low, high = (one, other) if one < other else (other, one)
                            between = (low + tied_below, high)  # level is a tie, too
                            if between not in known:
                                known[between] = (
                                    running.between(*between) if running else self.between(polynomial, *between)
                                )
                            apart += share * more * known[between]
                    total += count * (pairs * number - 2 * apart)
                else:
                    ranges = self._ranges(polynomial, own)
                    total += count * sum([ways * equal_pairs(shares, outcomes) for ways, outcomes in ranges if ways])
        return total

    def _turn(self, rest: int, shift: Shift) -> tuple[int | None, str]:
        """The exponent at which the outcome turns after this shift (None if it does not), and the outcome below it."""
        also, lead = shift
        _, level, _, below = self.standoff(rest + also - (rest & also & self._out))
        return (None if level is None else level - lead), below

    def _ranges(
        self, polynomial: Polynomial, turns: Sequence[tuple[int | None, str]]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """How many ways there are in each range of exponents, and the outcome of every answer there.

        Each answer comes as the exponent at which its outcome turns (None if it does not), and the outcome below that.
        """
        levels = sorted({level for level, _ in turns if level is not None})
        if not levels:
            yield self.total(polynomial), tuple([below for _, below in turns])
            return
        own, first, last = self._names[self.own], levels[0], levels[-1]
        above, _, _ = self.around(polynomial, last)
        yield above, tuple([below if level is None else own for level, below in turns])
        _, _, under = self.around(polynomial, first)
        yield under, tuple([below for _, below in turns])
        if not self.between(polynomial, first, last):
            return
        for low, high in zip(levels, [*levels[1:], last], strict=True):
            yield (
                self.between(polynomial, low, low),
                tuple(
                    [below if level is None or low < level else TIE if level == low else own for level, below in turns]
                ),
            )
            if high > low + 1:
                outcomes = tuple([below if level is None or low < level else own for level, below in turns])
                yield self.between(polynomial, low + 1, high - 1), outcomes


class RunningSums(NamedTuple):
    """The coefficients of a polynomial added up from the lowest on: made once, asked in no time."""

    rest: int
    """What happens besides, the same in all of these ways."""
    lowest: int
    """The exponent of the first sum."""
    sums: Sequence[int]
    """How many ways have an exponent up to this one."""

    @property
    def total(self) -> int:
        """How many ways there are."""
        return self.sums[-1]

    def _up_to(self, exponent: int) -> int:
        at = exponent - self.lowest
        return 0 if at < 0 else self.sums[min(at, len(self.sums) - 1)]

    def around(self, level: int) -> tuple[int, int, int]:
        """How many ways have an exponent above, at and below a level."""
        below, up_to = self._up_to(level - 1), self._up_to(level)
        return self.total - up_to, up_to - below, below

    def between(self, least: int, most: int) -> int:
        """How many ways have an exponent from `least` to `most`."""
        return max(self._up_to(most) - self._up_to(least - 1), 0)


def equal_pairs(shares: Sequence[int], outcomes: Iterable[str]) -> int:
    """How often two answers, each drawn by its share, come to the same outcome: of each, the sum of shares squared."""
    by_outcome: dict[str, int] = {}
    for share, name in zip(shares, outcomes, strict=True):
        by_outcome[name] = by_outcome.get(name, 0) + share
    return sum([share * share for share in by_outcome.values()])


def polynomial_counting(decision: Decision, weights: Mapping[str, int]) -> PolynomialCounting:
    """The counting of a decision at these weights.

    Between two options it is the same one again, with what it has counted before. Among more a new one begins: what is
    exact and what is too large must not hang on what was asked before.
    """
    own = tuple(weights[id] for id in decision.criteria)
    if len(decision.options) == 2:
        return _of_two(decision, own)
    return PolynomialCounting(decision, effects(decision, weights), Steps(BUDGET))


@lru_cache(maxsize=8)
def _of_two(decision: Decision, weights: tuple[int, ...]) -> PolynomialCounting:
    return PolynomialCounting(decision, effects(decision, dict(zip(decision.criteria, weights, strict=True))), None)
