"""From a ranking to the whole recommendation: how sure, what would change it, and what to find out next."""

from collections.abc import Mapping
from dataclasses import fields
from typing import NamedTuple

from recommender.engine.acceptability import acceptability
from recommender.engine.completions import Completions, completions
from recommender.engine.confidence import confidence
from recommender.engine.counterfactual import SMALL, counterfactuals
from recommender.engine.next_question import next_questions
from recommender.engine.outcomes_by_answer import outcomes_by_answer
from recommender.engine.rank import fillable, rank
from recommender.engine.sensitivity import (
    Duel,
    duels,
    notches_to_flip,
    point_ranges,
    points_of,
    stated_shares,
    swing_shares,
    tolerance,
    weight_limits,
)
from recommender.engine.situation import Situation, situation
from recommender.engine.sufficient_reason import Sufficient, sufficient_reason
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import (
    Acceptability,
    Confidence,
    Counterfactual,
    Disagreement,
    OtherReading,
    Recommendation,
    Sensitivity,
)


def recommend(decision: Decision, profile: Profile, *, assume_neutral: bool = False) -> Recommendation:
    """Say which option fits a profile, why, how sure that is, what would change it and what to find out next.

    Open questions may still go either way; with `assume_neutral` those that have an answer for "no preference" are
    taken to have it. Raises ValueError if the profile names something that the decision does not have.
    """
    return analyse(rank(decision, profile, assume_neutral=assume_neutral))


def analyse(ranking: Ranking) -> Recommendation:
    """Everything else that can be said about a ranking."""
    decision, given = ranking.decision, ranking.given
    here = _situation(ranking, ranking.answers)
    ways = completions(here)
    sure = _confidence(ranking, ranking.answers)
    weighting = _weighting(ranking, ways)
    by_answer = outcomes_by_answer(here)
    targets = [option for option in decision.options if ranking.leader is None or option != ranking.leader.id]
    facts = [question for question in given if decision.questions[question].kind == "fact"]
    changes = counterfactuals(by_answer, ranking.profile.fixed, facts, targets)
    reason = _sufficient_reason(ranking, given)
    while_open = outcomes_by_answer(_situation(ranking, given)) if ranking.assumed else by_answer
    asked, counted = next_questions(while_open, [question for question in decision.questions if question not in given])
    exact = {
        "outcomes": ranking.exact,
        "confidence": sure is None or sure.exact,
        "criteria": ways.exact and point_ranges(decision).exact,
        **dict.fromkeys(("tolerance", "notches_to_flip"), ways.exact),
        **dict.fromkeys(("acceptability", "central_weights"), weighting.acceptability_exact),
        "counterfactuals": all(_all_tried(ranking, found) for found in changes),
        "sufficient_reason": reason.proven,
        "next_questions": counted,
    }
    return Recommendation(
        **{field.name: getattr(ranking, field.name) for field in fields(Ranking)},
        other_reading=_other_reading(ranking, given),
        confidence=sure,
        sensitivities=weighting.sensitivities,
        tolerance=weighting.tolerance,
        notches_to_flip=weighting.notches_to_flip,
        acceptability=weighting.acceptability,
        counterfactuals=tuple(changes),
        open_rules=tuple(_situation(ranking, given).open_rules),
        sufficient_reason=reason.answers,
        next_questions=tuple(asked),
        inexact=tuple(name for name, whole in exact.items() if not whole),
        disagreement=_disagreement(ranking),
    )


def how_sure(ranking: Ranking, *, among: int = 1) -> Confidence | None:
    """How sure the leader of a ranking is; None if no option fits.

    With more than two options, each `among` so many rankings is given less effort.
    """
    return _confidence(ranking, ranking.answers, among=among)


class _Weighting(NamedTuple):
    """What the weights do; all but the shares of the criteria is None without a leader that is ahead on average."""

    sensitivities: tuple[Sensitivity, ...]
    tolerance: float | None
    notches_to_flip: int | None
    acceptability: Acceptability | None
    acceptability_exact: bool


def _weighting(ranking: Ranking, ways: Completions) -> _Weighting:
    decision, weights, names = ranking.decision, ranking.weights, list(ranking.decision.options)
    fitting = {standing.option.id for standing in ranking.standings if standing.rank is not None}
    points = points_of(decision, ways.holding)
    against: list[Duel] = []
    ahead = ranking.leader is not None
    if ranking.leader:
        rivals = [position for position, name in enumerate(names) if name in fitting - {ranking.leader.id}]
        against = duels(points, weights, names.index(ranking.leader.id), rivals)
        ahead = all(duel.lead > 0 for duel in against)
    stated, swing = stated_shares(weights), swing_shares(decision, weights)
    accepted = acceptability(points, names, [name for name in names if name in fitting]) if ahead else None
    return _Weighting(
        sensitivities=tuple(
            Sensitivity(
                criterion, weights[id], stated[id], swing[id], *weight_limits(against if ahead else [], position)
            )
            for position, (id, criterion) in enumerate(decision.criteria.items())
        ),
        tolerance=tolerance(against) if ahead else None,
        notches_to_flip=notches_to_flip(against) if ahead else None,
        acceptability=accepted,
        acceptability_exact=ways.exact and (accepted is None or accepted.exact),
    )


def _all_tried(ranking: Ranking, found: Counterfactual) -> bool:
    """Whether all sets of changes were tried that a reading asks for."""
    if found.size is not None or found.searched is None:
        return True
    return bool(ranking.open_questions) and found.searched == SMALL


def _situation(ranking: Ranking, answers: Mapping[str, str]) -> Situation:
    return situation(ranking.decision, answers, ranking.weights)


def _confidence(ranking: Ranking, answers: Mapping[str, str], *, among: int = 1) -> Confidence | None:
    """How sure the leader at these answers is; they may be those of the other reading."""
    silenced = [criterion for criterion, weight in ranking.profile.weights.items() if weight == 0]
    assumed = any(question not in ranking.profile.answers for question in answers)
    here = _situation(ranking, answers)
    sure = confidence(here, completions(here), silenced, assumed=assumed, among=among)
    return sure._replace(word="toss-up") if sure and _disagreement(ranking) else sure


def _disagreement(ranking: Ranking) -> Disagreement | None:
    """Who leads by the answers alone, and who by what is usually answered, where these are not the same."""
    neutral = fillable(ranking.decision, ranking.given)
    if not neutral:
        return None
    usual = completions(_situation(ranking, ranking.given)).leader
    answers = completions(_situation(ranking, {**ranking.given, **neutral})).leader
    if usual is None or answers is None or usual == answers:
        return None
    return Disagreement(ranking.decision.options[answers], ranking.decision.options[usual])


def _sufficient_reason(ranking: Ranking, given: Mapping[str, str]) -> Sufficient:
    if ranking.outcome is None:
        return Sufficient(None)
    return sufficient_reason(ranking.decision, given, ranking.weights, ranking.outcome)


def _other_reading(ranking: Ranking, given: Mapping[str, str]) -> OtherReading | None:
    """What the given answers say when the open questions are read the other way; None if that is no different."""
    neutral = fillable(ranking.decision, given)
    if not neutral:
        return None
    answers = given if ranking.assumed else {**given, **neutral}
    ways = completions(_situation(ranking, answers))
    return OtherReading(
        reading="open" if ranking.assumed else "neutral",
        outcome=ways.outcome,
        leader=ranking.decision.options[ways.leader] if ways.leader else None,
        tied=() if ways.leader else tuple(ranking.decision.options[option] for option in ways.leading),
        confidence=_confidence(ranking, answers),
    )
