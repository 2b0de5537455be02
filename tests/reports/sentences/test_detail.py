"""The figures behind an answer, in sentences."""

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences import detail
from tests.advised import advised


def test_an_option_stands_with_its_points_and_wins(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "libraries": "npm"}))
    assert detail.stands(result, result.standings[0]) == "FastAPI: 17 (15 to 21) points, wins in 67 % of cases"


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


def test_usual_answers_stand_with_their_kind_and_source(sample: Decision) -> None:
    said = [sentence.replace("\u00a0", " ") for sentence in detail.asked(advised(sample))]
    assert said[2:] == [
        "Who should write the API documentation? a wish to settle; usually The framework 60 %, We will 20 %, "
        "No preference 20 % [judgement]",
        "What may run in production? usually Anything 90 %, Only Node.js 6 %, Only Python 4 % [judgement]",
    ]
    assert list(detail.asked(sample)) == []


def test_needs_stand_with_what_it_takes_to_go_against_them(sample: Decision) -> None:
    assert list(detail.decisive(advised(sample))) == [
        "against Express: Node cannot import a Python model, so a second service appears; "
        "otherwise run the models in a second service, in Python [judgement; sample.yaml:47]",
        "for Express: the packages run in its own process; "
        "otherwise run the packages in a second service, in Node.js [judgement; sample.yaml:51]",
    ]


def test_ways_are_counted_one_by_one_also_where_they_have_usual_shares(sample: Decision) -> None:
    result = recommend(advised(sample), Profile({"language": "python"}))
    assert list(detail.ways(result)) == ["There are 27 ways to finish."]
