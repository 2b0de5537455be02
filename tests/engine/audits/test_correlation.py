"""What criteria have in common and what questions explain, against going through every profile."""

from itertools import combinations

import pytest
from hypothesis import given

from recommender.engine.audits.correlation import correlations, variance_shares
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


def _ids(raw: Raw) -> list[str]:
    return list(raw["criteria"])
