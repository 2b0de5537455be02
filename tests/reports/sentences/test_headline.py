"""The answer in sentences, and what must stand beside it."""

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Confidence
from recommender.reports.sentences import headline
from tests import rule_files
from tests.rule_files import Raw

_COMPLETE = {"language": "python", "libraries": "none", "api_docs": "framework", "runtime": "anything"}
_REASON = {"because": "so", "source": "s"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {},
            "Nothing is answered yet: Express wins in 54 % of the ways to answer the questions, FastAPI in 45 %.",
        ),
        (
            {"language": "python"},
            "FastAPI leads (moderate, 67 %): it wins in 67 % of the ways to answer the 3 open questions.",
        ),
        (
            {"language": "python", "runtime": "only_node"},
            "Use Express (certain, 100 %): every other option is ruled out.",
        ),
        (_COMPLETE, "Use FastAPI (certain, 100 %): ahead of Express by 21 of 21 points in play."),
    ],
)
def test_the_answer_is_one_sentence(answers: dict[str, str], said: str, sample: Decision) -> None:
    assert headline.headline(recommend(sample, Profile(answers))) == said


def test_a_tie_names_those_that_come_out_equal(sample: Decision) -> None:
    result = recommend(sample, Profile(), assume_neutral=True)
    assert headline.headline(result) == "It is a tie: FastAPI and Express come out equal at 0 points."
    assert headline.verdict(result, None) == "A tie of FastAPI and Express"


def test_a_lead_that_nothing_can_change_is_settled() -> None:
    decision = _file({"prefer": ["o0", "o1"]}, {"avoid": "o1"})
    said = headline.headline(recommend(decision, Profile()))
    assert said == "Use O0 (moderate, 67 %): settled, nothing left to ask can change it."


def test_the_lead_is_told_over_the_nearest_rival() -> None:
    decision = _file(
        {"prefer": "o1", "strength": "slight"},
        {"prefer": ["o0", "o1"], "strength": "strong"},
        {"prefer": "o2", "strength": "slight"},
        options=3,
    )
    said = headline.headline(recommend(decision, Profile({"q": "x"})))
    assert said == "Use O1 (toss-up, 44 %): ahead of O0 by 1 of 1 points in play."


def test_where_nothing_fits_the_answers_in_conflict_are_named() -> None:
    result = recommend(_file({"rule_out": ["o0", "o1"], "when": {"q": "x"}}), Profile({"q": "x"}))
    assert headline.headline(result) == "No option fits: the answers rule out all of them."
    assert headline.verdict(result, result.confidence) == "No option fits"
    assert headline.remarks(result)[0] == 'This answer alone does so: --q x ("X").'


@pytest.mark.parametrize(
    ("answers", "given", "title"),
    [
        ({"language": "python"}, "", "Use FastAPI"),
        ({"language": "python"}, " Our backend\n", "Our backend"),
        ({}, "", "Undecided between FastAPI and Express"),
    ],
)
def test_a_report_is_called_as_given_or_by_what_it_says(
    answers: dict[str, str], given: str, title: str, sample: Decision
) -> None:
    assert headline.title(recommend(sample, Profile(answers)), given) == title


def test_why_it_is_not_surer_and_the_other_reading_stand_beside_it(sample: Decision) -> None:
    profile = Profile({"libraries": "npm", "api_docs": "framework"})
    assert headline.remarks(recommend(sample, profile)) == [
        "Not surer, because 2 questions are open.",
        "If you have no preference in them: Express (moderate, 72 %).",
    ]
    flipped = "a one-notch change of weights or points can flip it (28 %)"
    assert headline.remarks(recommend(sample, profile, assume_neutral=True)) == [
        f'Not surer, because {flipped}, and 2 unanswered questions count as "no preference".',
        "If they stay open instead: Express (toss-up, 58 %).",
    ]


def test_before_anything_is_answered_there_is_advice_and_no_warning(sample: Decision) -> None:
    blank = recommend(sample, Profile())
    said = "Answer what you can, one flag a question: recommender questions --rules sample.yaml lists them."
    assert (headline.advice(blank), headline.warnings(blank)) == ([said], ())
    begun = recommend(sample, Profile({"language": "python"}))
    assert headline.advice(begun) == []
    assert headline.warnings(begun) == begun.warnings != ()


def test_a_share_below_the_least_for_a_word_is_not_rounded_up_to_it() -> None:
    exact = Confidence("moderate", win_share=0.896, notch_share=None, exact=True, standard_error=0.0)
    assert headline.sure(exact) == "moderate, 89 %"
    assert headline.sure(exact._replace(win_share=0.886)) == "moderate, 89 %"
    assert headline.sure(exact._replace(exact=False)) == "moderate, about 89 %"


def _file(*rules: Raw, options: int = 2) -> Decision:
    return rule_files.loaded(
        {
            "decision": "Which?",
            "options": {f"o{index}": {"name": f"O{index}"} for index in range(options)},
            "sources": {"s": {"title": "A source"}},
            "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
            "criteria": {"c": {"weight": 1, "rules": [{**rule, **_REASON} for rule in rules]}},
        }
    )
