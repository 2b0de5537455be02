"""The command line that gives a result again."""

import json
import shlex

from recommender.engine.recommend import recommend
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.command_line import command
from recommender.reports.sentences.argument import sides
from recommender.reports.sentences.headline import headline
from tests import rule_files


def test_the_command_gives_the_same_result_again(sample: Decision) -> None:
    profile = Profile({"language": "python", "api_docs": "any"}, {"documentation": 1})
    words = command(recommend(sample, profile, assume_neutral=True))
    assert shlex.split(" ".join(words)) == [
        *("recommender", "recommend", "--rules", "sample.yaml", "--language", "python", "--api-docs", "any"),
        *("--weight", "documentation=1", "--assume-neutral"),
    ]


def test_a_rule_that_treats_both_alike_is_no_reason_for_either() -> None:
    raw = {
        "decision": "Which?",
        "options": {"o0": {"name": "First"}, "o1": {"name": "Second"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": ["o0", "o1"], "because": "both do", "source": "s"},
                    {"avoid": "o1", "because": "it does not", "source": "s"},
                ],
            }
        },
    }
    result = recommend(rule_files.loaded(raw), Profile())
    first, second = sides(result)
    assert [(reason.points, reason.text) for reason in first.reasons] == [(2, "against Second: it does not")]
    assert second.reasons == ()
    assert headline(result) == "Use First (moderate, 67 %): settled, nothing left to ask can change it."


def test_the_nearest_rival_is_named_and_a_path_is_quoted() -> None:
    reason = {"because": "so", "source": "s"}
    raw = {
        "decision": "Which?",
        "options": {f"o{index}": {"name": f"O{index}"} for index in range(3)},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
        "criteria": {
            "c": {
                "weight": 1,
                "rules": [
                    {"prefer": "o1", "strength": "slight", **reason},
                    {"prefer": ["o0", "o1"], "strength": "strong", **reason},
                    {"prefer": "o2", "strength": "slight", **reason},
                ],
            }
        },
    }
    decision = decision_of(json.dumps(raw).encode(), "my rules.yaml")
    result = recommend(decision, Profile({"q": "x"}))
    assert headline(result) == "Use O1 (toss-up, 44 %): ahead of O0 by 1 of 1 points in play."
    assert shlex.split(" ".join(command(result)))[3] == "my rules.yaml"
    assert [reason.points for reason in sides(recommend(decision, Profile({"q": "x"})))[0].reasons] == [1]
