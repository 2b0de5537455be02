"""The ranking: points, margins and ranks, who is ruled out, and what must be known of the leader."""

import pytest

from recommender.engine.rank import rank
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from tests import rule_files


def test_the_margin_says_how_much_is_in_play(sample: Decision) -> None:
    result = rank(sample, _complete(libraries="npm"))
    (margin,) = result.margins
    assert (margin.option.id, margin.rival.id) == ("fastapi", "express")
    assert (margin.points.lowest, margin.points.highest) == (15 + 6 - 10, 15 + 6 - 10)
    assert margin.in_play == 15 + 6 + 10


def test_a_rule_for_both_options_is_not_in_play() -> None:
    raw = _both()
    (margin,) = rank(rule_files.loaded(raw), Profile()).margins
    assert (margin.points.lowest, margin.in_play) == (1, 1)


def test_contributions_come_by_size_whether_for_or_against() -> None:
    raw = _both()
    raw["criteria"]["c"]["rules"].append({"avoid": "o0", "strength": "strong", "because": "so", "source": "s"})
    (standing,) = [each for each in rank(rule_files.loaded(raw), Profile()).standings if each.option.id == "o0"]
    assert [each.score for each in standing.contributions] == [-3, 2, 1]


def test_weights_of_the_team_hold_and_a_weight_of_zero_silences_all_but_what_rules_out(sample: Decision) -> None:
    silent = Profile({"language": "python"}, {"language": 0, "documentation": 0})
    result = rank(sample, silent, assume_neutral=True)
    assert result.outcome == "tie"
    assert [option.id for option in result.tied] == ["fastapi", "express"]
    result = rank(sample, silent.with_answer("runtime", "only_node"), assume_neutral=True)
    assert result.outcome == "express"


def test_what_is_ruled_out_comes_last_without_a_rank_and_with_its_reason(sample: Decision) -> None:
    result = rank(sample, Profile({"language": "python", "runtime": "only_node"}))
    last = result.standings[-1]
    assert (last.option.id, last.rank) == ("fastapi", None)
    assert [rule.because for rule in last.ruled_out] == ["it needs Python to run"]
    assert result.outcome == "express"
    assert result.margins == ()


def test_warnings_are_those_of_the_leader(sample: Decision) -> None:
    result = rank(sample, _complete())
    assert [warning.because[:20] for warning in result.warnings] == ["the documentation pa", "neither has users or"]


def test_five_options_and_one_question_are_ranked() -> None:
    raw = {
        "decision": "Which?",
        "options": {f"o{index}": {"name": f"O{index}"} for index in range(5)},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B"}, "neutral": "b"}},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": ["o1", "o3"], "when": {"q": "a"}, "because": "so", "source": "s"},
                    {"avoid": "o4", "because": "so", "source": "s"},
                    {"rule_out": "o2", "because": "so", "source": "s"},
                ],
            }
        },
    }
    result = rank(rule_files.loaded(raw), Profile({"q": "a"}))
    assert [(standing.option.id, standing.rank) for standing in result.standings] == [
        ("o1", 1),
        ("o3", 1),
        ("o0", 3),
        ("o4", 4),
        ("o2", None),
    ]
    assert result.outcome == "tie"
    assert [option.id for option in result.tied] == ["o1", "o3"]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (Profile({"langage": "python"}), "no question is named 'langage'"),
        (Profile(fixed=("langage",)), "no question is named 'langage'"),
        (Profile({"language": "pyton"}), "the question 'language' has no answer 'pyton'"),
        (Profile(weights={"lang": 1}), "no criterion is named 'lang'"),
        (Profile(weights={"language": 6}), "the weight of 'language' is 6, not a whole number from 0 to 5"),
    ],
)
def test_a_profile_that_names_what_is_not_there_is_refused(sample: Decision, profile: Profile, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rank(sample, profile)


def test_an_option_that_no_way_to_finish_leaves_is_ruled_out_before_it_is_decided_why() -> None:
    raw = _both()
    raw["options"]["o2"] = {"name": "O2"}
    reason = {"because": "so", "source": "s"}
    raw["criteria"]["c"]["rules"] += [
        {"prefer": "o2", "strength": "strong", **reason},
        {"rule_out": "o2", "when": {"q": "a"}, **reason},
        {"rule_out": "o2", "when": {"q": "b"}, **reason},
    ]
    result = rank(rule_files.loaded(raw), Profile())
    assert [(each.option.id, each.rank) for each in result.standings] == [("o0", 1), ("o1", 2), ("o2", None)]
    assert [margin.rival.id for margin in result.margins] == ["o1"]


def _both() -> rule_files.Raw:
    reason = {"because": "so", "source": "s"}
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B"}}},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [{"prefer": ["o0", "o1"], **reason}, {"prefer": "o0", "strength": "slight", **reason}],
            }
        },
    }


def _complete(**answers: str) -> Profile:
    answered = {"language": "python", "libraries": "none", "api_docs": "framework", "runtime": "anything"}
    return Profile({**answered, **answers})
