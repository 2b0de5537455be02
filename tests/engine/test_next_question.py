"""What to ask next, against the outcome of every way to finish."""

import itertools

import pytest
from hypothesis import assume, given

from recommender.engine.recommend import recommend
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import enumeration, random_rule_files, rule_files

_NEAR = 1e-9
_REASON = {"because": "so", "source": "s"}


@given(random_rule_files.mixed_cases())
def test_open_questions_have_the_information_and_the_pivotality_of_enumeration(case: random_rule_files.Case) -> None:
    """Open is what is not given: what is assumed can still be asked."""
    result = _recommended(case)
    unanswered = [question for question in case.raw["questions"] if question not in case.given]
    pivotality = {q: enumeration.pivotality(case.raw, case.given, case.weights, q) for q in unanswered}
    found = {each.question.id: each for each in result.next_questions}
    assert set(found) == {question for question, chance in pivotality.items() if chance}
    for question, each in found.items():
        assert each.pivotality == float(pivotality[question])
        expected = enumeration.information(case.raw, case.given, case.weights, question)
        assert each.information == pytest.approx(expected, abs=_NEAR)
        doubt = enumeration.entropy(enumeration.outcomes(case.raw, case.given, case.weights))
        assert each.doubt_removed == pytest.approx(expected / doubt, abs=_NEAR)
    assert "next_questions" not in result.inexact


@given(random_rule_files.mixed_cases())
def test_what_each_answer_leads_to_is_what_enumeration_finds_with_that_answer(case: random_rule_files.Case) -> None:
    for each in _recommended(case).next_questions:
        question = each.question.id
        assert list(each.outcomes) == list(case.raw["questions"][question]["answers"])
        for answer, shares in each.outcomes.items():
            ended = enumeration.outcomes(case.raw, {**case.given, question: answer}, case.weights)
            assert {name: share for name, share in shares.items() if share} == pytest.approx(
                {name: count / sum(ended.values()) for name, count in ended.items() if count}, abs=_NEAR
            )


@given(random_rule_files.busy_cases())
def test_the_most_telling_comes_first_then_the_most_pivotal_then_the_first_in_the_file(
    case: random_rule_files.Case,
) -> None:
    result = _recommended(case)
    assume(len(result.next_questions) > 1)
    places = {question: place for place, question in enumerate(case.raw["questions"])}
    keys = []
    for each in result.next_questions:
        question = each.question.id
        told = enumeration.information(case.raw, case.given, case.weights, question)
        chance = enumeration.pivotality(case.raw, case.given, case.weights, question)
        keys.append((-round(told, 9), -chance, places[question]))
    assert keys == sorted(keys)


@given(random_rule_files.busy_cases(complete=True))
def test_a_complete_profile_has_nothing_to_ask(case: random_rule_files.Case) -> None:
    assert _recommended(case).next_questions == ()


def test_either_but_not_both_tells_nothing_by_information_and_is_asked_by_pivotality() -> None:
    """Three linked questions, of which the last has more answers, and one without a bearing."""
    raw = _file("ab", "ab", "abcd", "ab")
    odd = {"any": [{"q0": "a", "q1": "a"}, {"q0": "b", "q1": "b"}]}
    low = {"q2": ["a", "b"]}
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "when": {"any": [{"all": [odd, low]}, {"all": [{"not": odd}, {"not": low}]}]}, **_REASON},
        {"prefer": "o1", "strength": "slight", **_REASON},
    ]
    result = recommend(rule_files.loaded(raw), Profile())
    assert result.outcomes == {"o0": 0.5, "o1": 0.5, "tie": 0, "none": 0}
    assert [each.question.id for each in result.next_questions] == ["q0", "q1", "q2"]
    assert [each.information for each in result.next_questions] == [0, 0, 0]
    assert [each.pivotality for each in result.next_questions] == [0.5, 0.5, 0.5]


def test_equal_information_is_put_in_order_by_pivotality() -> None:
    """Counting in a circle of three: no answer alone tells anything, but one of two turns it less often."""
    raw = _file("ab", "abc", "abc")
    raw["options"]["o2"] = {"name": "O2"}
    raw["criteria"]["c"]["rules"] = [
        {"prefer": f"o{(i + j + k) % 3}", "when": {"q0": "ab"[i], "q1": "abc"[j], "q2": "abc"[k]}, **_REASON}
        for i, j, k in itertools.product(range(2), range(3), range(3))
    ]
    result = recommend(rule_files.loaded(raw), Profile())
    assert [each.question.id for each in result.next_questions] == ["q1", "q2", "q0"]
    assert [each.information for each in result.next_questions] == [0, 0, 0]
    assert [each.pivotality for each in result.next_questions] == [2 / 3, 2 / 3, 1 / 2]


def test_an_assumed_answer_can_still_be_asked() -> None:
    raw = _file("ab")
    raw["questions"]["q0"]["neutral"] = "a"
    raw["criteria"]["c"]["rules"] = [{"prefer": "o0", "when": {"q0": "a"}, **_REASON}]
    (asked,) = recommend(rule_files.loaded(raw), Profile(), assume_neutral=True).next_questions
    assert (asked.question.id, asked.information, asked.pivotality) == ("q0", 1, 0.5)


def _file(*questions: str) -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            f"q{i}": {"ask": "?", "answers": {answer: answer.upper() for answer in answers}}
            for i, answers in enumerate(questions)
        },
        "criteria": {"c": {"weight": 1, "rules": []}},
    }


def _recommended(case: random_rule_files.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
