"""Decisions as plain values, and back."""

import copy
import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.loading.plain_decision import Misshapen, decision_in, plain
from recommender.model.decision import Decision
from tests.random_rule_files import rule_files
from tests.rule_files import Raw, loaded


def through_json(decision: Decision) -> Decision:
    values = json.loads(json.dumps(plain(decision)))
    return decision_in(values, file=decision.file, digest=decision.digest, packaged=decision.packaged)


def assert_equal(one: Decision, other: Decision) -> None:
    """Field by field and in the same order, since decisions are compared by identity."""
    for field in fields(Decision):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        assert mine == theirs, field.name
        assert type(mine) is type(theirs), field.name
        if isinstance(mine, dict):
            assert list(mine) == list(theirs), field.name
    for question, same in zip(one.questions.values(), other.questions.values(), strict=True):
        assert list(question.answers) == list(same.answers)
    for aspect, same_aspect in zip(one.aspects, other.aspects, strict=True):
        assert list(aspect.cells) == list(same_aspect.cells)
    assert repr(one) == repr(other)  # the types inside, too


@given(rule_files())
def test_a_random_rule_file_comes_back_as_it_was(raw: Raw) -> None:
    decision = loaded(raw)
    assert_equal(through_json(decision), decision)


def test_a_decision_with_everything_in_it_comes_back_as_it_was(sample: Decision, packaged: Decision) -> None:
    for decision in (sample, packaged):
        assert_equal(through_json(decision), decision)


def test_citations_are_of_the_sources_of_the_decision_itself(sample: Decision) -> None:
    decision = through_json(sample)
    for _, rule in decision.rules():
        assert rule.source.source is decision.sources[rule.source.source.id]


def _positions(values: object, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    return [at, *(position for key, value in inner for position in _positions(value, (*at, key)))]


OTHER: list[Any] = [None, True, 1.5, -1, "other", [], {}, [[]], {"a": 1}, 10**30]


@given(data=st.data())
def test_a_value_of_another_type_is_refused_or_makes_a_decision_of_the_right_types(
    sample: Decision, data: st.DataObject
) -> None:
    values = json.loads(json.dumps(plain(sample)))
    *around, last = data.draw(st.sampled_from([position for position in _positions(values) if position]))
    inside = values
    for step in around:
        inside = inside[step]
    old = copy.deepcopy(inside[last])
    inside[last] = data.draw(st.sampled_from(OTHER))
    try:
        decision = decision_in(values, file="f", digest="d", packaged=False)
    except Misshapen:
        return
    assert type(inside[last]) is type(old) or (old is None or inside[last] is None)
    assert all(isinstance(text, str) for rule in _rules(decision) for text in (rule.because, *rule.options))


def _rules(decision: Decision) -> list[Any]:
    return [rule for _, rule in decision.rules()]


@pytest.mark.parametrize(
    "values",
    [
        *(None, True, 0, "", [], {}, [[]] * 10, [{}] * 10, [None] * 10),
        ["t", "yesterday", {}, {}, {}, {}, [], [], [], []],
        ["t", None, {}, {}, {}, {}, [], [], []],
        ["t", None, {}, {}, {}, {}, [], [], [], [], []],
        ["t", None, {}, {}, {}, {"c": ["n", 6, []]}, [], [], [], []],
        ["t", None, {}, {}, {}, {"c": ["n", True, []]}, [], [], [], []],
        ["t", None, {}, {}, {}, {}, [], [["look", ["all", []], "so", "no such source", "", 1, 1]], [], []],
        ["t", None, {}, {}, {}, {}, [], [], [["a", {}, "no such source", ""]], []],
        ["t", None, {"o": ["n", "s", 7]}, {}, {}, {}, [], [], [], []],
    ],
)
def test_what_has_another_shape_is_refused(values: object) -> None:
    with pytest.raises(Misshapen):
        decision_in(values, file="f", digest="d", packaged=False)


@pytest.mark.parametrize(
    ("at", "value"),
    [(5, "hope"), (6, [1, 2, 3]), (6, [1, 2, 3, 0]), (6, [1, 2, 3, True]), (6, {}), (7, ["none", ""]), (7, "ours")],
)
def test_a_kind_or_usual_shares_that_are_none_are_refused(sample: Decision, at: int, value: object) -> None:
    values = json.loads(json.dumps(plain(sample)))
    values[4]["language"][5:] = ["fact", [1, 2, 3, 4], ["ours", "p. 2"]]
    question = decision_in(values, file="f", digest="d", packaged=False).questions["language"]
    assert (question.kind, question.usual, str(question.usual_source)) == ("fact", (1, 2, 3, 4), "ours p. 2")
    values[4]["language"][at] = value
    with pytest.raises(Misshapen):
        decision_in(values, file="f", digest="d", packaged=False)


@pytest.mark.parametrize(
    ("verb", "strength"), [("love", "clear"), ("prefer", "mighty"), ("prefer", None), ("rule_out", "clear"), (7, None)]
)
def test_a_verb_or_a_strength_that_is_none_is_refused(sample: Decision, verb: object, strength: object) -> None:
    values = json.loads(json.dumps(plain(sample)))
    rule = values[5]["language"][2][0]
    rule[0], rule[3] = verb, strength
    with pytest.raises(Misshapen):
        decision_in(values, file="f", digest="d", packaged=False)
