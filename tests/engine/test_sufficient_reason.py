"""The fewest answers that settle the outcome, against trying every set of them."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.engine import sufficient_reason
from recommender.engine.recommend import recommend
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import enumeration, random_rule_files, rule_files

_REASON = {"because": "so", "source": "s"}


@given(random_rule_files.mixed_cases(complete=True))
def test_complete_answers_have_a_smallest_set_that_settles_the_outcome(case: random_rule_files.Case) -> None:
    _check(case)


@given(random_rule_files.mixed_cases())
def test_answers_that_leave_more_than_one_outcome_have_none(case: random_rule_files.Case) -> None:
    """Whatever is assumed: only the given answers count."""
    _check(case)


@given(random_rule_files.busy_cases(complete=True, questions=7))
def test_more_answers_have_a_smallest_set_too(case: random_rule_files.Case) -> None:
    _check(case)


@given(st.data())
def test_ties_are_settled_by_as_few(data: st.DataObject) -> None:
    """Rules that come in pairs, one for each option, so that many ways end in a tie."""
    case = data.draw(
        random_rule_files.cases(random_rule_files.rule_files(max_options=2, max_criteria=1, max_rules=2), complete=True)
    )
    form = case.raw["criteria"]["c0"]
    swapped = {"o0": "o1", "o1": "o0"}
    form["rules"] += [
        {**rule, verb: [swapped[option] for option in rule[verb]]}
        for rule in form["rules"]
        for verb in ("prefer", "avoid", "rule_out")
        if verb in rule
    ]
    assume(enumeration.outcome(case.raw, case.given, case.weights) == "tie")
    _check(case)


def _check(case: random_rule_files.Case) -> None:
    result = _recommended(case)
    smallest = enumeration.settling_sets(case.raw, case.given, case.weights)
    assert "sufficient_reason" not in result.inexact
    if not smallest:
        assert result.sufficient_reason is None
        return
    assert result.sufficient_reason is not None
    assert dict(result.sufficient_reason) in smallest
    reached = enumeration.outcomes(case.raw, result.sufficient_reason, case.weights)
    assert list(reached) == [result.outcome]


def test_an_outcome_that_no_answer_can_change_needs_none() -> None:
    raw = _file(2)
    raw["criteria"]["c"]["rules"] = [{"prefer": "o0", **_REASON}]
    assert recommend(rule_files.loaded(raw), Profile({"q0": "a"})).sufficient_reason == {}
    assert recommend(rule_files.loaded(raw), Profile()).sufficient_reason == {}


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
        result = recommend(rule_files.loaded(raw), Profile({f"q{i}": "a" for i in range(4)}))
        assert result.sufficient_reason == {"q3": "a"}


@pytest.mark.parametrize(
    ("rules", "answers", "smallest"),
    [
        (
            [
                {"prefer": ["o1"], "strength": "slight"},
                {"prefer": ["o1"], "when": {"any": [{"q1": "b"}, {"q2": "b", "q3": "b"}]}, "strength": "slight"},
                {"avoid": ["o0"], "strength": "clear"},
                {"prefer": ["o0"], "strength": "strong"},
                {"rule_out": ["o0"], "when": {"q5": "b", "q3": "a"}},
            ],
            "bbbaab",
            [1],
        ),
        (
            [
                {"prefer": ["o1"], "when": {"q0": "a", "any": [{"q3": "b"}, {"q4": "a"}]}, "strength": "clear"},
                {"avoid": ["o1"], "when": {"not": {"q0": "b", "q1": "a"}}, "strength": "strong"},
                {"prefer": ["o1"], "strength": "clear"},
            ],
            "bbaaba",
            [0, 1],
        ),
    ],
)
def test_the_first_set_found_may_have_an_answer_too_many(
    rules: list[rule_files.Raw], answers: str, smallest: list[int]
) -> None:
    """One is missed by a search that never tries to do without an answer, one by a search that never insists on one."""
    raw = _file(6)
    raw["criteria"]["c"]["rules"] = [{**rule, **_REASON} for rule in rules]
    given = {f"q{i}": answer for i, answer in enumerate(answers)}
    result = recommend(rule_files.loaded(raw), Profile(given))
    assert result.sufficient_reason is not None
    assert len(result.sufficient_reason) == len(smallest)
    assert enumeration.settling_sets(raw, given, {"c": 1})[0] == {f"q{i}": given[f"q{i}"] for i in smallest}
    assert "sufficient_reason" not in result.inexact


def test_a_search_cut_short_has_a_set_that_does_without_no_answer_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sufficient_reason, "_TRIALS", 0)
    raw = _file(4)
    three = {f"q{i}": "a" for i in range(3)}
    raw["criteria"]["c"]["rules"] = [
        {"prefer": ["o1"], "strength": "slight", **_REASON},
        {"prefer": ["o0"], "when": {"any": [three, {"q3": "a"}]}, "strength": "strong", **_REASON},
    ]
    given = {f"q{i}": "a" for i in range(4)}
    result = recommend(rule_files.loaded(raw), Profile(given))
    found = result.sufficient_reason
    assert found is not None
    assert "sufficient_reason" in result.inexact
    assert list(enumeration.outcomes(raw, found, {"c": 1})) == ["o0"]
    for question in found:
        rest = {other: answer for other, answer in found.items() if other != question}
        assert len(enumeration.outcomes(raw, rest, {"c": 1})) > 1


def test_a_tie_that_too_many_sets_may_settle_has_one_that_does_and_says_so() -> None:
    """Five answers of ten are enough, and there are 386 sets of fewer to be tried before."""
    raw = _file(10)
    halves = [{f"q{i}": "a" for i in range(first, first + 5)} for first in (0, 5)]
    raw["criteria"]["c"]["rules"] = [{"prefer": ["o0"], "when": {"not": {"any": halves}}, **_REASON}]
    result = recommend(rule_files.loaded(raw), Profile({f"q{i}": "a" for i in range(10)}))
    assert result.outcome == "tie"
    assert result.sufficient_reason is not None
    assert list(enumeration.outcomes(raw, result.sufficient_reason, {"c": 1})) == ["tie"]
    assert "sufficient_reason" in result.inexact


def test_what_is_too_large_to_draw_has_no_reason_and_says_so() -> None:
    raw = _file(14)
    pairs = itertools.combinations(raw["questions"], 2)
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "when": {one: "a", other: "a"}, **_REASON} for one, other in pairs
    ]
    answers = dict.fromkeys(raw["questions"], "a")
    found = sufficient_reason.sufficient_reason(rule_files.loaded(raw), answers, {"c": 1}, "o0")
    assert (found.answers, found.proven) == (None, False)


@pytest.mark.slow
def test_the_same_profile_has_the_same_reason_in_every_run() -> None:
    found = set()
    for seed in range(6):  # how Python orders sets of strings
        done = subprocess.run(
            [sys.executable, "-c", "import tests.engine.test_sufficient_reason as t; print(t.one_of_two_reasons())"],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def one_of_two_reasons() -> dict[str, str]:
    """Either q2 or q3 settles the outcome, together with q4."""
    rules: list[tuple[str, str, rule_files.Raw, str]] = [
        ("avoid", "o1", {"q4": "b"}, "strong"),
        ("prefer", "o0", {"not": {"q3": "b"}}, "strong"),
        ("prefer", "o1", {"any": [{"all": [{"q3": "b"}, {"q2": "b"}]}, {"q4": "a"}]}, "strong"),
        ("avoid", "o1", {"q1": "a", "q3": "b"}, "slight"),
        ("prefer", "o0", {"q1": "b", "q6": "b"}, "strong"),
        ("avoid", "o1", {"q4": "b"}, "strong"),
        ("avoid", "o0", {"q3": "a"}, "clear"),
        ("prefer", "o1", {"q6": "b"}, "slight"),
        ("prefer", "o1", {"not": {"q6": "b"}}, "clear"),
        ("avoid", "o0", {"any": [{"q4": "b"}, {"q0": "b"}]}, "slight"),
        ("prefer", "o1", {"not": {"all": [{"q5": "b"}, {"q1": "a"}]}}, "strong"),
        ("avoid", "o1", {"q6": "a"}, "clear"),
        ("prefer", "o0", {"q6": "a"}, "slight"),
    ]
    raw = _file(7)
    raw["criteria"]["c"]["rules"] = [
        {verb: option, "when": when, "strength": strength, **_REASON} for verb, option, when, strength in rules
    ]
    raw["criteria"]["c"]["rules"].insert(
        0, {"prefer": ["o0", "o1"], "when": {"q0": "a"}, "strength": "slight", **_REASON}
    )
    answers = {f"q{i}": answer for i, answer in enumerate("baaabba")}
    return dict(sufficient_reason.sufficient_reason(rule_files.loaded(raw), answers, {"c": 1}, "o0").answers or {})


def test_what_rules_out_every_option_is_a_reason_too() -> None:
    raw = _file(3)
    raw["criteria"]["c"]["rules"] = [
        {"rule_out": "o0", "when": {"q0": "a"}, **_REASON},
        {"rule_out": "o1", "when": {"q2": "a"}, **_REASON},
    ]
    result = recommend(rule_files.loaded(raw), Profile({"q0": "a", "q1": "a", "q2": "a"}))
    assert result.outcome == "none"
    assert result.sufficient_reason == {"q0": "a", "q2": "a"}


def test_assumed_answers_are_no_reason() -> None:
    raw = _file(1)
    raw["questions"]["q0"]["neutral"] = "a"
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "when": {"q0": "a"}, **_REASON},
        {"prefer": "o1", "when": {"q0": "b"}, **_REASON},
    ]
    result = recommend(rule_files.loaded(raw), Profile(), assume_neutral=True)
    assert (result.outcome, result.sufficient_reason) == ("o0", None)


def _file(questions: int) -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(questions)},
        "criteria": {"c": {"weight": 1, "rules": []}},
    }


def _recommended(case: random_rule_files.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
