"""How sure a recommendation is: the share of open questions and of notches that it survives, and the word for both."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice
from math import lcm, prod, sqrt
from typing import NamedTuple

from recommender.engine.clauses import question_bits, read_bits
from recommender.engine.completions import Completions, as_share
from recommender.engine.notches import Notches, Share
from recommender.engine.sampling import Ways, every_way, random_ways, seeded
from recommender.engine.situation import Situation
from recommender.engine.tally import read_tally
from recommender.model.recommendation import CUT_POINTS, Confidence, Word

FEW = 200
"""Sets of rules that hold in winning ways, or winning ways drawn at random where there are more, that are averaged."""

_LISTED = 2_000
"""Ways that are gone through one by one to find those in which the leader wins."""

_TRIED, _BATCH = 20_000, 500
"""Ways that are drawn at most, and at once, to find those in which the leader wins."""


def confidence(
    here: Situation, ways: Completions, silenced: Iterable[str], *, assumed: bool, among: int = 1
) -> Confidence | None:
    """How sure the leader of these ways to finish the answers is; None if no option is left to lead.

    `silenced` are the criteria that the team gave the weight 0; `assumed` says that not all answers were given, so that
    nothing can be certain. With more than two options, each `among` so many situations is given less effort.
    """
    if not ways.leading:
        return None
    leader = ways.leader
    if leader is None:
        top = ways.leading[0]
        return Confidence("toss-up", ways.share(top), None, ways.exact, ways.standard_error(top))
    notches = mean_notch_share(here, silenced, leader, among=among)
    win_share, error = ways.share(leader), ways.standard_error(leader)
    if notches is None:
        return Confidence("toss-up", win_share, None, ways.exact, error)
    exact = ways.exact and notches.exact
    word = _word(min(win_share, notches.value), certain=exact and not assumed)
    return Confidence(word, win_share, notches.value, exact, notches.error if notches.value <= win_share else error)


def _word(share: float, *, certain: bool) -> Word:
    if share == 1 and certain:
        return "certain"
    return next((word for word, least in CUT_POINTS.items() if share >= least), "toss-up")


class Mean(NamedTuple):
    """A mean share, whether it is exact, and its standard error (0 if it is)."""

    value: float
    exact: bool
    error: float


def mean_notch_share(here: Situation, silenced: Iterable[str], leader: str, *, among: int = 1) -> Mean | None:
    """The mean notch share over the ways to finish these answers in which the leader wins.

    So it says how firm the win is rather than repeating how often there is one. Past `FEW` sets of rules a seeded
    sample of as many ways stands in; None if that finds no way in which the leader wins.
    """
    found, whole = _Winning(here, leader).found()
    if not found:
        return None
    notches = Notches(here.decision, here.weights, silenced, leader, asked=found, among=among)
    shares = [(notches.share(fired), count) for fired, count in found.items()]
    number = sum(found.values())
    common = lcm(*{share.every for share, _ in shares})
    mean = as_share(sum(share.won * (common // share.every) * count for share, count in shares), common * number)
    exact = whole and all(share.exact for share, _ in shares)
    return Mean(mean, exact, 0.0 if exact else _error(shares, mean, number, whole=whole))


def _error(shares: Sequence[tuple[Share, int]], mean: float, number: int, *, whole: bool) -> float:
    """The standard error of a mean over ways that may be drawn at random, of shares that may themselves be."""
    variance = 0.0
    for (won, of, exact), count in shares:
        share = won / of
        if not exact:
            variance += share * (1 - share) / of * (count / number) ** 2
        if not whole:
            variance += (share - mean) ** 2 * count / number**2
    return sqrt(variance)


class _Winning:
    """The ways to finish these answers in which the leader wins, each as the set of rules (as bits) that hold in it."""

    def __init__(self, here: Situation, leader: str) -> None:
        self._open = here.open
        self._tallies = [effect.tally for effect in here.effects]
        self._own_bit = [1 << position for _, position in here.open]
        self._holding = sum(1 << position for position in here.fired)
        self._tally = sum(self._tallies[position] for position in here.fired)
        self._options = len(here.decision.options)
        self._best = (list(here.decision.options).index(leader),)
        self._wins: dict[int, bool] = {}
        read = 0
        for condition, _ in self._open:
            read |= read_bits(condition)
        self._questions = [question for question in question_bits(here.decision).values() if question.mask & read]

    def found(self) -> tuple[dict[int, int], bool]:
        """How often each set of rules holds, and whether that is all of the ways or some drawn at random."""
        if prod(len(question.answers) for question in self._questions) <= _LISTED:
            ways, counts = every_way(self._questions)
            found: dict[int, int] = {}
            for holding, count in zip(self._holding_in(ways), counts, strict=True):
                if holding is not None:
                    found[holding] = found.get(holding, 0) + count
            if len(found) <= FEW:
                return found, True
        return Counter(islice(self._at_random(), FEW)), False

    def _at_random(self) -> Iterator[int]:
        chance = seeded()
        for _ in range(_TRIED // _BATCH):
            ways = random_ways(self._questions, _BATCH, chance)
            yield from (holding for holding in self._holding_in(ways) if holding is not None)

    def _holding_in(self, ways: Ways) -> Iterator[int | None]:
        """The rules that hold in each way; None where the leader does not win."""
        own = [self._tallies[position] for _, position in self._open]
        for firing in ways.firing(self._open):
            tally = self._tally + sum(compress(own, firing))
            wins = self._wins.get(tally)
            if wins is None:
                wins = self._wins[tally] = read_tally(tally, self._options).best == self._best
            yield self._holding + sum(compress(self._own_bit, firing)) if wins else None
