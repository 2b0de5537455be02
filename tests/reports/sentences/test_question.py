"""Why a question is asked."""

from recommender.model.decision import Decision
from recommender.reports.sentences.question import why_asked
from tests.advised import advised


def test_every_rule_that_reads_a_question_says_which_answers_make_it_speak_for_whom(sample: Decision) -> None:
    assert list(why_asked(sample, "api_docs")) == [
        (
            "“The framework” speaks for FastAPI (2 points times documentation)",
            "the documentation is generated from the code [docs openapi]",
        ),
        (
            "“We will” or “No preference” speaks for Express (1 point times documentation)",
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
