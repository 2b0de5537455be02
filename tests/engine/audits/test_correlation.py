"""What criteria have in common and what questions explain, against going through every profile."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given

from recommender.engine.audits.correlation import correlations, variance_shares
from recommender.model.decision import Decision
from tests import enumeration, random_rule_files, rule_files
from tests.rule_files import Raw

_FILES = random_rule_files.rule_files(max_options=3, max_questions=4)


@given(_FILES)
def test_two_criteria_correlate_as_what_they_say_of_the_pair_of_options_where_it_shows_most(raw: Raw) -> None:
    points = {id: [enumeration.points(raw, id, profile) for profile in enumeration.profiles(raw)] for id in _ids(raw)}
    found = {(alike.first.id, alike.second.id): alike.correlation for alike in correlations(rule_files.loaded(raw))}
    assert list(found) == list(combinations(_ids(raw), 2))
    for (first, second), correlation in found.items():
        by_pair = [
            enumeration.correlation(
                [by_option[a] - by_option[b] for by_option in points[first]],
                [by_option[a] - by_option[b] for by_option in points[second]],
            )
            for a, b in combinations(raw["options"], 2)
        ]
        assert abs(correlation) == pytest.approx(max(map(abs, by_pair)))
        assert any(correlation == pytest.approx(r) for r in by_pair)


@given(_FILES)
def test_a_question_explains_its_share_of_the_variance_of_the_lead_it_decides_most(raw: Raw) -> None:
    profiles = enumeration.profiles(raw)
    scores = [enumeration.scores(raw, profile, rule_files.weights_of(raw)) for profile in profiles]
    assert variance_shares(rule_files.loaded(raw)) == {
        question: max(
            enumeration.explained(raw, question, profiles, [by_option[a] - by_option[b] for by_option in scores])
            for a, b in combinations(raw["options"], 2)
        )
        for question in raw["questions"]
    }


@pytest.mark.parametrize(("verb", "correlation"), [("prefer", 1.0), ("avoid", -1.0)])
def test_criteria_that_read_the_same_say_the_same_or_the_opposite_and_one_question_explains_all(
    verb: str, correlation: float
) -> None:
    rule = {"when": {"q": "x"}, "strength": "slight", "because": "so", "source": "s"}
    raw: Raw = {
        "decision": "Which?",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {id: {"ask": f"{id}?", "answers": {"x": "X", "y": "Y"}} for id in ("q", "p")},
        "criteria": {
            "c": {"weight": 1, "rules": [{"prefer": "a", **rule}]},
            "d": {"weight": 0, "rules": [{verb: "a", **rule}]},
        },
    }
    (alike,) = correlations(rule_files.loaded(raw))
    assert alike.correlation == pytest.approx(correlation)
    assert variance_shares(rule_files.loaded(raw)) == {"q": 1, "p": 0}


def _ids(raw: Raw) -> list[str]:
    return list(raw["criteria"])


@pytest.fixture(scope="module")
def usual(sample: Decision) -> Decision:
    """The sample, with answers that are not alike."""
    of_100 = {"language": (70, 10, 15, 5), "api_docs": (5, 15, 80)}
    questions = {id: question._replace(usual=of_100.get(id, ())) for id, question in sample.questions.items()}
    return replace(sample, questions=questions)


def test_how_usual_an_answer_is_does_not_make_two_criteria_alike(sample: Decision, usual: Decision) -> None:
    assert [each.correlation for each in correlations(usual)] == [each.correlation for each in correlations(sample)]


def test_how_usual_an_answer_is_does_not_make_a_question_weigh_more(sample: Decision, usual: Decision) -> None:
    assert variance_shares(usual) == variance_shares(sample)
    assert sum(variance_shares(sample).values()) <= 1
