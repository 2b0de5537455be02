"""Holds a rule file against choices that were really made: how often, and how surely, the two agree."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import TypeVar

from recommender.engine.rank import rank
from recommender.engine.recommend import how_sure
from recommender.model.backtest import LEAST_SHARE, Agreement, Backtest, Bin, Case, Comparison, Judged, Pull
from recommender.model.decision import NONE, TIE, Decision, Rule
from recommender.model.profile import Profile
from recommender.model.ranking import Contribution, Ranking
from recommender.model.recommendation import WORDS, Confidence

_K = TypeVar("_K", bound=Hashable)

_ANSWERS = {"0 to 2": 2, "3 to 5": 5, "6 to 8": 8, "9 or more": None}
"""Groups of cases by the number of answers given: what they are called, and the most answers in them."""

_EDGES = (0.0, 0.5, 0.66, 0.8, 0.9, 1.0)
"""Where bins of shares begin and end, the cut points of the words among them."""


def backtest(decision: Decision, cases: Iterable[Case]) -> Backtest:
    """What the rules say to every case, with open questions left open and taken for neutral.

    Raises ValueError if a case names something that the decision does not have.
    """
    every = tuple(cases)
    for case in every:
        if case.chose not in decision.options:
            raise ValueError(f"no option is named {case.chose!r}")
    return Backtest(decision, neutral=_tested(decision, every, neutral=True), left_open=_tested(decision, every))


def _tested(decision: Decision, cases: Sequence[Case], *, neutral: bool = False) -> Comparison:
    known: dict[str, tuple[Ranking, Confidence | None]] = {}  # equal profiles are looked at once
    for case in cases:
        if _key(case.profile) not in known:
            ranking = rank(decision, case.profile, assume_neutral=neutral)
            known[_key(case.profile)] = ranking, how_sure(ranking)
    found = [known[_key(case.profile)] for case in cases]
    rankings = [ranking for ranking, _ in found]
    judged = [_judged(case, *ranked) for case, ranked in zip(cases, found, strict=True)]
    return Comparison(
        reading="neutral" if neutral else "open",
        judged=tuple(judged),
        overall=_agreement(judged),
        by_word=_grouped(judged, WORDS, lambda each: each.word),
        by_answers=_grouped(judged, _ANSWERS, lambda each: _group(len(each.case.profile.answers))),
        confusion=_confusion(decision, judged),
        brier=_mean(map(_squares, judged)),
        log_loss=_mean(map(_surprise, judged)),
        calibration=_calibration(judged),
        pulls=_pulls(rankings, judged),
    )


def _key(profile: Profile) -> str:
    """A profile's answers, weights and fixed questions, whatever their order in its file."""
    return repr((sorted(profile.answers.items()), sorted(profile.weights.items()), sorted(profile.fixed)))


def _judged(case: Case, ranking: Ranking, sure: Confidence | None) -> Judged:
    ids = [option.id for option in ranking.leading]
    return Judged(
        case=case,
        said=ranking.leader.id if ranking.leader else TIE if ids else NONE,
        credit=(case.chose in ids) / max(len(ids), 1),
        word=sure.word if sure else None,
        shares=_shares(ranking),
        reasons=_reasons(case, ranking),
    )


def _shares(ranking: Ranking) -> dict[str, float]:
    fitting = [standing for standing in ranking.standings if standing.rank is not None]
    part = ranking.outcomes[TIE] / max(len(fitting), 1)
    shares = dict.fromkeys(ranking.decision.options, 0.0)
    return {**shares, **{standing.option.id: standing.wins + part for standing in fitting}}


def _reasons(case: Case, ranking: Ranking) -> tuple[Contribution, ...]:
    """What speaks for the leader, and against what was chosen, in one list; nothing where they are the same."""
    if ranking.leader is None or ranking.leader.id == case.chose:
        return ()
    by_option = {standing.option.id: standing.contributions for standing in ranking.standings}
    for_leader = [each for each in by_option[ranking.leader.id] if each.score > 0]
    against_chosen = [each for each in by_option[case.chose] if each.score < 0]
    return tuple(sorted([*for_leader, *against_chosen], key=lambda each: -abs(each.score)))


def _agreement(judged: Sequence[Judged]) -> Agreement:
    return Agreement(len(judged), sum(each.credit for each in judged))


def _grouped(
    judged: Iterable[Judged], groups: Iterable[_K], group_of: Callable[[Judged], _K | None]
) -> Mapping[_K, Agreement]:
    members: dict[_K, list[Judged]] = {group: [] for group in groups}
    for each in judged:
        group = group_of(each)
        if group is not None:
            members[group].append(each)
    return {group: _agreement(some) for group, some in members.items()}


def _group(answers: int) -> str:
    return next(name for name, most in _ANSWERS.items() if most is None or answers <= most)


def _confusion(decision: Decision, judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    counts = Counter((each.case.chose, each.said) for each in judged)
    said = (*decision.options, TIE, NONE)
    return {chose: {outcome: counts[chose, outcome] for outcome in said} for chose in decision.options}


def _squares(each: Judged) -> float:
    return sum((share - (option == each.case.chose)) ** 2 for option, share in each.shares.items())


def _surprise(judged: Judged) -> float:
    return -log(max(judged.shares[judged.case.chose], LEAST_SHARE))


def _mean(values: Iterable[float]) -> float | None:
    every = list(values)
    return sum(every) / len(every) if every else None


def _calibration(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Cases by the share that the leader wins in; those without one leader are left out."""
    led = [(each.shares[each.said], each) for each in judged if each.said in each.shares]
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [(share, each) for share, each in led if low <= share < high or share == high == 1]
        if inside:
            mean = sum(share for share, _ in inside) / len(inside)
            bins.append(Bin(low, high, _agreement([each for _, each in inside]), mean))
    return tuple(bins)


def _pulls(rankings: Sequence[Ranking], judged: Sequence[Judged]) -> tuple[Pull, ...]:
    """The rules that speak against what was chosen in some case, those that do so most often first."""
    holds: Counter[Rule] = Counter()
    wrong: Counter[Rule] = Counter()
    for ranking, each in zip(rankings, judged, strict=True):
        rivals = len(ranking.decision.options) - 1
        speaks: Counter[Rule] = Counter()  # for what was chosen, over what it does for the others on average
        for standing in ranking.standings:
            sign = rivals if standing.option.id == each.case.chose else -1
            for contribution in standing.contributions:
                speaks[contribution.rule] += sign * contribution.score
        holds.update(speaks.keys())
        wrong.update(rule for rule, score in speaks.items() if score < 0)
    pulls = [Pull(rule, holds[rule], often) for rule, often in wrong.items()]
    return tuple(sorted(pulls, key=lambda pull: (-pull.wrong, pull.holds, pull.rule.place)))
