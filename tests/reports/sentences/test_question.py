"""Why a question is asked, and what its answers could do."""

from dataclasses import replace

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences.question import answered_by_custom, leads_then, why_asked
from tests.advised import advised
from tests.profiles import with_usual


def test_every_rule_that_reads_a_question_says_which_answers_make_it_speak_for_whom(sample: Decision) -> None:
    assert list(why_asked(sample, "api_docs")) == [
        (
            "“The framework” speaks for FastAPI (2 points times documentation)",
            "the documentation is generated from the code [docs openapi]",
        ),
        (
            "“We will”, or “No preference” and “language: TypeScript” speaks for Express (1 point times documentation)",
            "nothing has to be switched off [judgement]",
        ),
    ]


def test_a_rule_that_rules_out_has_no_points_to_tell(sample: Decision) -> None:
    assert list(why_asked(sample, "runtime")) == [
        ("“Only Node.js” rules out FastAPI", "it needs Python to run [judgement]"),
        ("“Only Python” rules out Express", "it needs Node.js to run [judgement]"),
    ]


def test_a_rule_is_told_with_its_answers_points_reason_and_source(sample: Decision) -> None:
    assert list(why_asked(sample, "libraries"))[1] == (
        "“Those on npm” speaks for Express (2 points times Language and ecosystem)",
        "the packages run in its own process [judgement]",
    )


def test_a_need_is_told_with_what_it_takes_to_go_against_it(sample: Decision) -> None:
    assert list(why_asked(advised(sample), "libraries"))[1] == (
        "“Those on npm” speaks for Express (6 points times Language and ecosystem)",
        "the packages run in its own process; otherwise run the packages in a second service, in Node.js [judgement]",
    )


def test_an_answer_is_told_with_who_would_lead_then_and_how_often(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python"}))
    asked = next(each for each in result.next_questions if each.question.id == "runtime")
    assert {answer: leads_then(result, asked, answer) for answer in asked.question.answers} == {
        "anything": ("fastapi", "FastAPI, 100 %"),
        "only_node": ("express", "Express, 100 %"),
        "only_python": ("fastapi", "FastAPI, 100 %"),
    }
    sampled = replace(result, inexact=("next_questions",))
    assert leads_then(sampled, asked, "anything") == ("fastapi", "FastAPI, about 100 %")


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ({"fastapi": 0.3, "express": 0.3, "tie": 0.4, "none": 0}, ("tie", "even, 30 % each")),
        ({"fastapi": 0, "express": 0, "tie": 1, "none": 0}, ("tie", "a tie")),
        ({"fastapi": 0, "express": 0, "tie": 0.2, "none": 0.8}, ("none", "none fits")),
    ],
)
def test_without_one_that_leads_it_says_so(shares: dict[str, float], told: tuple[str, str], sample: Decision) -> None:
    result = recommend(sample, Profile())
    asked = result.next_questions[0]._replace(outcomes={"python": shares})
    assert leads_then(result, asked, "python") == told


def test_shares_go_by_custom_if_a_question_has_usual_shares_that_is_not_answered_also_if_assumed(
    sample: Decision,
) -> None:
    usual = with_usual(sample, "runtime", (90, 5, 5))
    for neutral in (False, True):
        assert answered_by_custom(recommend(usual, Profile(), assume_neutral=neutral))
        assert not answered_by_custom(recommend(usual, Profile({"runtime": "anything"}), assume_neutral=neutral))
        assert not answered_by_custom(recommend(sample, Profile(), assume_neutral=neutral))


def test_a_rule_is_told_with_its_other_conditions_each_under_its_question(sample: Decision) -> None:
    assert next(iter(why_asked(sample, "libraries")))[0] == (
        "“Python's” and neither “language: JavaScript” nor “language: TypeScript” "
        "speak against Express (2 points times Language and ecosystem)"
    )
    assert [what for what, _ in why_asked(sample, "language")][-1] == (
        "“TypeScript” and “api docs: No preference”, or “api docs: We will” "
        "speaks for Express (1 point times documentation)"
    )
