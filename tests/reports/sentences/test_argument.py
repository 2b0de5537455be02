"""What it takes to go against a decisive rule, and the sources of all that is said."""

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences.argument import cited, remedies
from tests.advised import advised


def said(decision: Decision, answers: dict[str, str], weights: dict[str, int]) -> list[str]:
    return [remedy.text for remedy in remedies(recommend(decision, Profile(answers, weights)))]


def test_the_rival_of_a_need_has_its_way_told(sample: Decision) -> None:
    assert said(advised(sample), {"language": "python", "libraries": "npm"}, {}) == [
        "To use FastAPI all the same: run the packages in a second service, in Node.js"
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
    assert [source.id for source in cited(recommend(sample, answered))] == ["article", "ours"]
    assert [source.id for source in cited(recommend(advised(sample), answered))] == ["article", "docs", "ours"]
