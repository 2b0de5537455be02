"""The flowchart of a decision, against the outcome of every complete profile."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.flowchart import flowchart
from recommender.model.decision import Decision
from recommender.model.flowchart import Box, Leaf, boxes
from tests import enumeration, random_rule_files, rule_files
from tests.benchmarks.workload import tangled
from tests.rule_files import Raw

FILES = random_rule_files.rule_files(max_questions=3) | random_rule_files.busy_cases().map(lambda case: case.raw)
Way = Mapping[str, tuple[str, ...]]


def _leaves(begin: Leaf | Box, way: Way) -> Iterator[tuple[Way, Leaf]]:
    if isinstance(begin, Leaf):
        yield way, begin
    else:
        assert begin.question.id not in way
        for arm in begin.arms:
            yield from _leaves(arm.then, {**way, begin.question.id: tuple(answer.id for answer in arm.answers)})


def _boxes(begin: Leaf | Box) -> Iterator[Box]:
    if isinstance(begin, Box):
        yield begin
        for arm in begin.arms:
            yield from _boxes(arm.then)


@given(FILES, st.integers(0, 6))
def test_shares_and_leaders_of_all_leaves_are_those_of_enumeration(raw: Raw, questions: int) -> None:
    chart = flowchart(rule_files.loaded(raw), questions)
    right = Fraction()
    for way, leaf in _leaves(chart.root, {}):
        ended = enumeration.ended(raw, rule_files.weights_of(raw), way)
        assert {name: share for name, share in leaf.outcomes.items() if share} == ended
        assert leaf.share == sum(ended.values())
        assert ended[leaf.outcome] == max(ended.values())
        assert leaf.right == max(ended.values()) / sum(ended.values())
        right += max(ended.values())
    assert chart.fidelity == right
    assert chart.exact


@given(FILES)
def test_the_first_question_is_the_one_with_which_the_chart_agrees_most(raw: Raw) -> None:
    chart = flowchart(rule_files.loaded(raw), 1)
    weights = rule_files.weights_of(raw)
    agreement = {
        question: sum(max(enumeration.ended(raw, weights, {question: [answer]}).values()) for answer in form["answers"])
        for question, form in raw["questions"].items()
    }
    assert chart.fidelity == max(agreement.values())
    if isinstance(chart.root, Box):
        assert chart.root.question.id == max(agreement, key=lambda question: agreement[question])
    else:
        assert chart.fidelity == max(enumeration.ended(raw, weights, {}).values())


@given(FILES, st.integers(1, 6))
def test_a_chart_has_no_more_boxes_than_asked_for_and_each_raises_its_fidelity(raw: Raw, questions: int) -> None:
    decision = rule_files.loaded(raw)
    less, chart = flowchart(decision, questions - 1), flowchart(decision, questions)
    assert chart.boxes == boxes(chart.root) <= questions
    assert chart.fidelity > less.fidelity or chart.boxes <= less.boxes


@given(FILES)
def test_arms_share_out_the_answers_and_no_two_of_a_box_lead_to_the_same_leaf(raw: Raw) -> None:
    for box in _boxes(flowchart(rule_files.loaded(raw), 6).root):
        answers = [answer.id for arm in box.arms for answer in arm.answers]
        assert sorted(answers) == sorted(box.question.answers)
        assert len(box.arms) > 1
        ends = [(arm.then.outcome, arm.then.sure) for arm in box.arms if isinstance(arm.then, Leaf)]
        assert len(set(ends)) == len(ends)


def test_answers_that_lead_to_the_same_further_question_are_one_arm() -> None:
    """Torn either way after the first question, and the second settles both alike: two boxes, not three."""
    reason = {"because": "so", "source": "s"}
    raw: Raw = {
        "decision": "Which?",
        "options": {"x": {"name": "X"}, "y": {"name": "Y"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            "first": {"ask": "?", "answers": {"a": "A", "b": "B", "c": "C"}, "usual": {"a": 6, "b": 2, "c": 2}},
            "second": {"ask": "?", "answers": {"a": "A", "b": "B"}},
            "third": {"ask": "?", "answers": {"a": "A", "b": "B"}, "usual": {"a": 1, "b": 9}},
        },
        "criteria": {
            "k": {
                "weight": 1,
                "rules": [
                    {"prefer": "x", "when": {"first": "a"}, "strength": "decisive", "otherwise": "go", **reason},
                    {"prefer": "x", "when": {"second": "a"}, "strength": "strong", **reason},
                    {"prefer": "y", "when": {"second": "b"}, "strength": "strong", **reason},
                    {
                        "prefer": "x",
                        "when": {"first": "b", "third": "a"},
                        "strength": "decisive",
                        "otherwise": "go",
                        **reason,
                    },
                    {
                        "prefer": "y",
                        "when": {"first": "c", "third": "a"},
                        "strength": "decisive",
                        "otherwise": "go",
                        **reason,
                    },
                ],
            }
        },
    }
    chart = flowchart(rule_files.loaded(raw), 6)
    first, second, *others = _boxes(chart.root)
    assert (first.question.id, second.question.id) == ("first", "second")
    assert [[answer.id for answer in arm.answers] for arm in first.arms] == [["a"], ["b", "c"]]
    assert others == []
    assert chart.fidelity == Fraction(98, 100)


def test_where_one_question_alone_tells_nothing_no_question_is_asked() -> None:
    raw = _exclusive()
    chart = flowchart(rule_files.loaded(raw), 3)
    assert isinstance(chart.root, Leaf)
    assert set(chart.root.level) == {"x", "y"}
    assert chart.fidelity == Fraction(1, 2)


def _exclusive() -> Raw:
    """X leads if just one of two answers is yes, else Y."""
    one = {"any": [{"p": "yes", "q": "no"}, {"p": "no", "q": "yes"}]}
    return {
        "decision": "Which?",
        "options": {"x": {"name": "X"}, "y": {"name": "Y"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {id: {"ask": "?", "answers": {"yes": "Yes", "no": "No"}} for id in "pq"},
        "criteria": {
            "k": {
                "weight": 1,
                "rules": [
                    {"prefer": "x", "when": one, "because": "so", "source": "s"},
                    {"prefer": "y", "when": {"not": one}, "because": "so", "source": "s"},
                ],
            }
        },
    }


@pytest.mark.slow
def test_past_the_budget_the_shares_come_from_a_sample_and_the_chart_says_so() -> None:
    chart = flowchart(tangled(), 1)
    assert not chart.exact
    assert sum(leaf.share for leaf in chart.leaves) == 1


def test_the_packaged_rules_are_counted_and_each_question_adds_to_the_chart(packaged: Decision) -> None:
    charts = [flowchart(packaged, questions) for questions in range(2, 7)]
    assert [chart.boxes for chart in charts] == [2, 3, 4, 5, 6]
    assert all(chart.exact for chart in charts)
    assert [chart.fidelity for chart in charts] == sorted({chart.fidelity for chart in charts})
