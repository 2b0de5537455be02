"""The command line that gives a result again."""

import shlex
from dataclasses import replace

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.command_line import command


def test_the_command_gives_the_same_result_again(sample: Decision) -> None:
    profile = Profile({"language": "python", "api_docs": "any"}, {"documentation": 1})
    words = command(recommend(sample, profile, assume_neutral=True))
    assert shlex.split(" ".join(words)) == [
        *("recommender", "recommend", "--rules", "sample.yaml", "--language", "python", "--api-docs", "any"),
        *("--weight", "documentation=1", "--assume-neutral"),
    ]


def test_a_path_is_quoted(sample: Decision) -> None:
    result = recommend(replace(sample, file="my rules.yaml"), Profile({"language": "python"}))
    assert shlex.split(" ".join(command(result)))[3] == "my rules.yaml"
