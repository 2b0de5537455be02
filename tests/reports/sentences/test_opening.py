"""The first lines of a page: what they say in each sort of result, and that they can be read without the tool."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.sentences.opening import opening
from tests import random_rule_files, rule_files
from tests.advised import advised
from tests.conftest import SAMPLE
from tests.profiles import complete

AGAIN = "Answer that question, and any other you can, then ask again."


def opened(decision: Decision, answers: dict[str, str], *, neutral: bool = False) -> list[tuple[str, str]]:
    """The first lines but the verdict, which is the headline."""
    verdict, *rest = opening(recommend(decision, Profile(answers), assume_neutral=neutral))
    assert verdict[0] == "Verdict"
    return rest


def test_a_leader_has_its_two_strongest_reasons_and_the_strongest_against_it(sample: Decision) -> None:
    answers = {"language": "python", "libraries": "npm", "api_docs": "framework", "runtime": "anything"}
    assert opened(sample, answers) == [
        ("Why", "Because the Python the team already runs carries straight over."),
        ("Why", "Because the documentation is generated from the code."),
        ("Against it", "The strongest point for Express: the packages run in its own process."),
        ("Find out first", "Nothing: every question is answered."),
        ("Next", "Agree on it with those who decide, and put it on record; read what to know before you start."),
    ]


def test_what_the_leader_lacks_is_said_of_the_leader(sample: Decision) -> None:
    answers = {"language": "either", "libraries": "python", "api_docs": "ourselves", "runtime": "anything"}
    (why, against, *_) = opened(sample, answers)
    fault = "Node cannot import a Python model, so a second service appears"
    assert why == ("Why", f"Because {fault}.")
    assert against == ("Against it", "The strongest point for Express: nothing has to be switched off.")
    lonely = opened(sample, {"libraries": "python", "language": "either", "runtime": "only_node"})
    assert lonely[:2] == [
        ("Why", "FastAPI is ruled out, because it needs Python to run."),
        ("Against it", f"The strongest point against Express: {fault}."),
    ]


def test_nothing_speaks_against_a_leader_that_no_answer_is_against(sample: Decision) -> None:
    *_, against, find_out, _ = opened(sample, {"language": "typescript", "runtime": "only_node"})
    assert against == ("Against it", "Nothing that was answered speaks against it.")
    assert find_out == ("Find out first", "Nothing: no question that is still open can change it.")


def test_a_lead_without_a_reason_is_put_down_to_what_is_open(sample: Decision) -> None:
    for decision, rest in (
        (sample, "more of the possible answers to the rest speak for it"),
        (advised(sample), "what teams usually answer to the rest speaks for it"),
    ):
        (why, *_) = opened(decision, {"api_docs": "any", "runtime": "anything"})
        assert why[1].endswith(f"; {rest}.")


def test_with_nothing_answered_there_is_only_what_to_find_out(packaged: Decision) -> None:
    (find_out, what), further = opened(packaged, {})
    assert find_out == "Find out first"
    assert what.startswith("Which language do the people")
    assert further == ("Next", AGAIN)


def test_where_the_readings_differ_each_side_has_a_reason(sample: Decision) -> None:
    said = opened(advised(sample), {"libraries": "none", "api_docs": "framework"})
    assert said[0] == ("Why", "For FastAPI: the documentation is generated from the code.")
    assert [label for label, _ in said[1:]] == ["Find out first", "Next"]
    assert said[-1] == ("Next", AGAIN)


def test_a_tie_has_no_side_and_is_broken_by_a_question_or_by_choice(sample: Decision) -> None:
    level = "Nothing that was answered speaks for one more than for another."
    assert opened(sample, {"language": "either"}, neutral=True)[::2] == [("Why", level), ("Next", AGAIN)]
    answers = {id: question.neutral or "" for id, question in sample.questions.items()}
    assert opened(sample, answers) == [
        ("Why", level),
        ("Next", "No question sets them apart: say which criteria weigh more for you, or choose what you like better."),
    ]


def test_where_none_fits_it_says_which_answers_are_in_the_way() -> None:
    text = SAMPLE.read_text().replace("when: {runtime: only_python}", "when: {language: python}")
    said = opened(decision_of(text.encode(), "none.yaml"), {"language": "python", "runtime": "only_node"})
    assert said == [
        ("Why", "FastAPI is ruled out, because it needs Python to run."),
        ("Why", "Express is ruled out, because it needs Node.js to run."),
        (
            "Next",
            "Look for another option, or change what rules all of these out: "
            "“language:\u00a0Python” and “runtime:\u00a0Only Node.js”.",
        ),
    ]


def test_a_toss_up_with_nothing_left_to_ask_is_one_of_weights(sample: Decision) -> None:
    answers = {"language": "python", "libraries": "npm", "api_docs": "ourselves", "runtime": "anything"}
    assert opened(sample, answers)[-1] == (
        "Next",
        "No question is left that could make it surer: talk over the weights with those who decide.",
    )


def test_a_sure_answer_asks_for_agreement_once_the_question_is_answered(packaged: Decision) -> None:
    assert opened(packaged, {"language": "python"})[-1] == (
        "Next",
        "Once that is answered, agree on it with those who decide, and put it on record; "
        "read what to know before you start.",
    )


@pytest.mark.parametrize("answers", [{}, {"language": "python"}, None])
def test_no_flag_stands_in_it(answers: dict[str, str] | None, packaged: Decision) -> None:
    given_answers = complete(packaged).answers if answers is None else answers
    for _, sentence in opening(recommend(packaged, Profile(given_answers))):
        assert "--" not in sentence


@given(st.data())
def test_every_result_opens_with_a_verdict_and_ends_with_what_to_do(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    answers = data.draw(random_rule_files.partial_answers(raw))
    result = recommend(rule_files.loaded(raw), Profile(answers), assume_neutral=data.draw(st.booleans()))
    labels = [label for label, _ in opening(result)]
    order = ["Verdict", "Why", "Against it", "Find out first", "Next"]
    assert labels == sorted(labels, key=order.index)
    assert (labels[0], labels[-1], labels.count("Next")) == ("Verdict", "Next", 1)
    assert labels.count("Why") <= 2
