"""What comes of each answer to a question or to two at once, against the outcome of every profile."""

import itertools
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.outcomes_by_answer import ByTallies, OutcomesByAnswer, outcomes_by_answer
from recommender.engine.situation import Situation
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.mixed_cases()


@given(_CASES, st.data())
def test_answers_to_any_one_or_two_questions_have_the_outcomes_of_enumeration(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    """Whether they are open or given, and in any order; one that is asked twice must not change."""
    by_answer = _by_answer(case)
    for _ in range(3):
        asked = data.draw(st.lists(st.sampled_from(list(case.raw["questions"])), min_size=1, max_size=2, unique=True))
        found = by_answer.outcomes(asked)
        expected = _by_answers(case, asked)
        assert found.exact
        assert found.ways == next(iter(expected.values())).total()
        assert {answers: +Counter(counts) for answers, counts in found.by_answers.items()} == expected


@given(_CASES, st.data())
def test_answers_that_are_all_others_are_those_that_differ_from_the_given_ones(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    asked = data.draw(st.lists(st.sampled_from(list(case.raw["questions"])), min_size=1, max_size=2, unique=True))
    found = _by_answer(case).outcomes(asked, others_only=True)
    others = {
        answers: counts
        for answers, counts in _by_answers(case, asked).items()
        if all(case.answers.get(question) != answer for question, answer in zip(asked, answers, strict=True))
    }
    assert {answers: +Counter(counts) for answers, counts in found.by_answers.items()} == others


@given(_CASES, st.data())
def test_the_pivotality_of_a_question_is_that_of_enumeration(case: random_rule_files.Case, data: st.DataObject) -> None:
    by_answer = _by_answer(case)
    for question in data.draw(st.permutations(list(case.raw["questions"]))):
        found = by_answer.pivotality(question)
        assert found.exact
        assert found.share == float(enumeration.pivotality(case.raw, case.answers, case.weights, question))


@given(_CASES)
def test_all_answers_to_an_open_question_together_are_all_the_ways(case: random_rule_files.Case) -> None:
    by_answer = _by_answer(case)
    every = enumeration.outcomes(case.raw, case.answers, case.weights)
    for question in case.raw["questions"]:
        if question not in case.answers:
            found = by_answer.outcomes([question])
            together: Counter[str] = Counter()
            for answer, often in enumeration.usual(case.raw, question).items():
                for outcome, count in found.by_answers[answer,].items():
                    together[outcome] += often * count
            assert +together == every


@pytest.mark.slow
@given(random_rule_files.busy_cases(), st.data())
def test_past_the_budget_a_sample_says_so_and_is_near(case: random_rule_files.Case, data: st.DataObject) -> None:
    asked = data.draw(st.lists(st.sampled_from(list(case.raw["questions"])), min_size=1, max_size=2, unique=True))
    by_answer = ByTallies(_situation(case), budget=-1)
    found = by_answer.outcomes(asked)
    expected = _by_answers(case, asked)
    if found.exact:  # nothing had to be counted
        assert {answers: +Counter(counts) for answers, counts in found.by_answers.items()} == expected
        return
    for answers, counts in expected.items():
        for outcome in {*counts, *found.by_answers[answers]}:
            near = found.by_answers[answers][outcome] / found.ways - counts[outcome] / counts.total()
            assert abs(near) < 0.08  # five standard errors of a share in a thousand
    differing = enumeration.pivotality(case.raw, case.answers, case.weights, asked[0])
    assert abs(by_answer.pivotality(asked[0]).share - differing) < 0.08


def _by_answer(case: random_rule_files.Case) -> OutcomesByAnswer:
    return outcomes_by_answer(_situation(case))


def _situation(case: random_rule_files.Case) -> Situation:
    return Situation(rule_files.loaded(case.raw), case.answers, case.weights)


def _by_answers(case: random_rule_files.Case, asked: Sequence[str]) -> dict[tuple[str, ...], Counter[str]]:
    """The outcomes by the answers asked for, over the usual ways to answer the other questions."""
    others = {question: answer for question, answer in case.answers.items() if question not in asked}
    every = [list(case.raw["questions"][question]["answers"]) for question in asked]
    return {
        answers: enumeration.outcomes(case.raw, {**others, **dict(zip(asked, answers, strict=True))}, case.weights)
        for answers in itertools.product(*every)
    }
