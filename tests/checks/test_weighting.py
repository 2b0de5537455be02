"""Criteria that lean, mislead or repeat each other, and heavy questions, agree with plain enumeration."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given

from recommender.checks.weighting import heavy_questions, one_sided, repeating, shares_apart
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from tests import enumeration, random_rule_files, rule_files
from tests.examples import times
from tests.rule_files import Raw

Found = Counter[tuple[str, str]]
Points = Mapping[str, Sequence[Mapping[str, int]]]  # by criterion, profile and option


def _findings(decision: Decision) -> list[Finding]:
    checks = (one_sided, shares_apart, repeating, heavy_questions)
    return [finding for check in checks for finding in check(decision)]


def _about(finding: Finding) -> str:
    """The criterion or question that a finding is about; of two criteria, the second."""
    return finding.what.split("'")[3 if finding.name == "correlated-criteria" else 1]


def _expected(raw: Raw) -> Found:
    """The findings that enumeration makes, by name and what they are about."""
    found: Found = Counter()
    points = {
        id: [enumeration.points(raw, id, profile) for profile in enumeration.profiles(raw)] for id in raw["criteria"]
    }
    _leaning(points, found)
    _misleading(raw, points, found)
    _repeating(raw, points, found)
    _heavy(raw, found)
    return +found


def _leaning(points: Points, found: Found) -> None:
    for criterion, by_profile in points.items():
        ahead = set()
        for by_option in by_profile:
            best = [option for option, score in by_option.items() if score == max(by_option.values())]
            ahead |= set(best) if len(best) == 1 else set()
        found["one-sided-criterion", criterion] += len(ahead) == 1


def _misleading(raw: Raw, points: Points, found: Found) -> None:
    ranges = {id: max(max(by.values()) - min(by.values()) for by in by_profile) for id, by_profile in points.items()}
    stated = rule_files.weights_of(raw)
    swing = {id: stated[id] * ranges[id] for id in ranges}
    for id in stated:
        shares = [Fraction(of[id], sum(of.values())) if sum(of.values()) else Fraction(0) for of in (stated, swing)]
        found["shares-apart", id] += max(shares) > Fraction(5, 4) * min(shares)


def _repeating(raw: Raw, points: Points, found: Found) -> None:
    pairs = list(combinations(raw["options"], 2))
    for one, other in combinations(raw["criteria"], 2):
        rs = [enumeration.correlation(*([by[a] - by[b] for by in points[id]] for id in (one, other))) for a, b in pairs]
        found["correlated-criteria", other] += max(abs(r) for r in rs) >= 0.8 - 1e-9


def _heavy(raw: Raw, found: Found) -> None:
    if len(raw["questions"]) <= 3:
        return
    profiles = enumeration.profiles(raw)
    scores = [enumeration.scores(raw, profile, rule_files.weights_of(raw)) for profile in profiles]
    for question in raw["questions"]:
        shares = [
            enumeration.explained(raw, question, profiles, [by[a] - by[b] for by in scores])
            for a, b in combinations(raw["options"], 2)
        ]
        found["dominant-question", question] += max(shares) > Fraction(1, 2)


@times(2)
@given(random_rule_files.rule_files(max_options=3, max_questions=4))
def test_what_leans_misleads_repeats_or_weighs_most_is_that_of_enumeration(raw: Raw) -> None:
    found = Counter((finding.name, _about(finding)) for finding in _findings(rule_files.loaded(raw)))
    assert found == _expected(raw)
