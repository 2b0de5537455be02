"""The notch share with many options, where it has to be counted for all rivals at once."""

import itertools
from fractions import Fraction

from hypothesis import assume, given

from recommender.engine.notches import Notches
from recommender.engine.recommend import recommend
from recommender.model.profile import Profile
from tests import enumeration, random_rule_files, rule_files

_FEW_DISTURBANCES = 3**6
_REASON = {"because": "so", "source": "s"}


@given(
    random_rule_files.cases(random_rule_files.rule_files(min_options=3, max_options=7, max_questions=2), complete=True)
    | random_rule_files.busy_cases(complete=True, max_options=8)
)
def test_many_rivals_at_once_are_counted_as_in_enumeration(case: random_rule_files.Case) -> None:
    leader = enumeration.leader(case.raw, case.answers, case.weights)
    assume(leader is not None)
    assert leader is not None
    assume(enumeration.disturbances(case.raw, case.answers) <= _FEW_DISTURBANCES)
    share = _notches(case.raw, case.weights, case.silenced, leader).share(_holding(case.raw, case.answers))
    expected = enumeration.notch_share(case.raw, case.answers, case.weights, case.silenced, leader)
    assert share.exact
    assert Fraction(share.won, share.every) == expected
    confidence = recommend(rule_files.loaded(case.raw), Profile(case.given, case.own_weights)).confidence
    assert confidence is not None
    assert confidence.notch_share == float(expected)


@given(random_rule_files.busy_cases(complete=True, max_options=2))
def test_a_rival_without_a_rule_and_far_behind_changes_nothing(case: random_rule_files.Case) -> None:
    """What is counted for one rival alone and for several at once must agree."""
    leader = enumeration.leader(case.raw, case.answers, case.weights)
    assume(leader is not None)
    assert leader is not None
    alone = _notches(case.raw, case.weights, case.silenced, leader).share(_holding(case.raw, case.answers))
    far = dict(case.raw, options={**case.raw["options"], "far": {"name": "Far"}}, criteria=dict(case.raw["criteria"]))
    far["criteria"]["last"] = {"weight": 5, "rules": [{"avoid": "far", "strength": "strong", **_REASON}] * 9}
    holding = _holding(far, case.answers)
    several = _notches(far, {**case.weights, "last": 5}, case.silenced, leader).share(holding)
    assert several.exact
    assert Fraction(several.won, several.every) == Fraction(alone.won, alone.every)


def test_past_the_budget_disturbances_are_drawn_and_near() -> None:
    """Four groups of three rivals, each group with a criterion for it and one against it.

    No lead is settled before the second criterion of its group, so that twelve leads have to be told apart at once.
    """
    groups, size = 4, 3
    raw: rule_files.Raw = {
        "decision": "Which?",
        "options": {f"o{i}": {"name": f"O{i}"} for i in range(groups * size + 1)},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B"}}},
        "criteria": {},
    }
    for verb, strength, weight in (("avoid", "strong", 2), ("prefer", "clear", 1)):
        for group in range(groups):
            rules = [{verb: f"o{group * size + i}", "strength": strength, **_REASON} for i in range(1, size + 1)]
            raw["criteria"][f"{verb}_{group}"] = {"weight": weight, "rules": rules}
    result = recommend(rule_files.loaded(raw), Profile())
    assert result.confidence is not None
    assert result.confidence.notch_share is not None
    assert not result.confidence.exact
    assert "confidence" in result.inexact

    # Once the two weights of a group are settled, its rivals have nothing in common; groups have nothing in common.
    of_group = Fraction(0)
    for w, v in itertools.product((1, 2, 3), (0, 1, 2)):
        ahead = sum(w * p - v * q > 0 for p in (2, 3, 4) for q in (1, 2, 3))
        of_group += Fraction(ahead, 9) ** size / 9
    expected = of_group**groups
    assert 0 < result.confidence.standard_error < 0.02
    assert abs(result.confidence.notch_share - expected) < 5 * result.confidence.standard_error
    assert recommend(rule_files.loaded(raw), Profile()).confidence == result.confidence


def _notches(
    raw: rule_files.Raw, weights: enumeration.Weights, silenced: set[str] | tuple[str, ...], leader: str
) -> Notches:
    return Notches(rule_files.loaded(raw), weights, silenced, leader)


def _holding(raw: rule_files.Raw, answers: rule_files.Answers) -> int:
    """The rules that hold, as the bits of their positions in the file."""
    every = [(criterion, i) for criterion, form in raw["criteria"].items() for i in range(len(form["rules"]))]
    holding = enumeration.fired(raw, answers)
    return sum(1 << position for position, rule in enumerate(every) if rule in holding)
