"""How far weights can move, against whole weightings, corners of boxes and straight lines through two points."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.engine.sensitivity import Race, notches_to_flip, tolerance, weight_limits
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import exhaustive, small

_MORE = settings(max_examples=150, deadline=None)
_ANY = exhaustive.cases(small.rule_files(max_questions=3))
_BUSY = exhaustive.busy_cases()
_BUSY_AND_COMPLETE = exhaustive.busy_cases(complete=True)
_REASON = {"because": "so", "source": "s"}


@_MORE
@given(_ANY | _BUSY)
def test_limits_tolerance_and_notches_are_those_of_enumeration(case: exhaustive.Case) -> None:
    _check(case)


@settings(max_examples=80, deadline=None)
@given(_BUSY_AND_COMPLETE)
def test_they_are_so_at_complete_answers(case: exhaustive.Case) -> None:
    _check(case)


def _check(case: exhaustive.Case) -> None:
    result = _recommended(case)
    sides = exhaustive.sides(case.raw, case.answers, case.weights)
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


@settings(max_examples=80, deadline=None)
@given(_BUSY, st.data())
def test_the_leader_is_ahead_at_just_those_weights_that_lie_between_the_limits(
    case: exhaustive.Case, data: st.DataObject
) -> None:
    """Without any formula: move one weight and look who is ahead."""
    sides = exhaustive.sides(case.raw, case.answers, case.weights)
    assume(sides is not None)
    assert sides is not None
    result = _recommended(case)
    each = data.draw(st.sampled_from(result.sensitivities))
    for weight in range(9):
        above = each.leads_from is None or weight > each.leads_from
        below = each.leads_to is None or weight < each.leads_to
        assert sides.ahead({**case.weights, each.criterion.id: weight}) == (above and below)


@_MORE
@given(st.data())
def test_any_leads_and_weights_have_the_limits_of_enumeration(data: st.DataObject) -> None:
    """Leads drawn at will, whatever rules they may come from."""
    criteria = [f"c{index}" for index in range(data.draw(st.integers(1, 3)))]
    leads = data.draw(
        st.lists(st.lists(st.integers(-9, 9), min_size=len(criteria), max_size=len(criteria)), min_size=1, max_size=3)
    )
    weights = {criterion: data.draw(st.integers(0, 5)) for criterion in criteria}
    rivals = [f"rival{index}" for index in range(len(leads))]
    sides = exhaustive.Sides(
        {
            criterion: {
                "leader": Fraction(0),
                **{rival: Fraction(-lead[i]) for rival, lead in zip(rivals, leads, strict=True)},
            }
            for i, criterion in enumerate(criteria)
        },
        "leader",
        tuple(rivals),
    )
    assume(sides.ahead(weights))
    against = [Race(list(weights.values()), lead) for lead in leads]
    assert tolerance(against) == _float(sides.tolerance(weights))
    assert notches_to_flip(against) == sides.notches_to_flip(weights)
    for position, criterion in enumerate(criteria):
        limits = weight_limits(against, position)
        lowest, highest = sides.weight_limits(weights, criterion)
        assert (limits.lowest, limits.highest) == (_float(lowest), _float(highest))


@settings(max_examples=100, deadline=None)
@given(_ANY | _BUSY)
def test_stated_and_swing_shares_are_those_of_all_profiles(case: exhaustive.Case) -> None:
    result = _recommended(case)
    stated = exhaustive.shares_of(case.weights)
    ranges = exhaustive.point_ranges(case.raw)
    swing = exhaustive.shares_of({id: weight * ranges[id] for id, weight in case.weights.items()})
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
        first = recommend(small.loaded(raw), Profile()).sensitivities[0]
        assert (first.leads_from, first.leads_to) == (limit, None)


def test_where_the_mean_score_is_behind_nothing_is_said_about_weights() -> None:
    """Ahead by 1 in two ways of three and behind by 9 in the third: it leads by count, and not on average."""
    raw = _file(
        {"weight": 1, "rules": [{"prefer": "o0", "when": {"q": ["a", "b"]}, "strength": "slight", **_REASON}]},
        {"weight": 3, "rules": [{"prefer": "o1", "when": {"q": "c"}, "strength": "strong", **_REASON}]},
    )
    result = recommend(small.loaded(raw), Profile())
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
    result = recommend(small.loaded(raw), Profile())
    assert (result.tolerance, result.notches_to_flip) == (None, None)
    assert {(each.leads_from, each.leads_to) for each in result.sensitivities} == {(None, None)}
    assert result.acceptability is not None
    assert result.acceptability.shares == {"o0": 1, "o1": 0}


def _file(*criteria: small.Raw) -> small.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B", "c": "C"}}},
        "criteria": {f"c{index}": form for index, form in enumerate(criteria)},
    }


def _float(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)


def _recommended(case: exhaustive.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(small.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
