"""How far weights can move, against whole weightings, corners of boxes and straight lines through two points."""

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.engine.sensitivity import Duel, notches_to_flip, tolerance, weight_limits
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import enumeration, random_rule_files, rule_files

_ANY = random_rule_files.cases(random_rule_files.rule_files(max_questions=3))
_BUSY = random_rule_files.busy_cases()
_BUSY_AND_COMPLETE = random_rule_files.busy_cases(complete=True)
_REASON = {"because": "so", "source": "s"}


@given(_ANY | _BUSY)
def test_limits_tolerance_and_notches_are_those_of_enumeration(case: random_rule_files.Case) -> None:
    _check(case)


@given(_BUSY_AND_COMPLETE)
def test_they_are_so_at_complete_answers(case: random_rule_files.Case) -> None:
    _check(case)


def _check(case: random_rule_files.Case) -> None:
    result = _recommended(case)
    sides = enumeration.sides(case.raw, case.answers, case.weights)
    limits = {each.criterion.id: (each.leads_from, each.leads_to) for each in result.sensitivities}
    assert list(limits) == list(case.raw["criteria"])
    if sides is None:
        assert (result.tolerance, result.notches_to_flip, result.acceptability) == (None, None, None)
        assert set(limits.values()) == {(None, None)}
        return
    assert result.tolerance == _float(sides.tolerance(case.weights))
    assert result.notches_to_flip == sides.notches_to_flip(case.weights)
    for criterion, (lowest, highest) in limits.items():
        expected = sides.weight_limits(case.weights, criterion)
        assert (lowest, highest) == (_float(expected[0]), _float(expected[1]))


@given(_BUSY, st.data())
def test_the_leader_is_ahead_at_just_those_weights_that_lie_between_the_limits(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    """Without any formula: move one weight and look who is ahead."""
    sides = enumeration.sides(case.raw, case.answers, case.weights)
    assume(sides is not None)
    assert sides is not None
    result = _recommended(case)
    each = data.draw(st.sampled_from(result.sensitivities))
    for weight in range(9):
        above = each.leads_from is None or weight > each.leads_from
        below = each.leads_to is None or weight < each.leads_to
        assert sides.ahead({**case.weights, each.criterion.id: weight}) == (above and below)


@given(st.integers(1, 3), st.integers(1, 3), st.integers(0, 2**32 - 1))
def test_any_leads_and_weights_have_the_limits_of_enumeration(criteria: int, rivals: int, seed: int) -> None:
    """Leads drawn evenly, so that most criteria are against the leader somewhere; it leads by a little."""
    chance = random.Random(seed)  # noqa: S311
    names = [f"c{index}" for index in range(criteria)]
    weights = {criterion: chance.randint(0, 5) for criterion in names}
    leads = [[chance.randint(-4, 6) for _ in names] for _ in range(rivals)]
    others = [f"rival{index}" for index in range(rivals)]
    points = {
        criterion: {
            "leader": Fraction(0),
            **{other: Fraction(-lead[i]) for other, lead in zip(others, leads, strict=True)},
        }
        for i, criterion in enumerate(names)
    }
    sides = enumeration.Sides(points, "leader", tuple(others))
    assume(sides.ahead(weights))
    against = [Duel(list(weights.values()), lead) for lead in leads]
    assert tolerance(against) == _float(sides.tolerance(weights))
    assert notches_to_flip(against) == sides.notches_to_flip(weights)
    for position, criterion in enumerate(names):
        limits = weight_limits(against, position)
        lowest, highest = sides.weight_limits(weights, criterion)
        assert (limits.lowest, limits.highest) == (_float(lowest), _float(highest))


@pytest.mark.parametrize(
    ("weights", "lead", "notches"),
    [
        ([5, 5, 5], [3, 4, -6], 2),  # one notch more of the third would be enough, but it is at its end
        ([1, 0], [6, 1], None),  # no rival can be strictly ahead where nothing speaks for it
        ([5, 0], [2, -2], 6),  # level after five, whichever weight moves
        ([2, 1], [1, -1], 2),
    ],
)
def test_a_weight_ends_at_0_and_at_5(weights: list[int], lead: list[int], notches: int | None) -> None:
    assert notches_to_flip([Duel(weights, lead)]) == notches


@given(_ANY | _BUSY)
def test_stated_and_swing_shares_are_those_of_all_profiles(case: random_rule_files.Case) -> None:
    result = _recommended(case)
    stated = enumeration.shares_of(case.weights)
    ranges = enumeration.point_ranges(case.raw)
    swing = enumeration.shares_of({id: weight * ranges[id] for id, weight in case.weights.items()})
    for each in result.sensitivities:
        assert each.weight == case.weights[each.criterion.id]
        assert each.stated_share == float(stated[each.criterion.id])
        assert each.swing_share == float(swing[each.criterion.id])


def test_a_limit_of_exactly_0_is_a_limit_and_one_below_it_is_none() -> None:
    for against, limit in (("slight", None), (None, 0), ("strong", 0.5)):
        raw = _file(
            {"weight": 2, "rules": [{"prefer": "o0", "strength": "clear", **_REASON}]},
            {"weight": 1, "rules": [{"avoid" if against == "slight" else "prefer": "o1", **_REASON}]},
        )
        rule = raw["criteria"]["c1"]["rules"][0]
        rule["strength"] = "slight"
        if against is None:
            rule["prefer"] = ["o0", "o1"]
        first = recommend(rule_files.loaded(raw), Profile()).sensitivities[0]
        assert (first.leads_from, first.leads_to) == (limit, None)


def test_where_the_mean_score_is_behind_nothing_is_said_about_weights() -> None:
    """Ahead by 1 in two ways of three and behind by 9 in the third: it leads by count, and not on average."""
    raw = _file(
        {"weight": 1, "rules": [{"prefer": "o0", "when": {"q": ["a", "b"]}, "strength": "slight", **_REASON}]},
        {"weight": 3, "rules": [{"prefer": "o1", "when": {"q": "c"}, "strength": "strong", **_REASON}]},
    )
    result = recommend(rule_files.loaded(raw), Profile())
    assert result.leader is not None
    assert result.leader.id == "o0"
    assert (result.tolerance, result.notches_to_flip, result.acceptability) == (None, None, None)
    assert {(each.leads_from, each.leads_to) for each in result.sensitivities} == {(None, None)}
    assert [each.swing_share for each in result.sensitivities] == [0.1, 0.9]


def test_a_rival_that_no_way_to_finish_leaves_is_no_rival() -> None:
    raw = _file(
        {"weight": 1, "rules": [{"prefer": "o0", "strength": "slight", **_REASON}]},
        {"weight": 5, "rules": [{"prefer": "o1", "strength": "strong", **_REASON}, {"rule_out": "o1", **_REASON}]},
    )
    result = recommend(rule_files.loaded(raw), Profile())
    assert (result.tolerance, result.notches_to_flip) == (None, None)
    assert {(each.leads_from, each.leads_to) for each in result.sensitivities} == {(None, None)}
    assert result.acceptability is not None
    assert result.acceptability.shares == {"o0": 1, "o1": 0}


def test_where_all_is_tied_to_all_there_is_an_answer_all_the_same() -> None:
    """Every two of fourteen questions are read together: more than can be counted."""
    raw = _file({"weight": 1, "rules": []})
    raw["questions"] = {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(14)}
    raw["criteria"]["c0"]["rules"] = [
        {"prefer": "o0", "when": {f"q{i}": "a", f"q{j}": "a"}, **_REASON}
        for i, j in itertools.combinations(range(14), 2)
    ]
    result = recommend(rule_files.loaded(raw), Profile(dict.fromkeys(raw["questions"], "a")))
    assert result.outcome == "o0"
    assert "criteria" in result.inexact


def _file(*criteria: rule_files.Raw) -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B", "c": "C"}}},
        "criteria": {f"c{index}": form for index, form in enumerate(criteria)},
    }


def _float(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)


def _recommended(case: random_rule_files.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
