"""Whether the weighting matters at all: with which share of all weightings an option wins, and with which kind.

Weights are uniform on the simplex: none below 0, adding up to 1, each mix as likely as any other (SMAA: Lahdelma,
Hokkanen and Salminen, European Journal of Operational Research 106, 1998).
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from recommender.engine.sampling import seeded
from recommender.engine.sensitivity import Points
from recommender.model.recommendation import Acceptability

_WEIGHTINGS = 4_000
"""Weightings in a sample: a standard error of 0.8 percentage points at most."""


def race(ahead: Sequence[float]) -> float:
    """The share of weightings with which the sum of weight x d is above 0, for these differences d.

    A race between what speaks for and what speaks against: a weighting is a set of exponential times, and the d take
    turns at being the next to run out. Sums of positive terms only, so near-ties do no harm, where the closed form (Ali
    1973; Varsi 1973) divides by their differences. 0 if all d are 0. Works with any numbers, fractions too.
    """
    for_it, against = [d for d in ahead if d > 0], [-d for d in ahead if d < 0]
    row: list[float] = [0] * (len(against) + 1)
    for a in for_it:
        new: list[float] = [1]
        for j, b in enumerate(against):
            new.append(a / (a + b) * new[j] + b / (a + b) * row[j + 1])
        row = new
    return row[-1]


def acceptability(points: Points, options: Sequence[str], fitting: Sequence[str]) -> Acceptability:
    """The share of weightings with which each option wins, and the mean of those weightings.

    Options that do not fit have a share of 0. Two are compared exactly; so are more where all but one rival of every
    option always lose or always win against it. Else a seeded sample of weightings stands in, with its error.
    """
    by_option = {option: [of[position] for of in points.values()] for position, option in enumerate(options)}
    shares = dict.fromkeys(options, 0.0)
    wins = {a: {b: race(_ahead(by_option[a], by_option[b])) for b in fitting if b != a} for a in fitting}
    central: dict[str, Mapping[str, float]] = {}
    for option, against in wins.items():
        doubtful = [rival for rival, share in against.items() if share < 1]
        if 0 in against.values():
            continue
        if len(doubtful) > 1:
            return _sampled(points, options, fitting)
        shares[option] = min(against.values(), default=1.0)
        ahead = _ahead(by_option[option], by_option[doubtful[0]]) if doubtful else []
        central[option] = _central(list(points), ahead, shares[option])
    return Acceptability(shares, central, exact=True, standard_error=0.0)


def _ahead(option: Sequence[int], rival: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(option, rival, strict=True)]


def _central(criteria: Sequence[str], ahead: Sequence[int], share: float) -> dict[str, float]:
    """The mean weighting with which an option wins: one criterion at a time counted twice, against counted once."""
    if not ahead:
        return {criterion: 1 / len(criteria) for criterion in criteria}
    return {
        criterion: race([*ahead, ahead[position]]) / share / len(criteria)
        for position, criterion in enumerate(criteria)
    }


def _sampled(points: Points, options: Sequence[str], fitting: Sequence[str]) -> Acceptability:
    chance = seeded()
    places = [position for position, option in enumerate(options) if option in fitting]
    scale = max(abs(value) for row in points.values() for value in row) or 1  # sums over the ways can be beyond floats
    rows = [[value / scale for value in row] for row in points.values()]
    won = dict.fromkeys(options, 0)
    sums = {option: [0.0] * len(rows) for option in options}
    for _ in range(_WEIGHTINGS):
        weighting = [chance.expovariate(1) for _ in rows]
        scores = [sum([weight * row[place] for weight, row in zip(weighting, rows, strict=True)]) for place in places]
        best = max(scores)
        if scores.count(best) == 1:
            option, total = fitting[scores.index(best)], sum(weighting)
            won[option] += 1
            sums[option] = [sum_ + weight / total for sum_, weight in zip(sums[option], weighting, strict=True)]
    shares = {option: count / _WEIGHTINGS for option, count in won.items()}
    return Acceptability(
        shares=shares,
        central_weights={
            option: {id: sum_ / won[option] for id, sum_ in zip(points, sums[option], strict=True)}
            for option in options
            if won[option]
        },
        exact=False,
        standard_error=max(sqrt(share * (1 - share) / _WEIGHTINGS) for share in shares.values()),
    )
