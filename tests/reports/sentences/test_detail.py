"""The figures behind an answer, in sentences."""

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences import detail


def test_an_option_stands_with_its_points_and_wins(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "libraries": "npm"}))
    assert detail.stands(result, result.standings[0]) == "FastAPI: 17 (15 to 21) points, wins in 67 % of the ways"


def test_a_contribution_is_told_with_its_place(sample: Decision) -> None:
    standing = recommend(sample, Profile({"language": "python"})).standings[0]
    assert detail.contributed(standing.contributions[0]).endswith("carries straight over [article §7; sample.yaml:37]")


def test_a_weight_of_the_teams_own_is_told_as_such(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python"}, {"documentation": 5}))
    weighed = [detail.weighed(result, about) for about in result.sensitivities]
    assert [sentence.endswith("the rule file says 3") for sentence in weighed] == [False, True]


def test_questions_that_cannot_matter_come_last(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "runtime": "only_node"}))
    assert detail.telling(result) == []


def test_an_assumed_answer_is_told_as_such(sample: Decision) -> None:
    said = list(detail.answers(recommend(sample, Profile({"language": "python"}), assume_neutral=True)))
    assert said[0] == "Which language is the team strongest in? -> Python"
    assert all(sentence.endswith("(assumed)") for sentence in said[1:])


def test_the_ways_are_counted_only_where_questions_are_open(sample: Decision) -> None:
    complete = recommend(sample, Profile({"language": "python"}), assume_neutral=True)
    assert list(detail.ways(complete)) == []
    assert list(detail.ways(recommend(sample, Profile({"language": "python"})))) == ["There are 27 ways to finish."]
