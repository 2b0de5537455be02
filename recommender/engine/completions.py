"""The ways to finish a questionnaire: exact bounds, means, and the share in which each option wins.

Every completion counts the same, so a share is a count ("wins in 83 % of the ways to finish"), not a probability. Past
`BUDGET` steps of counting a seeded sample stands in, and says so.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from math import sqrt
from operator import mul
from typing import NamedTuple

from recommender.engine.clauses import positions, question_bits
from recommender.engine.counting import Counting, least, sample
from recommender.engine.diagram import BUDGET, Diagram, Drawing, Steps, TooLarge, draw, split, whole
from recommender.engine.scoring import Effect, answer_bits, effects, outcome, read_tally
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.ranking import Spread


class Completions(NamedTuple):
    """The ways to finish a set of answers, counted (or sampled, if not `exact`).

    `number` is how many ways (samples) there are, `leads` what leads over the first option occur among them, `scores`
    one entry an option, `holding` in how many ways each rule holds, in file order. `wins` counts by outcome: every
    option, `tie` and `none`; `tops` how often an option is among the best, `fits` how often it is not ruled out.
    """

    number: int
    exact: bool
    leads: tuple[tuple[int, ...], ...]
    scores: tuple[Spread, ...]
    holding: tuple[int, ...]
    wins: Mapping[str, int]
    tops: Mapping[str, int]
    fits: Mapping[str, int]

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
        return self.wins.get(outcome, 0) / self.number

    def standard_error(self, outcome: str) -> float:
        """The standard error of `share`; 0 when counted exactly."""
        share = self.share(outcome)
        return 0.0 if self.exact else sqrt(share * (1 - share) / self.number)

    def margin(self, leader: int, rival: int) -> Spread:
        """How far the option at one position is ahead of the one at another."""
        margins = [leads[leader] - leads[rival] for leads in self.leads]
        return Spread(min(margins), self.scores[leader].mean - self.scores[rival].mean, max(margins))


def completions(
    decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int], *, budget: int = BUDGET
) -> Completions:
    """The ways to finish these answers at these weights: counted within the budget, else sampled.

    Where the whole decision is too large to read, what the answers leave open may still be small enough.
    """
    steps = Steps(budget)
    drawn = whole(decision)
    if drawn is not None:
        with suppress(TooLarge):
            return _counted(decision, answers, weights, drawn, steps)
    if steps.left > 0:  # it was not too large, but too deep
        with suppress(TooLarge):
            return _counted(decision, answers, weights, draw(decision, answers, budget=budget), steps)
    return _sampled(decision, answers, weights)


def _counted(
    decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int], diagram: Diagram, steps: Steps
) -> Completions:
    rules = effects(decision, weights)
    given = answer_bits(decision, answers)
    tallies = Counting([rule.tally for rule in rules], given, steps).count(diagram)
    number = sum(tallies.values())
    holding = ways_holding(decision, answers, number)
    scores = []
    for option in range(len(decision.options)):
        gains = [rule.gains[option] for rule in rules]
        low, high = least(diagram, gains, given), -least(diagram, [-gain for gain in gains], given)
        scores.append(Spread(low, sum(map(mul, gains, holding)) / number, high))
    return _read(decision, tallies, scores, holding, exact=True)


def ways_holding(decision: Decision, answers: Mapping[str, str], number: int) -> tuple[int, ...]:
    """In how many of the `number` ways to finish these answers each rule holds, in file order."""
    fired, still_open = split(decision, answers)
    holding = [0] * sum(1 for _ in decision.rules())
    for position in fired:
        holding[position] = number
    bits = question_bits(decision)
    drawing = Drawing([bits[question] for question in decision.questions if question not in answers], Steps(BUDGET))
    for condition, position in still_open:
        one = Diagram((), drawing.node(((condition, 0),), ()))
        counts = Counting((1,), 0, Steps(BUDGET)).count(one)
        holding[position] = counts.get(1, 0) * (number // sum(counts.values()))
    return tuple(holding)


def _sampled(decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int]) -> Completions:
    rules = effects(decision, weights)
    bits = question_bits(decision)
    fired, still_open = split(decision, answers)
    drawn = sample([bits[question] for question in decision.questions if question not in answers], still_open)
    always = sum(1 << position for position in fired)
    tallies: dict[int, int] = {}
    holding = [0] * len(rules)
    seen: list[tuple[int, ...]] = []
    for some, count in drawn.items():
        firing = list(positions(some | always))
        tally = sum(rules[position].tally for position in firing)
        tallies[tally] = tallies.get(tally, 0) + count
        for position in firing:
            holding[position] += count
        seen.append(_gains(rules, firing))
    number = sum(drawn.values())
    scores = [
        Spread(min(gains), sum(map(mul, gains, drawn.values())) / number, max(gains))
        for gains in zip(*seen, strict=True)
    ]
    return _read(decision, tallies, scores, tuple(holding), exact=False)


def _gains(rules: Sequence[Effect], firing: Sequence[int]) -> tuple[int, ...]:
    nothing = (0,) * len(rules[0].gains)
    return tuple(map(sum, zip(nothing, *(rules[position].gains for position in firing), strict=True)))


def _read(
    decision: Decision,
    tallies: Mapping[int, int],
    scores: Sequence[Spread],
    holding: tuple[int, ...],
    *,
    exact: bool,
) -> Completions:
    names = list(decision.options)
    wins = dict.fromkeys((*names, TIE, NONE), 0)
    tops = dict.fromkeys(names, 0)
    fits = dict.fromkeys(names, 0)
    read = {tally: read_tally(tally, len(names)) for tally in tallies}
    for tally, often in tallies.items():
        best = read[tally].best
        wins[outcome(decision, best)] += often
        for position in best:
            tops[names[position]] += often
        for name, out in zip(names, read[tally].ruled_out, strict=True):
            fits[name] += 0 if out else often
    leads = tuple(each.leads for each in read.values())
    return Completions(sum(tallies.values()), exact, leads, tuple(scores), holding, wins, tops, fits)
