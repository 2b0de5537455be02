"""The ways to finish a questionnaire: exact bounds, means, and the share in which each option wins.

A way counts as often as its answers are given, so a share is a count ("wins in 83 % of the ways to finish"). Past
`BUDGET` steps of counting a seeded sample stands in, and says so.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import combinations
from math import nextafter, sqrt
from operator import mul
from typing import NamedTuple

from recommender.engine.bounds import Least, Values
from recommender.engine.clauses import Clauses, positions, question_bits
from recommender.engine.counting import TallyCounting, sample
from recommender.engine.diagram import BUDGET, Diagram, Steps, TooDeep, TooLarge, draw, draw_rules, whole
from recommender.engine.polynomials import PolynomialCounting, WaysByRest, polynomial_counting
from recommender.engine.scoring import effects, outcome
from recommender.engine.situation import Situation
from recommender.engine.tally import read_tally
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.ranking import Spread


class Completions(NamedTuple):
    """The ways to finish a set of answers, counted (or sampled, if not `exact`)."""

    number: int
    """How many ways (or samples) there are."""
    exact: bool
    scores: tuple[Spread, ...]
    """The points of every option, in file order."""
    lead_bounds: Mapping[tuple[int, int], tuple[int, int]]
    """The least and the most by which an option leads another, by their positions, the smaller first."""
    holding: tuple[int, ...]
    """In how many ways each rule holds, in file order."""
    wins: Mapping[str, int]
    """In how many ways each outcome is reached: every option, `tie` and `none`."""
    tops: Mapping[str, int]
    """How often each option is among the best."""
    fits: Mapping[str, int]
    """How often each option is not ruled out."""

    @property
    def possible(self) -> tuple[str, ...]:
        """The outcomes that some way to finish reaches."""
        return tuple(name for name, count in self.wins.items() if count)

    @property
    def outcome(self) -> str | None:
        """The only outcome that is possible; None while there are more, or while a sample may have missed one."""
        return self.possible[0] if self.exact and len(self.possible) == 1 else None

    @property
    def leading(self) -> tuple[str, ...]:
        """Who leads: the options with the highest share of the ways to finish.

        Where no option wins in any way, those that are ever among the best: all that is left is a tie.
        """
        most = max(self.wins[option] for option in self.tops)
        if most == 0:
            return tuple(option for option, often in self.tops.items() if often)
        return tuple(option for option in self.tops if self.wins[option] == most)

    @property
    def leader(self) -> str | None:
        """The one option that leads; None if several do, or none."""
        return self.leading[0] if len(self.leading) == 1 else None

    def share(self, outcome: str) -> float:
        """The share of the ways to finish that end with this outcome, 0 to 1."""
        return as_share(self.wins.get(outcome, 0), self.number)

    def standard_error(self, outcome: str) -> float:
        """The standard error of `share`; 0 when counted exactly."""
        share = self.share(outcome)
        return 0.0 if self.exact else sqrt(share * (1 - share) / self.number)

    def margin(self, leader: int, rival: int) -> Spread:
        """How far the option at one position is ahead of the one at another."""
        mean = self.scores[leader].mean - self.scores[rival].mean
        if leader < rival:
            least, most = self.lead_bounds[leader, rival]
            return Spread(least, mean, most)
        least, most = self.lead_bounds[rival, leader]
        return Spread(-most, mean, -least)


def as_share(some: int, number: int) -> float:
    """How much some are of a number, 0 to 1: exactly 1 only if they are all, which rounding must not make of fewer."""
    return some / number if some == number else min(some / number, nextafter(1, 0))


@lru_cache(maxsize=64)
def completions(situation: Situation) -> Completions:
    """The ways to finish, counted if `BUDGET` is enough, else sampled; worked out once for a situation.

    Where the whole decision is too large to read, what the answers leave open may still be small enough.
    """
    diagram = whole(situation.decision)
    with suppress(TooLarge):
        if diagram is not None:
            with suppress(TooDeep):
                return _counted(situation, diagram, situation.bits)
        if situation.answers:
            return _counted(situation, draw(situation), 0)
    return sampled(situation)


def _counted(situation: Situation, diagram: Diagram, answers: int) -> Completions:
    """Counted on a diagram at those of its answers (as bits) that are given."""
    decision = situation.decision
    counting = polynomial_counting(decision, situation.weights)
    ended = _of_polynomials(decision, counting, counting.count(diagram, answers))
    number = sum(ended.wins.values())
    holding = _holding(situation, number)
    least, most = _bounds(diagram, decision, situation.weights, answers)
    gains_by_option = zip(*(effect.gains for effect in situation.effects), strict=True)
    scores = [
        Spread(low, sum(map(mul, gains, holding)) / number, high)
        for low, high, gains in zip(least, most, gains_by_option, strict=False)  # leads follow
    ]
    return Completions(
        number=number,
        exact=True,
        scores=tuple(scores),
        lead_bounds=_lead_bounds(decision, least, most),
        holding=holding,
        **ended._asdict(),
    )


def _bounds(diagram: Diagram, decision: Decision, weights: Mapping[str, int], answers: int) -> tuple[Values, Values]:
    """The least and the most of every option's points, then of the lead in every pair of options."""
    both = _least(diagram, decision, tuple(weights[id] for id in decision.criteria)).of(answers)
    half = len(both) // 2
    return both[:half], tuple([-value for value in both[half:]])


@lru_cache(maxsize=16)
def _least(diagram: Diagram, decision: Decision, weights: tuple[int, ...]) -> Least:
    """What bounds the points and the leads from below, and their negatives."""
    pairs = list(combinations(range(len(decision.options)), 2))
    values = []
    for rule in effects(decision, dict(zip(decision.criteria, weights, strict=True))):
        own = (*rule.gains, *(rule.gains[a] - rule.gains[b] for a, b in pairs))
        values.append((*own, *(-value for value in own)))
    return Least(diagram, values)


def _lead_bounds(decision: Decision, least: Values, most: Values) -> dict[tuple[int, int], tuple[int, int]]:
    options = len(decision.options)
    return dict(zip(combinations(range(options), 2), zip(least[options:], most[options:], strict=True), strict=True))


class _Ended(NamedTuple):
    """How the ways end; see `Completions`."""

    wins: Mapping[str, int]
    tops: Mapping[str, int]
    fits: Mapping[str, int]


def _of_polynomials(decision: Decision, counting: PolynomialCounting, ways: WaysByRest) -> _Ended:
    names = list(decision.options)
    tops = dict.fromkeys(names, 0)
    fits = dict.fromkeys(names, 0)
    for rest, polynomial in ways.items():
        standoff = counting.standoff(rest)
        number = counting.total(polynomial)
        for position in standoff.fits:
            fits[names[position]] += number
        above, at, _ = (0, number, 0) if standoff.level is None else counting.around(polynomial, standoff.level)
        for position in standoff.best:
            tops[names[position]] += number - above
        if standoff.level is not None:
            tops[names[counting.own]] += above + at
    return _Ended(counting.outcomes(ways), tops, fits)


def _of_tallies(decision: Decision, tallies: Mapping[int, int]) -> _Ended:
    names = list(decision.options)
    wins = dict.fromkeys((*names, TIE, NONE), 0)
    tops = dict.fromkeys(names, 0)
    fits = dict.fromkeys(names, 0)
    for tally, often in tallies.items():
        read = read_tally(tally, len(names))
        best = read.best
        wins[outcome(decision, best)] += often
        for position in best:
            tops[names[position]] += often
        for name, out in zip(names, read.ruled_out, strict=True):
            fits[name] += 0 if out else often
    return _Ended(wins, tops, fits)


def _holding(situation: Situation, number: int) -> tuple[int, ...]:
    """In how many of the `number` ways to finish each rule holds, in file order."""
    holding = [0] * len(situation.effects)
    for position in situation.fired:
        holding[position] = number
    for condition, position in situation.open:
        ways, every = _ways_to_hold(situation.decision, condition)
        holding[position] = ways * (number // every)
    return tuple(holding)


@lru_cache(maxsize=4096)
def _ways_to_hold(decision: Decision, condition: Clauses) -> tuple[int, int]:
    """In how many ways to answer the questions that it reads a condition holds, and how many there are."""
    if len(condition) == 1 and not condition[0][1]:  # most rules read one question, and need no diagram
        mask = condition[0][0]
        read = [question for question in question_bits(decision).values() if question.mask & mask]
        if len(read) == 1:
            (question,) = read
            shares = zip(question.answers.values(), question.shares, strict=True)
            return sum(share for answer, share in shares if answer & mask), question.every
    counts = TallyCounting((1,), Steps(BUDGET)).count(draw_rules(decision, [condition], Steps(BUDGET)))
    return counts.get(1, 0), sum(counts.values())


def sampled(situation: Situation) -> Completions:
    """As many of the ways to finish as a sample holds, drawn at random with a fixed seed."""
    decision, rules = situation.decision, situation.effects
    drawn = sample(situation.open_questions, situation.open)
    always = sum(1 << position for position in situation.fired)
    tallies: Counter[int] = Counter()
    holding = [0] * len(rules)
    seen: list[tuple[int, ...]] = []
    for some, count in drawn.items():
        firing = list(positions(some | always))
        tallies[sum(rules[position].tally for position in firing)] += count
        for position in firing:
            holding[position] += count
        seen.append(_gains([rules[position].gains for position in firing], len(decision.options)))
    number = sum(drawn.values())
    scores = [
        Spread(min(gains), sum(map(mul, gains, drawn.values())) / number, max(gains))
        for gains in zip(*seen, strict=True)
    ]
    leads = {(a, b): [gains[a] - gains[b] for gains in seen] for a, b in combinations(range(len(decision.options)), 2)}
    bounds = {pair: (min(some), max(some)) for pair, some in leads.items()}
    return Completions(
        number=number,
        exact=False,
        scores=tuple(scores),
        lead_bounds=bounds,
        holding=tuple(holding),
        **_of_tallies(decision, tallies)._asdict(),
    )


def _gains(gains: Sequence[tuple[int, ...]], options: int) -> tuple[int, ...]:
    return tuple(map(sum, zip((0,) * options, *gains, strict=True)))
