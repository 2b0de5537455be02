"""The diagram of what is open, against going through every profile."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.diagram import Branch, Diagram, Node, TooLarge, draw, whole
from recommender.engine.situation import Situation
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.mixed_cases()


@given(_CASES)
def test_every_way_through_makes_the_rules_hold_that_hold_in_that_many_ways(case: random_rule_files.Case) -> None:
    decision = rule_files.loaded(case.raw)
    _check(case.raw, case.answers, draw(Situation(decision, case.answers, case.weights)))
    _check(case.raw, {}, whole(decision))
    assert whole(decision) is whole(decision)  # drawn once


def _check(raw: rule_files.Raw, answers: rule_files.Answers, diagram: Diagram | None) -> None:
    assert diagram is not None
    found = sorted(tuple(sorted((*diagram.fired, *more))) for more in _walks(diagram.node))
    places = [(criterion, i) for criterion, form in raw["criteria"].items() for i in range(len(form["rules"]))]
    expected = [tuple(map(places.index, enumeration.fired(raw, way))) for way in enumeration.completions(raw, answers)]
    assert found == sorted(expected)


def _walks(node: Node) -> Iterator[tuple[int, ...]]:
    """Every choice of answers below a node, as the rules that it makes hold."""
    free = 1
    for question in node.free:
        free *= len(question.answers)
    for parts in itertools.product(*(list(_arms(branch)) for branch in node.branches)):
        for _ in range(free):
            yield tuple(rule for part in parts for rule in part)


def _arms(branch: Branch) -> Iterator[tuple[int, ...]]:
    assert len(branch.arms) == len(branch.question.answers)
    for arm in branch.arms:
        for rest in _walks(arm.node):
            yield (*arm.fired, *rest)


@given(st.integers(-1, 0))
def test_past_the_budget_it_is_too_large(budget: int) -> None:
    raw = _chain(3)
    with pytest.raises(TooLarge):
        draw(Situation(rule_files.loaded(raw), {}, {"c": 1}), budget=budget)


def test_what_ties_many_questions_to_each_other_has_no_whole_diagram() -> None:
    """Each of sixty questions is read together with every other one."""
    raw = _chain(60)
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "when": {f"q{i}": "a", f"q{j}": "a"}, "because": "so", "source": "s"}
        for i, j in itertools.combinations(range(60), 2)
    ]
    assert whole(rule_files.loaded(raw)) is None


def _chain(questions: int) -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(questions)},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": "o0", "when": {f"q{i}": "a", f"q{i + 1}": "a"}, "because": "so", "source": "s"}
                    for i in range(questions - 1)
                ],
            }
        },
    }
