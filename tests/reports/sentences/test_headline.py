"""One headline for two readings, in words that say how the ways to finish were counted."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences.argument import sides
from recommender.reports.sentences.headline import headline, how_sure, is_blank, title
from tests import random_rule_files, rule_files
from tests.advised import advised

TORN = Profile({"libraries": "none", "api_docs": "framework"})
"""What is answered speaks for FastAPI; most teams know JavaScript or TypeScript."""


def test_where_the_readings_differ_the_headline_says_both(sample: Decision) -> None:
    result = recommend(advised(sample), TORN)
    assert headline(result) == (
        "Torn (toss-up, 56 %): what is answered speaks for FastAPI; what is not answered usually speaks for Express."
    )
    assert how_sure(result) == [
        "Express is ahead: it wins in 56 % of cases, going by how teams usually answer the 2 open questions."
    ]


def test_in_the_other_reading_the_headline_is_the_same_but_for_its_number(sample: Decision) -> None:
    result = recommend(advised(sample), TORN, assume_neutral=True)
    assert headline(result).startswith("Torn (toss-up, ")
    assert headline(result).endswith("answered speaks for FastAPI; what is not answered usually speaks for Express.")
    assert how_sure(result) == ['FastAPI is ahead, since 2 unanswered questions count as "no preference".']


def test_without_usual_shares_the_ways_themselves_are_named(packaged: Decision) -> None:
    profile = Profile({"language": "python", "surroundings": "node", "packages": "choice"})
    assert headline(recommend(packaged, profile)).endswith(
        "what is answered speaks for Express; more of the ways to answer the rest speak for FastAPI."
    )


def test_where_both_readings_name_one_leader_only_the_one_asked_for_is_told(sample: Decision) -> None:
    for neutral in (False, True):
        result = recommend(sample, Profile({"language": "python"}), assume_neutral=neutral)
        assert result.other_reading is not None
        assert result.other_reading.leader == result.leader
        assert not any("FastAPI" in sentence for sentence in how_sure(result))


def test_shares_by_usual_answers_are_called_so(sample: Decision) -> None:
    result = recommend(advised(sample), Profile({"language": "python"}))
    assert headline(result).endswith("% of cases, going by how teams usually answer the 3 open questions.")


def test_before_anything_is_answered_they_are_called_so_too(sample: Decision) -> None:
    assert headline(recommend(advised(sample), Profile())) == (
        "Nothing is answered yet: Express wins in 60 % of cases, going by how teams usually answer the questions, "
        "FastAPI in 38 %."
    )


def test_a_leader_without_a_reason_is_told_as_such(sample: Decision) -> None:
    profile = Profile({"api_docs": "any"})
    usual = (
        "Nothing that was answered speaks for Express rather than FastAPI; what teams usually answer to the rest does."
    )
    ways = "Nothing that was answered speaks for Express rather than FastAPI; more of the ways to answer the rest do."
    assert usual in how_sure(recommend(advised(sample), profile))
    assert ways in how_sure(recommend(sample, profile))


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
    if result.leader is None or not result.margins or not result.open_questions or is_blank(result):
        return
    said = " ".join([headline(result), *how_sure(result)])
    assert told[0].reasons or "Nothing that was answered speaks for" in said or "Torn (toss-up" in said


def test_why_it_is_not_surer_is_told_only_where_that_is_news(sample: Decision) -> None:
    clear = {"language": "python", "libraries": "npm", "api_docs": "framework", "runtime": "anything"}
    assert any(sentence.startswith("Not surer, because ") for sentence in how_sure(recommend(sample, Profile(clear))))
    clearer = recommend(advised(sample), Profile({"language": "javascript", "libraries": "python"}))
    assert clearer.confidence is not None
    assert 0.95 < clearer.confidence.share < 1
    assert not any(sentence.startswith("Not surer") for sentence in how_sure(clearer))


def test_nothing_is_chosen_while_the_readings_differ(sample: Decision) -> None:
    assert title(recommend(advised(sample), TORN), "") == "Undecided between FastAPI and Express"
    assert title(recommend(advised(sample), Profile({"language": "python"})), "") == "Use FastAPI"
