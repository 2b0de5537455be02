"""The ways to finish a questionnaire: exact bounds, means, and the share in which each option wins.

Every completion counts the same, so a share is a count ("wins in 83 % of the ways to finish"), not a probability. Past
`BUDGET` steps of counting a seeded sample stands in, and says so.
"""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

from recommender.engine.bits import FAILS, HOLDS, Clauses, question_bits, rule_clauses
from recommender.engine.counting import TooLarge, count, sample
from recommender.engine.scoring import effects, outcome, read_tally, rest
from recommender.engine.ways import Ways, nothing
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.recommendation import Spread

BUDGET = 200_000
"""Steps (questions tried, tallies combined) before the count gives way to a sample."""


class Completions(NamedTuple):
    """The ways to finish a set of answers, counted (or sampled, if not `exact`).

    `number` is how many ways (samples) there are, `leads` what leads over the first option occur among them, `scores`
    one entry an option. `wins` counts by outcome: every option, `tie` and `none`; `tops` how often an option is among
    the best, `fits` how often it is not ruled out.
    """

    number: int
    exact: bool
    leads: tuple[tuple[int, ...], ...]
    scores: tuple[Spread, ...]
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
    """The ways to finish these answers at these weights: counted within the budget, else sampled."""
    rules = effects(decision, weights)
    bits = question_bits(decision)
    open_questions = [bits[question] for question in decision.questions if question not in answers]
    decided = nothing(len(decision.options))
    still_open: list[tuple[Clauses, int]] = []
    for position, condition in enumerate(rule_clauses(decision)):
        left = rest(condition, decision, answers)
        if left == HOLDS:
            decided = decided.after(rules[position])
        elif left != FAILS and rules[position].speaks:
            still_open.append((left, position))
    try:
        ways, exact = count(rules, open_questions, tuple(still_open), budget), True
    except TooLarge:
        ways, exact = sample(rules, open_questions, tuple(still_open)), False
    return _read(decision, decided.times(ways), exact=exact)


def _read(decision: Decision, ways: Ways, *, exact: bool) -> Completions:
    names = list(decision.options)
    wins = dict.fromkeys((*names, TIE, NONE), 0)
    tops = dict.fromkeys(names, 0)
    fits = dict.fromkeys(names, 0)
    read = {tally: read_tally(tally, len(names)) for tally in ways.tallies}
    for tally, often in ways.tallies.items():
        best = read[tally].best
        wins[outcome(decision, best)] += often
        for position in best:
            tops[names[position]] += often
        for name, out in zip(names, read[tally].ruled_out, strict=True):
            fits[name] += 0 if out else often
    scores = tuple(
        Spread(low, total / ways.number, high)
        for low, total, high in zip(ways.lowest, ways.total, ways.highest, strict=True)
    )
    leads = tuple(each.leads for each in read.values())
    return Completions(ways.number, exact, leads, scores, wins, tops, fits)
