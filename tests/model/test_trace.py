"""A rule at some answers, as a value."""

from typing import get_args

from recommender.engine.trace import trace
from recommender.model.decision import Decision
from recommender.model.trace import State


def test_every_state_comes_about(sample: Decision) -> None:
    states = {traced.state for traced in trace(sample, {"language": "python", "libraries": "npm"})}
    assert states == set(get_args(State))


def test_only_a_rule_that_fails_has_a_remedy(sample: Decision) -> None:
    for traced in trace(sample, {"language": "python", "libraries": "npm"}):
        assert traced.remedy is None or traced.state == "fails"
