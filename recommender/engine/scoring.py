"""What the rules do to the options: points times weight, and who is ruled out.

score(o) = sum over the criteria of weight x points, points = the sum of the fired rules' (prefer +, avoid -). A
score never reads another option, so adding an option cannot reverse a ranking. All scores are integers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from recommender.engine.clauses import (
    HOLDS,
    Clauses,
    elsewhere_clauses,
    given,
    holds,
    question_bits,
    rule_clauses,
    warning_clauses,
)
from recommender.engine.tally import tally_of
from recommender.model.decision import NONE, TIE, Criterion, Decision, Elsewhere, OptionWarning, Rule
from recommender.model.profile import Profile

_S = TypeVar("_S")


class Effect(NamedTuple):
    """What one rule does when it fires, at the weights in force."""

    when: Clauses
    gains: tuple[int, ...]
    """Points x weight for every option, in file order."""
    bars: int
    """The options it rules out, a bit for each by its position."""
    tally: int
    """Both of these, to be added up; see `recommender.engine.tally`."""


def weights_in_force(decision: Decision, profile: Profile | None = None) -> dict[str, int]:
    """Every criterion's weight: the team's own where it has one, else the rule file's."""
    own = profile.weights if profile else {}
    return {id: own.get(id, criterion.weight) for id, criterion in decision.criteria.items()}


def effects(decision: Decision, weights: Mapping[str, int]) -> tuple[Effect, ...]:
    """What every rule would do, in file order; worked out once for the weights."""
    return _effects(decision, tuple(weights[id] for id in decision.criteria))


@lru_cache(maxsize=16)
def _effects(decision: Decision, weights: tuple[int, ...]) -> tuple[Effect, ...]:
    by_criterion = dict(zip(decision.criteria, weights, strict=True))
    return tuple(
        _effect(decision, rule, when, by_criterion[criterion.id])
        for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
    )


def _effect(decision: Decision, rule: Rule, when: Clauses, weight: int) -> Effect:
    gains = tuple(rule.points * weight if option in rule.options else 0 for option in decision.options)
    bars = [rule.verb == "rule_out" and option in rule.options for option in decision.options]
    return Effect(when, gains, sum(bar << position for position, bar in enumerate(bars)), tally_of(gains, bars))


def answer_bits(decision: Decision, answers: Mapping[str, str]) -> int:
    """A set of answers as the union of their bits."""
    bits = question_bits(decision)
    return sum([bits[question].answers[answer] for question, answer in answers.items()])


def asked_bits(decision: Decision, questions: Iterable[str]) -> int:
    """All the answers of these questions as the union of their bits."""
    bits = question_bits(decision)
    return sum([bits[question].mask for question in questions])


def evaluate(effects: Iterable[Effect], answers: int) -> int:
    """The tally at a complete set of answers (as bits)."""
    return sum(effect.tally for effect in effects if holds(effect.when, answers))


def outcome(decision: Decision, best: Sequence[int]) -> str:
    """The outcome when the options at these positions share the lead: an option's id, `tie` or `none`."""
    match list(best):
        case []:
            return NONE
        case [position]:
            return list(decision.options)[position]
        case _:
            return TIE


def rest(condition: Clauses, decision: Decision, answers: Mapping[str, str]) -> Clauses:
    """What these answers leave of a condition: `HOLDS`, `FAILS`, or what is still open."""
    return given(condition, answer_bits(decision, answers), asked_bits(decision, answers))


def fired(decision: Decision, answers: Mapping[str, str]) -> list[tuple[Criterion, Rule]]:
    """The rules that hold at these answers whatever else is answered, each with its criterion, in file order."""
    return list(_that_hold(decision.rules(), rule_clauses(decision), decision, answers))


def warned(decision: Decision, answers: Mapping[str, str]) -> tuple[OptionWarning, ...]:
    """The warnings and remarks that hold at these answers, in file order."""
    return tuple(_that_hold(decision.warnings, warning_clauses(decision), decision, answers))


def elsewhere(decision: Decision, answers: Mapping[str, str]) -> tuple[Elsewhere, ...]:
    """What is no option and these answers speak for, in file order."""
    return tuple(_that_hold(decision.elsewhere, elsewhere_clauses(decision), decision, answers))


def _that_hold(
    said: Iterable[_S], conditions: Iterable[Clauses], decision: Decision, answers: Mapping[str, str]
) -> Iterator[_S]:
    """What of all that is said under these conditions holds at these answers, whatever else is answered."""
    answered, asked = answer_bits(decision, answers), asked_bits(decision, answers)
    for one, when in zip(said, conditions, strict=True):
        if given(when, answered, asked) == HOLDS:
            yield one
