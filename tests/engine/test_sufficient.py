"""The fewest answers that settle the outcome, against trying every set of them."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import exhaustive, small

_MORE = settings(max_examples=150, deadline=None)
_REASON = {"because": "so", "source": "s"}


@_MORE
@given(exhaustive.cases(small.rule_files(max_questions=3), complete=True) | exhaustive.busy_cases(complete=True))
def test_complete_answers_have_a_smallest_set_that_settles_the_outcome(case: exhaustive.Case) -> None:
    _check(case)


@settings(max_examples=100, deadline=None)
@given(exhaustive.cases(small.rule_files(max_questions=3)) | exhaustive.busy_cases())
def test_answers_that_leave_more_than_one_outcome_have_none(case: exhaustive.Case) -> None:
    """Whatever is assumed: only the given answers count."""
    _check(case)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_ties_are_settled_by_as_few(data: st.DataObject) -> None:
    """Rules that come in pairs, one for each option, so that many ways end in a tie."""
    case = data.draw(exhaustive.cases(small.rule_files(max_options=2, max_criteria=1, max_rules=2), complete=True))
    form = case.raw["criteria"]["c0"]
    swapped = {"o0": "o1", "o1": "o0"}
    form["rules"] += [
        {**rule, verb: [swapped[option] for option in rule[verb]]}
        for rule in form["rules"]
        for verb in ("prefer", "avoid", "rule_out")
        if verb in rule
    ]
    assume(small.outcome(case.raw, case.given, case.weights) == "tie")
    _check(case)


def _check(case: exhaustive.Case) -> None:
    result = _recommended(case)
    smallest = exhaustive.settling_sets(case.raw, case.given, case.weights)
    assert "sufficient_reason" not in result.inexact
    if not smallest:
        assert result.sufficient_reason is None
        return
    assert result.sufficient_reason is not None
    assert dict(result.sufficient_reason) in smallest
    reached = exhaustive.outcomes(case.raw, result.sufficient_reason, case.weights)
    assert list(reached) == [result.outcome]


def test_an_outcome_that_no_answer_can_change_needs_none() -> None:
    raw = _file(2)
    raw["criteria"]["c"]["rules"] = [{"prefer": "o0", **_REASON}]
    assert recommend(small.loaded(raw), Profile({"q0": "a"})).sufficient_reason == {}
    assert recommend(small.loaded(raw), Profile()).sufficient_reason == {}


def test_taking_answers_away_one_by_one_would_end_with_too_many() -> None:
    """Either one answer or three settle it; a search that drops the first it can do without keeps three."""
    for order in ([0, 1, 2, 3], [3, 2, 1, 0]):
        raw = _file(4)
        raw["questions"] = {f"q{i}": raw["questions"][f"q{i}"] for i in order}
        three = {"all": [{f"q{i}": "a"} for i in range(3)]}
        raw["criteria"]["c"]["rules"] = [
            {"prefer": "o1", "strength": "slight", **_REASON},
            {"prefer": "o0", "when": {"any": [three, {"q3": "a"}]}, "strength": "strong", **_REASON},
        ]
        result = recommend(small.loaded(raw), Profile({f"q{i}": "a" for i in range(4)}))
        assert result.sufficient_reason == {"q3": "a"}


def test_what_rules_out_every_option_is_a_reason_too() -> None:
    raw = _file(3)
    raw["criteria"]["c"]["rules"] = [
        {"rule_out": "o0", "when": {"q0": "a"}, **_REASON},
        {"rule_out": "o1", "when": {"q2": "a"}, **_REASON},
    ]
    result = recommend(small.loaded(raw), Profile({"q0": "a", "q1": "a", "q2": "a"}))
    assert result.outcome == "none"
    assert result.sufficient_reason == {"q0": "a", "q2": "a"}


def test_assumed_answers_are_no_reason() -> None:
    raw = _file(1)
    raw["questions"]["q0"]["neutral"] = "a"
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "when": {"q0": "a"}, **_REASON},
        {"prefer": "o1", "when": {"q0": "b"}, **_REASON},
    ]
    result = recommend(small.loaded(raw), Profile(), assume_neutral=True)
    assert (result.outcome, result.sufficient_reason) == ("o0", None)


def _file(questions: int) -> small.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(questions)},
        "criteria": {"c": {"weight": 1, "rules": []}},
    }


def _recommended(case: exhaustive.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(small.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
