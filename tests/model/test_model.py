"""The values everything speaks in."""

import pytest

from recommender.model.condition import All, AnyOf, Is, Not, leaves
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.profile import Profile


def test_a_place_reads_as_a_link() -> None:
    assert str(Place("rules/a.yaml", 34, 16)) == "rules/a.yaml:34:16"
    assert str(Place("--language")) == "--language"
    assert Place("a.yaml", 3, 4).line_only == "a.yaml:3"


def test_findings_are_sorted_by_place() -> None:
    findings = [Finding(Place("f", line, 1), "what", "remedy") for line in (10, 2, 7)]
    assert [finding.place.line for finding in InvalidFile(findings).findings] == [2, 7, 10]
    assert str(findings[0]) == "f:10:1: what; remedy"


def test_leaves_come_in_the_order_written() -> None:
    a, b, c = Is("a", ("x",)), Is("b", ("x",)), Is("c", ("x",))
    assert list(leaves(All((a, Not(AnyOf((b, c))))))) == [a, b, c]


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
