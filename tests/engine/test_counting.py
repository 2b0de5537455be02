"""Sums over the rules that hold, against going through every way to finish."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.counting import SAMPLE, TallyCounting, sample
from recommender.engine.diagram import BUDGET, Steps, TooLarge, draw
from recommender.engine.scoring import answer_bits
from recommender.engine.situation import Situation
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.mixed_cases()


@given(_CASES, st.data())
def test_sums_occur_as_often_as_in_enumeration(case: random_rule_files.Case, data: st.DataObject) -> None:
    """In the diagram of the answers, and in that of the whole decision with the answers given to it."""
    decision, values = rule_files.loaded(case.raw), _values(case, data)
    expected = _sums(case, values)
    assert TallyCounting(values, Steps(BUDGET)).count(draw(_situation(case))) == expected
    whole_decision = draw(Situation(decision, {}, case.weights))
    answers = answer_bits(decision, case.answers)
    assert TallyCounting(values, Steps(BUDGET)).count(whole_decision, answers) == expected


@given(random_rule_files.busy_cases())
def test_a_sample_draws_every_set_of_rules_about_as_often_as_it_holds(case: random_rule_files.Case) -> None:
    here = _situation(case)
    drawn = sample(here.open_questions, here.open)
    assert drawn.total() == SAMPLE
    places = [(criterion, i) for criterion, form in case.raw["criteria"].items() for i in range(len(form["rules"]))]
    expected: Counter[frozenset[int]] = Counter()
    for way, often in enumeration.weighed(case.raw, case.answers):
        expected[frozenset(map(places.index, enumeration.fired(case.raw, way)))] += often
    found: Counter[frozenset[int]] = Counter()
    for rules, number in drawn.items():
        found[frozenset({*here.fired, *(position for position in range(len(places)) if rules >> position & 1)})] += (
            number
        )
    assert set(found) <= set(expected)
    for rules_held, number in expected.items():
        assert abs(found[rules_held] / SAMPLE - number / expected.total()) < 0.04  # five standard errors


def test_too_few_steps_are_too_few() -> None:
    raw: rule_files.Raw = {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "?", "answers": {"a": "A", "b": "B"}}},
        "criteria": {
            "c": {"weight": 1, "rules": [{"prefer": "o0", "when": {"q": "a"}, "because": "so", "source": "s"}]}
        },
    }
    diagram = draw(Situation(rule_files.loaded(raw), {}, {"c": 1}))
    with pytest.raises(TooLarge):
        TallyCounting([1], Steps(0)).count(diagram)


def _situation(case: random_rule_files.Case) -> Situation:
    return Situation(rule_files.loaded(case.raw), case.answers, case.weights)


def _values(case: random_rule_files.Case, data: st.DataObject) -> list[int]:
    """Something for every rule to add, above and below 0."""
    rules = sum(len(form["rules"]) for form in case.raw["criteria"].values())
    return data.draw(st.lists(st.integers(-9, 9), min_size=rules, max_size=rules))


def _sums(case: random_rule_files.Case, values: list[int]) -> Counter[int]:
    places = [(criterion, i) for criterion, form in case.raw["criteria"].items() for i in range(len(form["rules"]))]
    sums: Counter[int] = Counter()
    for way, often in enumeration.weighed(case.raw, case.answers):
        sums[sum(values[places.index(rule)] for rule in enumeration.fired(case.raw, way))] += often
    return sums
