"""Advice that an experienced engineer would give: profiles of the packaged decision, and what must hold of all."""

import random
from collections.abc import Collection, Mapping

import pytest

from recommender.engine.rank import rank
from recommender.engine.recommend import how_sure, recommend
from recommender.engine.scoring import fired
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences import argument
from recommender.reports.style import Style
from recommender.reports.text import render
from tests.examples import seldom

MODERATE_TO_STRONG = ("moderate", "strong")
AT_MOST_MODERATE = ("toss-up", "moderate")
TORN = ("toss-up",)

ROWS = {
    "a TypeScript team and nothing else": ({"language": "typescript"}, "express", MODERATE_TO_STRONG),
    "a Python team and nothing else": ({"language": "python"}, "fastapi", MODERATE_TO_STRONG),
    "no language, a neutral foundation wanted": ({"upkeep": "foundation"}, "express", TORN),
    "a JavaScript team with PyTorch at the core": (
        {"language": "javascript", "python_libraries": "core"},
        "fastapi",
        MODERATE_TO_STRONG,
    ),
    "a TypeScript team with Node code and Python's libraries at the core": (
        {"language": "typescript", "existing_code": "node", "python_libraries": "core"},
        "express",
        AT_MOST_MODERATE,
    ),
    "a Python team that needs an SDK on npm": ({"language": "python", "in_process": "for_npm"}, None, TORN),
    "a Python team that needs middleware for Express 4": (
        {"language": "python", "in_process": "express_4"},
        "express",
        AT_MOST_MODERATE,
    ),
    "a Python team with thousands of small requests a second on each core": (
        {"language": "python", "throughput": "critical"},
        "fastapi",
        AT_MOST_MODERATE,
    ),
    "a TypeScript team that wants checks, types and documentation from one definition": (
        {"language": "typescript", "validation": "automatic", "types": "drive", "api_docs": "generated"},
        None,
        TORN,
    ),
    "a Python team that wants one language with its JavaScript front end": (
        {"language": "python", "front_end": "javascript", "one_language": "wanted"},
        "fastapi",
        AT_MOST_MODERATE,
    ),
}


@pytest.mark.parametrize(("answers", "leader", "words"), ROWS.values(), ids=ROWS)
def test_a_profile_gets_the_leader_and_the_word_that_an_engineer_would_give(
    packaged: Decision, answers: Mapping[str, str], leader: str | None, words: Collection[str]
) -> None:
    for neutral in (False, True):
        result = recommend(packaged, Profile(answers), assume_neutral=neutral)
        assert result.confidence is not None
        if not neutral or leader is None:
            assert result.confidence.word in words
        if leader is not None:
            assert result.leader is not None
            assert result.leader.id == leader


def test_a_python_team_and_a_typescript_team_are_told_as_clearly(packaged: Decision) -> None:
    one, other = (recommend(packaged, Profile({"language": language})) for language in ("python", "typescript"))
    assert one.confidence is not None
    assert other.confidence is not None
    assert abs(one.confidence.share - other.confidence.share) < 0.10


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"language": "javascript", "python_libraries": "core"}, "second service, in Python"),
        ({"language": "typescript", "existing_code": "node", "python_libraries": "core"}, "second service, in Python"),
        ({"language": "python", "in_process": "for_npm"}, "second service, on Node.js"),
        ({"language": "python", "throughput": "critical"}, "two to three times the cores"),
        ({"language": "typescript", "validation": "automatic", "types": "drive", "api_docs": "generated"}, "NestJS"),
        ({"language": "python", "front_end": "javascript", "one_language": "wanted"}, "hardly go together"),
        ({"language": "typescript", "existing_code": "node", "in_process": "express_4"}, "Express 4"),
    ],
)
def test_a_report_says_the_third_way_the_warning_and_where_else_to_look(
    packaged: Decision, answers: Mapping[str, str], says: str
) -> None:
    for explain in (False, True):
        text = render(recommend(packaged, Profile(answers)), Style(explain=explain))
        assert says in " ".join(text.split())


def test_a_business_team_is_not_asked_first_whether_it_wants_to_learn(packaged: Decision) -> None:
    asked = [each.question.id for each in recommend(packaged, Profile()).next_questions]
    assert asked[0] == "language"
    known = Profile({"language": "python", "template": "neither"})
    assert recommend(packaged, known).next_questions[0].question.id in {"existing_code", "in_process", "experience"}


def test_every_question_has_a_neutral_answer_a_kind_and_usual_shares_with_a_source(packaged: Decision) -> None:
    assert len(packaged.questions) <= 26
    for question in packaged.questions.values():
        assert question.neutral is not None
        assert question.kind is not None
        assert sum(question.usual) == 100
        assert question.usual_source is not None


# Of all profiles ----------------------------------------------------------------------------------------------------


def _random_profiles(decision: Decision, number: int) -> list[Profile]:
    chance = random.Random(20261125)  # noqa: S311
    profiles = []
    for _ in range(number):
        some = chance.sample(list(decision.questions), chance.randint(1, 8))
        profiles.append(Profile({id: chance.choice(list(decision.questions[id].answers)) for id in some}))
    return profiles


NUMBERS = [20, seldom(500)]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_option_leads_above_a_toss_up_with_more_points_against_it_than_for_it(
    packaged: Decision, number: int
) -> None:
    for profile in _random_profiles(packaged, number):
        ranking = rank(packaged, profile)
        if ranking.leader is None:
            continue
        points = {
            option: sum(
                rule.points * criterion.weight * ((option in rule.options) or -1)
                for criterion, rule in fired(packaged, profile.answers)
                if rule.points
            )
            for option in packaged.options
        }
        sure = how_sure(ranking)
        assert sure is not None
        if points[ranking.leader.id] < 0:
            assert sure.word == "toss-up"


@pytest.mark.parametrize("number", NUMBERS)
def test_an_answer_whose_rules_favour_an_option_never_makes_it_less_likely_than_no_preference(
    packaged: Decision, number: int
) -> None:
    chance = random.Random(5)  # noqa: S311
    for profile in _random_profiles(packaged, number):
        open_questions = [question for id, question in packaged.questions.items() if id not in profile.answers]
        question = chance.choice(open_questions)
        assert question.neutral is not None
        before = rank(packaged, profile.with_answer(question.id, question.neutral))
        for answer in question.answers:
            now = rank(packaged, profile.with_answer(question.id, answer))
            gains = {
                option: sum(
                    (now_standing.score.mean - old_standing.score.mean)
                    for now_standing in now.standings
                    for old_standing in before.standings
                    if now_standing.option.id == old_standing.option.id == option
                )
                for option in packaged.options
            }
            favoured = max(gains, key=gains.__getitem__)
            if gains[favoured] > min(gains.values()) and _alone(packaged, question.id, answer) == {favoured}:
                assert now.outcomes[favoured] >= before.outcomes[favoured] - 1e-12


def _alone(decision: Decision, question: str, answer: str) -> set[str]:
    """The options that this answer alone speaks for."""
    speaks: dict[str, int] = dict.fromkeys(decision.options, 0)
    for criterion, rule in fired(decision, {**decision.neutral_answers(), question: answer}):
        for option in rule.options:
            speaks[option] += rule.points * criterion.weight
    most = max(speaks.values())
    return {option for option, points in speaks.items() if points == most and most > min(speaks.values())}


@pytest.mark.parametrize("number", NUMBERS)
def test_an_open_report_has_a_reason_for_its_leader_or_says_that_none_was_given(
    packaged: Decision, number: int
) -> None:
    for profile in _random_profiles(packaged, number):
        result = recommend(packaged, profile)
        if result.leader is not None and not _reasons(result):
            assert f"speaks for {result.leader.name}" in " ".join(render(result, Style()).split())


def _reasons(result: Recommendation) -> bool:
    assert result.leader is not None
    return any(side.reasons for side in argument.sides(result) if side.option.id == result.leader.id)
