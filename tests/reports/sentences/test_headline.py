"""The answer in sentences, and what must stand beside it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Confidence
from recommender.reports.sentences import headline
from recommender.reports.sentences.argument import sides
from tests import random_rule_files, rule_files
from tests.advised import advised
from tests.rule_files import Raw

_COMPLETE = {"language": "python", "libraries": "none", "api_docs": "framework", "runtime": "anything"}
_REASON = {"because": "so", "source": "s"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {},
            "Nothing is answered yet. If every answer is as likely as any other, Express would win in 54 % of cases, "
            "FastAPI in 45 %.",
        ),
        (
            {"language": "python"},
            "FastAPI leads (moderate): it wins in 67 % of cases, if every answer to the 3 open questions is as "
            "likely as any other.",
        ),
        (
            {"language": "python", "runtime": "only_node"},
            "Use Express (certain, 100 %): every other option is ruled out.",
        ),
        (_COMPLETE, "Use FastAPI (certain, 100 %): 21 points speak for it, none for Express."),
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
    assert said == "Not decided yet, leaning to O1 (toss-up, 44 %): 1 point ahead of O0, which comes next."


def test_where_nothing_fits_the_answers_in_conflict_are_named() -> None:
    result = recommend(_file({"rule_out": ["o0", "o1"], "when": {"q": "x"}}), Profile({"q": "x"}))
    assert headline.headline(result) == "No option fits: the answers rule out all of them."
    assert headline.verdict(result, result.confidence) == "No option fits"
    assert headline.how_sure(result)[0] == "This answer alone does so: “q:\u00a0X”."


@pytest.mark.parametrize(
    ("answers", "given", "title"),
    [
        ({"language": "python"}, "", "Use FastAPI"),
        ({"language": "python"}, " Our backend\n", "Our backend"),
        ({}, "", "Not decided yet between FastAPI and Express"),
    ],
)
def test_a_report_is_called_as_given_or_by_what_it_says(
    answers: dict[str, str], given: str, title: str, sample: Decision
) -> None:
    assert headline.title(recommend(sample, Profile(answers)), given) == title


def test_why_it_is_not_surer_stands_beside_it(sample: Decision) -> None:
    profile = Profile({"libraries": "npm", "api_docs": "framework"})
    assert headline.how_sure(recommend(sample, profile)) == []  # that questions are open stands in the headline
    assert headline.how_sure(recommend(sample, profile, assume_neutral=True)) == [
        "Not surer, because weights and strengths are judgements: where each may be one step off, Express no longer "
        'leads in 28 % of cases. Besides, 2 unanswered questions count as "no preference".',
    ]


def test_before_anything_is_answered_there_is_advice(sample: Decision) -> None:
    said = "Answer what you can, one flag a question: recommender questions --rules sample.yaml lists them."
    assert headline.advice(recommend(sample, Profile())) == [said]
    assert headline.advice(recommend(sample, Profile({"language": "python"}))) == []


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


TORN = Profile({"libraries": "none", "api_docs": "framework"})
"""What is answered speaks for FastAPI; most teams know JavaScript or TypeScript."""


def test_where_the_readings_differ_the_headline_says_both(sample: Decision) -> None:
    result = recommend(advised(sample), TORN)
    assert headline.headline(result) == (
        "Not decided yet (toss-up, 56 %): what is answered speaks for FastAPI, but what teams usually answer to the "
        "rest speaks for Express."
    )
    assert headline.how_sure(result) == [
        "Express is ahead: it wins in 56 % of cases, going by how teams usually answer the 2 open questions."
    ]


def test_in_the_other_reading_the_headline_is_the_same_but_for_its_number(sample: Decision) -> None:
    result = recommend(advised(sample), TORN, assume_neutral=True)
    assert headline.headline(result).startswith("Not decided yet (toss-up, ")
    assert headline.headline(result).endswith(
        "answered speaks for FastAPI, but what teams usually answer to the rest speaks for Express."
    )
    assert headline.how_sure(result) == ['FastAPI is ahead, since 2 unanswered questions count as "no preference".']


def test_without_usual_shares_the_ways_themselves_are_named(sample: Decision) -> None:
    assert headline.headline(recommend(sample, Profile({"api_docs": "framework"}))).endswith(
        "what is answered speaks for FastAPI, but more of the possible answers to the rest speak for Express."
    )


def test_where_both_readings_name_one_leader_only_the_one_asked_for_is_told(sample: Decision) -> None:
    for neutral in (False, True):
        result = recommend(sample, Profile({"language": "python"}), assume_neutral=neutral)
        assert result.other_reading is not None
        assert result.other_reading.leader == result.leader
        assert not any("FastAPI" in sentence for sentence in headline.how_sure(result))


def test_shares_by_usual_answers_are_called_so(sample: Decision) -> None:
    result = recommend(advised(sample), Profile({"language": "python"}))
    assert headline.headline(result).endswith("% of cases, going by how teams usually answer the 3 open questions.")


def test_before_anything_is_answered_they_are_called_so_too(sample: Decision) -> None:
    assert headline.headline(recommend(advised(sample), Profile())) == (
        "Nothing is answered yet. Going by how teams usually answer, Express would win in 60 % of cases, FastAPI in "
        "38 %, and 2 % are ties."
    )


def test_a_leader_without_a_reason_is_told_as_such(sample: Decision) -> None:
    profile = Profile({"api_docs": "any"})
    nothing = "Nothing that was answered speaks for Express rather than FastAPI"
    usual = f"{nothing}; what teams usually answer to the rest speaks for it."
    alike = f"{nothing}; more of the possible answers to the rest speak for it."
    assert usual in headline.how_sure(recommend(advised(sample), profile))
    assert alike in headline.how_sure(recommend(sample, profile))


@given(st.data())
def test_an_open_report_has_a_reason_for_its_leader_or_says_that_none_was_given(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    decision = rule_files.loaded(raw)
    usual = {
        id: question._replace(usual=tuple(data.draw(st.integers(1, 5)) for _ in question.answers))
        for id, question in decision.questions.items()
        if data.draw(st.booleans())
    }
    decision = replace(decision, questions={**decision.questions, **usual})
    result = recommend(decision, Profile(data.draw(random_rule_files.partial_answers(raw))))
    told = sides(result)
    if result.leader is None or not result.margins or not result.open_questions or headline.is_blank(result):
        return
    said = " ".join([headline.headline(result), *headline.how_sure(result)])
    assert told[0].reasons or "Nothing that was answered speaks for" in said or "Not decided yet (toss-up" in said


def test_why_it_is_not_surer_is_told_only_where_that_is_news(sample: Decision) -> None:
    clear = {"language": "python", "libraries": "npm", "api_docs": "framework", "runtime": "anything"}
    assert any(
        sentence.startswith("Not surer, because ") for sentence in headline.how_sure(recommend(sample, Profile(clear)))
    )
    clearer = recommend(advised(sample), Profile({"language": "javascript", "libraries": "python"}))
    assert clearer.confidence is not None
    assert 0.95 < clearer.confidence.share < 1
    assert not any(sentence.startswith("Not surer") for sentence in headline.how_sure(clearer))


def test_nothing_is_chosen_while_the_readings_differ(sample: Decision) -> None:
    assert headline.title(recommend(advised(sample), TORN), "") == "Not decided yet, leaning to Express"
    assert headline.title(recommend(advised(sample), Profile({"language": "python"})), "") == "Use FastAPI"


def test_a_title_and_a_choice_are_as_sure_as_the_word(sample: Decision) -> None:
    moderate = recommend(sample, Profile({"language": "python"}))
    assert (headline.title(moderate, ""), headline.chosen(moderate)) == ("Use FastAPI", moderate.leader)
    torn = recommend(advised(sample), TORN)
    assert torn.leader is not None
    assert (headline.title(torn, ""), headline.chosen(torn)) == ("Not decided yet, leaning to Express", None)
    level = {"language": "python", "libraries": "npm", "api_docs": "ourselves", "runtime": "anything"}
    tossup = recommend(sample, Profile(level))
    assert tossup.confidence is not None
    assert tossup.confidence.word == "toss-up"
    assert headline.title(tossup, "") == "Not decided yet, leaning to FastAPI"
    assert headline.headline(tossup).startswith("Not decided yet, leaning to FastAPI (toss-up, ")
    tie = recommend(sample, Profile(), assume_neutral=True)
    assert headline.title(tie, "") == "Not decided yet between FastAPI and Express"


def test_where_no_preference_makes_a_tie_nothing_is_chosen(sample: Decision) -> None:
    """A leader that owes its lead to what is usually answered alone has no agreement of the readings."""
    result = recommend(advised(sample), Profile({"api_docs": "any", "runtime": "only_node"}))
    assert headline.chosen(result) == result.leader  # the other is ruled out in either reading
    result = recommend(advised(sample), Profile({"runtime": "anything"}))
    assert result.leader is not None
    assert headline.chosen(result) is None


@given(st.data())
def test_nothing_is_chosen_that_is_a_tossup_or_that_only_one_reading_names(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    result = recommend(rule_files.loaded(raw), Profile(data.draw(random_rule_files.partial_answers(raw))))
    said = headline.title(result, "")
    option = headline.chosen(result)
    assert said.startswith("Use ") == (option is not None)
    if option is not None:
        assert result.confidence is not None
        assert result.confidence.word != "toss-up"
        assert result.other_reading is None or result.other_reading.leader == option


def test_a_tie_in_the_other_reading_says_of_whom(sample: Decision) -> None:
    said = headline.how_sure(recommend(sample, Profile({"api_docs": "any"})))
    assert "If you have no preference in any of them: a tie of FastAPI and Express." in said or any(
        "Nothing that was answered speaks for" in sentence for sentence in said
    )


def test_before_anything_is_answered_nobody_is_said_to_lead(sample: Decision) -> None:
    assert headline.verdict(recommend(sample, Profile()), None) == "Nothing is answered yet"
