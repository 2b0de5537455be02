"""The reasons for each side, and what they rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.model.decision import Citation, Decision, Source
from recommender.model.place import Place
from recommender.model.profile import Profile
from recommender.model.ranking import Spread
from recommender.reports.sentences import argument
from tests import random_rule_files, rule_files
from tests.advised import advised
from tests.rule_files import Raw

_REASON = {"because": "so", "source": "s"}


def _points(decision: Decision, profile: Profile) -> list[tuple[str, list[int]]]:
    sides = argument.sides(recommend(decision, profile))
    return [(side.option.id, [reason.points for reason in side.reasons]) for side in sides]


def _file(options: int, *rules: Raw) -> Decision:
    return rule_files.loaded(
        {
            "decision": "Which?",
            "options": {f"o{index}": {"name": f"O{index}"} for index in range(options)},
            "sources": {"s": {"title": "A source"}},
            "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
            "criteria": {"c": {"weight": 1, "rules": [{**_REASON, **rule} for rule in rules]}},
        }
    )


def test_the_reasons_of_a_side_come_strongest_first(sample: Decision) -> None:
    answers = {"language": "python", "libraries": "npm", "api_docs": "framework"}
    assert _points(sample, Profile(answers)) == [("fastapi", [15, 6]), ("express", [10])]


def test_a_rule_that_treats_both_alike_is_no_reason_for_either() -> None:
    decision = _file(2, {"prefer": ["o0", "o1"], "because": "both do"}, {"avoid": "o1", "because": "it does not"})
    first, second = argument.sides(recommend(decision, Profile()))
    assert [(reason.points, reason.text) for reason in first.reasons] == [(2, "against O1: it does not")]
    assert second.reasons == ()


def test_the_leader_is_held_against_its_nearest_rival() -> None:
    rules = (
        {"prefer": "o1", "strength": "slight"},
        {"prefer": ["o0", "o1"], "strength": "strong"},
        {"prefer": "o2", "strength": "slight"},
    )
    assert _points(_file(3, *rules), Profile({"q": "x"})) == [("o1", [1]), ("o0", [])]


def test_what_two_share_against_a_third_is_shared() -> None:
    rules = (
        {"prefer": ["o0", "o1"], "because": "both do"},
        {"avoid": "o2", "strength": "slight", "because": "it does not"},
        {"prefer": "o1", "strength": "slight"},
    )
    decision = _file(3, *rules)
    assert _points(decision, Profile()) == [("o1", [1]), ("o0", [])]
    shared = argument.shared(recommend(decision, Profile()))
    assert [(reason.points, reason.text) for reason in shared] == [(2, "both do"), (1, "against O2: it does not")]
    assert argument.shared(recommend(_file(2, *rules[:1]), Profile())) == ()  # there is no third


def test_two_that_share_the_lead_share_what_sets_them_apart_from_the_next() -> None:
    rules = (
        {"prefer": ["o0", "o1"]},
        {"prefer": ["o0", "o2"], "strength": "slight"},
        {"prefer": "o1", "strength": "slight"},
    )
    decision = _file(3, *rules)
    assert _points(decision, Profile()) == [("o0", [1]), ("o1", [1])]
    assert [reason.points for reason in argument.shared(recommend(decision, Profile()))] == [2]


@given(st.data())
def test_a_claim_turns_it_exactly_if_the_leader_is_not_ahead_without_it(data: st.DataObject) -> None:
    case = data.draw(random_rule_files.cases(random_rule_files.rule_files(), complete=True))
    profile = Profile(case.given, case.own_weights)
    decision = rule_files.loaded(case.raw)
    result = recommend(decision, profile)
    turning = {rule.place for rule in argument.turning(result)}
    if result.leader is None:
        assert not turning
        return
    ranked = [standing for standing in result.standings if standing.rank is not None]
    for _, rule in decision.rules():
        scores = {
            standing.option: sum(each.score for each in standing.contributions if each.rule.place != rule.place)
            for standing in ranked
        }
        others = [score for option, score in scores.items() if option != result.leader]
        ahead = all(scores[result.leader] > score for score in others)
        assert (rule.place in turning) == (not ahead)


def test_one_option_that_is_left_is_a_side_of_its_own_and_none_has_no_sides() -> None:
    barring = {"rule_out": "o1", "because": "it cannot"}
    decision = _file(2, {"prefer": "o0"}, barring)
    assert _points(decision, Profile()) == [("o0", [2])]
    assert [(option.id, rule.because) for option, rule in argument.ruled_out(recommend(decision, Profile()))] == [
        ("o1", "it cannot")
    ]
    assert _points(_file(2, {"rule_out": ["o0", "o1"]}), Profile()) == []


def test_the_sources_of_reasons_vetoes_and_warnings_are_cited_in_file_order(sample: Decision) -> None:
    def cited(answers: dict[str, str]) -> list[str]:
        return [source.id for source in argument.cited(recommend(sample, Profile(answers)))]

    assert cited({"language": "python", "api_docs": "framework"}) == ["article", "docs", "ours"]
    assert cited({"runtime": "only_node"}) == ["ours"]


def test_a_score_is_one_figure_or_its_mean_and_bounds() -> None:
    assert argument.spread(Spread(3, 3.0, 3)) == "3"
    assert argument.spread(Spread(-2, 3.25, 9)) == "3.2 (-2 to 9)"


def said(decision: Decision, answers: dict[str, str], weights: dict[str, int]) -> list[str]:
    remedies = argument.remedies(recommend(decision, Profile(answers, weights)))
    return [f"{remedy.text} ({remedy.need})" for remedy in remedies]


def test_the_rival_of_a_need_has_its_way_told(sample: Decision) -> None:
    assert said(advised(sample), {"language": "python", "libraries": "npm"}, {}) == [
        "To use FastAPI all the same: run the packages in a second service, in Node.js "
        "(for Express: the packages run in its own process)"
    ]


def test_the_leader_that_goes_against_a_need_has_its_way_told(sample: Decision) -> None:
    answers = {"language": "either", "libraries": "python", "api_docs": "ourselves"}
    decision = advised(sample)
    result = recommend(decision, Profile(answers, {"language": 0}))
    assert result.leader is not None
    assert result.leader.name == "Express"
    assert said(decision, answers, {"language": 0}) == [
        "To use Express all the same: run the models in a second service, in Python "
        "(Node cannot import a Python model, so a second service appears)"
    ]


def test_a_preference_for_the_other_is_told_as_such(sample: Decision) -> None:
    assert said(advised(sample), {"language": "python", "libraries": "npm"}, {"language": 0}) == [
        "To use FastAPI all the same: run the packages in a second service, in Node.js "
        "(for Express: the packages run in its own process)"
    ]


def test_without_a_need_there_is_nothing_to_take(sample: Decision) -> None:
    assert said(sample, {"language": "python", "libraries": "npm"}, {}) == []


def test_what_lies_elsewhere_is_cited(sample: Decision) -> None:
    answered = Profile({"language": "python"})
    assert [source.id for source in argument.cited(recommend(sample, answered))] == ["article", "ours"]
    assert [source.id for source in argument.cited(recommend(advised(sample), answered))] == ["article", "docs", "ours"]


@pytest.mark.parametrize(
    ("url", "at", "wanted"),
    [
        ("https://example.org/docs", "openapi", "https://example.org/docs"),
        ("https://example.org/docs/", "tutorial/first-steps", "https://example.org/docs/tutorial/first-steps"),
        ("https://example.org/", "§7, at the end", "https://example.org/"),
        ("https://example.org/", "", "https://example.org/"),
        ("http://example.org/", "//evil.example", "http://example.org/"),
        ("", "§7", ""),
        ("javascript:alert(1)", "", ""),
        ("file:///etc/passwd", "", ""),
        ("https://example.org/\x1b]8;;x", "", ""),
        ("https://example.org/a b", "", ""),
    ],
)
def test_an_address_is_a_declared_one_on_the_web_with_a_path_under_it(url: str, at: str, wanted: str) -> None:
    assert argument.address(Citation(Source("s", "A source", url, Place("small.yaml", 1, 1)), at)) == wanted
