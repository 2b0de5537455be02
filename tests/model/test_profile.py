"""Answers and weights of a team."""

import pytest

from recommender.model.decision import Decision
from recommender.model.profile import Profile


def test_a_profile_over_another_keeps_what_it_does_not_say() -> None:
    file = Profile({"a": "x", "b": "x"}, {"c": 1}, ("a",))
    flags = Profile({"b": "y"}, {"d": 2}, ("b", "a"))
    assert flags.over(file) == Profile({"a": "x", "b": "y"}, {"c": 1, "d": 2}, ("a", "b"))


def test_an_answer_given_makes_a_new_profile() -> None:
    profile = Profile({"a": "x"})
    assert profile.with_answer("a", "y").answers == {"a": "y"}
    assert profile.answers == {"a": "x"}
    with pytest.raises(AttributeError):
        profile.answers = {}  # type: ignore[misc]


def test_within_a_decision_only_what_it_knows_is_left(sample: Decision) -> None:
    known = Profile({"language": "python", "libraries": "npm"}, {"documentation": 5}, ("language",))
    assert known.within(sample) == known
    foreign = Profile({"langage": "python", "language": "cobol"}, {"speed": 5}, ("langage", "language"))
    assert foreign.within(sample) == Profile(fixed=("language",))
