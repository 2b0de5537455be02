"""Shares of all weightings, against closed forms, polygons and an independent sample."""

import math
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.engine.acceptability import acceptability, race
from recommender.engine.recommend import recommend
from recommender.model.profile import Profile
from recommender.model.recommendation import Acceptability
from tests import enumeration, random_rule_files, rule_files

_SEEDS = st.integers(0, 2**32 - 1)
_NEAR = 1e-9
_SIGMAS = 5
_REASON = {"because": "so", "source": "s"}


# A race between two options -----------------------------------------------------------------------------------------


@given(st.lists(st.integers(-12, 12), min_size=1, max_size=7, unique=True))
def test_distinct_differences_have_the_closed_form(ahead: list[int]) -> None:
    exact = [Fraction(d) for d in ahead]
    assert _raced(exact) == enumeration.closed_form(exact)
    assert race(ahead) == pytest.approx(float(enumeration.closed_form(exact)), abs=_NEAR)


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=6))
def test_equal_differences_have_its_limit(ahead: list[int]) -> None:
    exact = [Fraction(d) for d in ahead]
    assert race(ahead) == pytest.approx(float(enumeration.by_a_limit(exact)), abs=_NEAR)


@given(st.lists(st.tuples(st.integers(-4, 4), st.integers(-3, 3)), min_size=2, max_size=6, unique=True))
def test_near_ties_do_no_harm(parts: list[tuple[int, int]]) -> None:
    """Differences of 1e-5: the closed form in floats loses all its digits here, the race none."""
    exact = [whole + Fraction(part, 100_000) for whole, part in parts]
    expected = enumeration.closed_form(exact)
    assert _raced(exact) == expected
    assert race([float(d) for d in exact]) == pytest.approx(float(expected), abs=_NEAR)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=6))
def test_one_of_two_wins_unless_nothing_tells_them_apart(ahead: list[int]) -> None:
    both = _raced([Fraction(d) for d in ahead]) + _raced([Fraction(-d) for d in ahead])
    assert both == (1 if any(ahead) else 0)


def _raced(ahead: list[Any]) -> Any:
    """The race in fractions: declared for floats, but it says that it works with any numbers."""
    return race(ahead)


@pytest.mark.parametrize(
    ("ahead", "share"), [([0], 0), ([0, 0], 0), ([0, 3], 1), ([-1, 0], 0), ([1, -1], 0.5), ([2, 2, -2], 0.75)]
)
def test_races_known_by_heart(ahead: list[int], share: float) -> None:
    assert race(ahead) == share


# All options of a rule file -----------------------------------------------------------------------------------------


@given(
    random_rule_files.cases(random_rule_files.rule_files(max_options=2, max_questions=3))
    | random_rule_files.busy_cases(max_options=2)
)
def test_two_options_share_the_weightings_exactly(case: random_rule_files.Case) -> None:
    result, sides = _result(case)
    (leader, rival) = (sides.leader, sides.rivals[0]) if sides.rivals else (sides.leader, None)
    assert (result.exact, result.standard_error) == (True, 0)
    if rival is None:
        assert result.shares == {option: float(option == leader) for option in case.raw["options"]}
        _is_a_weighting(result.central_weights[leader], case.raw)
        return
    for option, other in ((leader, rival), (rival, leader)):
        ahead = _ahead(sides.points, option, other)
        share = enumeration.by_a_limit(ahead)
        assert result.shares[option] == pytest.approx(float(share), abs=_NEAR)
        if result.shares[option]:
            central = result.central_weights[option]
            _is_a_weighting(central, case.raw)
            expected = enumeration.central_by_slope(ahead)
            assert list(central.values()) == pytest.approx([float(weight) for weight in expected], abs=_NEAR)


@given(random_rule_files.cases(random_rule_files.rule_files(max_questions=2)) | random_rule_files.busy_cases())
def test_options_have_the_areas_of_their_polygons(case: random_rule_files.Case) -> None:
    """Up to three criteria, so that the weightings with which an option wins are a polygon."""
    result, sides = _result(case)
    _check_against_polygons(result, sides.points, list(case.raw["options"]), [sides.leader, *sides.rivals])


@given(st.sampled_from((1, 2, 3, 3, 3, 3)), st.integers(3, 5), st.integers(0, 1), _SEEDS)
def test_any_points_have_the_areas_of_their_polygons(criteria: int, options: int, out: int, seed: int) -> None:
    names = [f"o{index}" for index in range(options)]
    points = _points(criteria, options, seed)
    result = acceptability(points, names, names[out:])
    _check_against_polygons(result, _exact(points, names), names, names[out:])


def _check_against_polygons(
    result: Acceptability, points: enumeration.Points, options: Sequence[str], fitting: Sequence[str]
) -> None:
    assert list(result.shares) == list(options)
    for option in options:
        if option not in fitting:
            assert result.shares[option] == 0
            assert option not in result.central_weights
            continue
        others = [other for other in fitting if other != option]
        ahead = [_ahead(points, option, other) for other in others] or [(Fraction(1),) * len(points)]
        share, centre = enumeration.region(ahead)
        near = _NEAR if result.exact else _SIGMAS * math.sqrt(share * (1 - share) / 4000) + _NEAR
        assert abs(result.shares[option] - share) <= near
        if centre is None:
            assert option not in result.central_weights
        elif result.shares[option]:
            central = result.central_weights[option]
            assert list(central) == list(points)
            assert math.fsum(central.values()) == pytest.approx(1)
            # A coordinate of a random weighting has a deviation of less than 1/2.
            near = _NEAR if result.exact else _SIGMAS * 0.5 / math.sqrt(4000 * result.shares[option])
            assert all(abs(mean - weight) <= near for mean, weight in zip(central.values(), centre, strict=True))
    if result.exact:
        assert result.standard_error == 0
    else:
        spread = max(math.sqrt(share * (1 - share) / 4000) for share in result.shares.values())
        assert result.standard_error == pytest.approx(spread)


@given(st.integers(4, 6), st.integers(3, 5), _SEEDS)
def test_many_criteria_agree_with_an_independent_sample_and_with_the_bracket(
    criteria: int, options: int, seed: int
) -> None:
    names = [f"o{index}" for index in range(options)]
    points = _points(criteria, options, seed)
    result = acceptability(points, names, names)
    exact = _exact(points, names)
    drawn = enumeration.drawn_shares(exact, names, 4000, seed=1)
    for option in names:
        share = result.shares[option]
        variance = max(drawn[option] * (1 - drawn[option]), share * (1 - share), 0.001) / 4000
        assert abs(share - drawn[option]) <= _SIGMAS * math.sqrt((1 if result.exact else 2) * variance)
        pairs = [enumeration.by_a_limit(_ahead(exact, option, other)) for other in names if other != option]
        lowest, highest = max(Fraction(0), 1 - sum(1 - pair for pair in pairs)), min(pairs)
        error = _NEAR if result.exact else _SIGMAS * math.sqrt(variance)
        assert lowest - error <= share <= highest + error


def test_three_options_are_exact_where_one_rival_always_loses() -> None:
    points = {"c0": [3, 0, -1], "c1": [0, 2, -1]}
    result = acceptability(points, ["a", "b", "last"], ["a", "b", "last"])
    assert (result.exact, result.standard_error) == (True, 0)
    assert result.shares == {"a": pytest.approx(0.6), "b": pytest.approx(0.4), "last": 0}
    assert list(result.central_weights) == ["a", "b"]


def test_options_that_are_always_level_do_not_win() -> None:
    points = {"c0": [3, 0, 0], "c1": [0, 2, 2]}
    result = acceptability(points, ["a", "b", "c"], ["a", "b", "c"])
    assert (result.shares["b"], result.shares["c"]) == (0, 0)
    _check_against_polygons(result, _exact(points, ["a", "b", "c"]), ["a", "b", "c"], ["a", "b", "c"])


def test_a_sample_is_the_same_every_time() -> None:
    points = {"c0": [3, 0, 1], "c1": [0, 3, 1], "c2": [1, 0, 3]}
    result = acceptability(points, ["a", "b", "c"], ["a", "b", "c"])
    assert not result.exact
    assert acceptability(points, ["a", "b", "c"], ["a", "b", "c"]) == result


def test_points_summed_over_more_ways_than_floats_reach_have_shares() -> None:
    """Only their ratios matter; 700 open questions of three answers have more ways than that."""
    points = {"c0": [3, 0, 1], "c1": [0, 3, 1], "c2": [1, 0, 3]}
    many = {criterion: [by * 10**309 for by in of] for criterion, of in points.items()}
    assert acceptability(many, ["a", "b", "c"], ["a", "b", "c"]).shares == pytest.approx(
        dict(acceptability(points, ["a", "b", "c"], ["a", "b", "c"]).shares)
    )


def test_criteria_of_weight_0_take_part() -> None:
    """It is about all weightings, not about those near the one in force."""
    raw: rule_files.Raw = {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B"}}},
        "criteria": {
            "c0": {"weight": 5, "rules": [{"prefer": "o0", "strength": "slight", **_REASON}]},
            "c1": {"weight": 0, "rules": [{"prefer": "o1", "strength": "strong", **_REASON}]},
        },
    }
    result = recommend(rule_files.loaded(raw), Profile(weights={"c1": 0})).acceptability
    assert result is not None
    assert result.shares == {"o0": 0.25, "o1": 0.75}


def _result(case: random_rule_files.Case) -> tuple[Acceptability, enumeration.Sides]:
    sides = enumeration.sides(case.raw, case.answers, case.weights)
    assume(sides is not None)
    assert sides is not None
    profile = Profile(case.given, case.own_weights, case.fixed)
    result = recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
    assert result.acceptability is not None
    for part in ("acceptability", "central_weights"):
        assert (part in result.inexact) == (not result.acceptability.exact)
    return result.acceptability, sides


def _points(criteria: int, options: int, seed: int) -> dict[str, list[int]]:
    """By criterion and option; drawn evenly, so that most options win with some weightings."""
    chance = random.Random(seed)  # noqa: S311
    return {f"c{index}": [chance.randint(-6, 6) for _ in range(options)] for index in range(criteria)}


def _exact(points: Mapping[str, Sequence[int]], names: Sequence[str]) -> enumeration.Points:
    return {id: dict(zip(names, map(Fraction, by), strict=True)) for id, by in points.items()}


def _ahead(points: enumeration.Points, option: str, other: str) -> enumeration.Vector:
    return tuple(by[option] - by[other] for by in points.values())


def _is_a_weighting(central: Mapping[str, float], raw: rule_files.Raw) -> None:
    assert list(central) == list(raw["criteria"])
    assert math.fsum(central.values()) == pytest.approx(1)
    assert min(central.values()) >= 0
