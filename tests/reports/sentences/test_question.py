"""Why a question is asked."""

import pytest

from recommender.model.condition import ALWAYS, All, AnyOf, Condition, Is, Not
from recommender.model.decision import Decision
from recommender.reports.sentences.question import in_words, why_asked
from tests.advised import advised


def test_every_rule_that_reads_a_question_says_which_answers_make_it_speak_for_whom(sample: Decision) -> None:
    assert list(why_asked(sample, "api_docs")) == [
        (
            "“The framework” speaks for FastAPI (2 points times documentation)",
            "the documentation is generated from the code [docs openapi]",
        ),
        (
            "“We will”, or “No preference” and “language: TypeScript” speaks for Express (1 point times documentation)",
            "nothing has to be switched off [ours]",
        ),
    ]


def test_a_rule_that_rules_out_has_no_points_to_tell(sample: Decision) -> None:
    assert list(why_asked(sample, "runtime")) == [
        ("“Only Node.js” rules out FastAPI", "it needs Python to run [ours]"),
        ("“Only Python” rules out Express", "it needs Node.js to run [ours]"),
    ]


def test_a_rule_is_told_with_its_answers_points_reason_and_source(sample: Decision) -> None:
    assert list(why_asked(sample, "libraries"))[1] == (
        "“Those on npm” speaks for Express (2 points times Language and ecosystem)",
        "the packages run in its own process [ours]",
    )


def test_a_need_is_told_with_what_it_takes_to_go_against_it(sample: Decision) -> None:
    assert list(why_asked(advised(sample), "libraries"))[1] == (
        "“Those on npm” speaks for Express (6 points times Language and ecosystem)",
        "the packages run in its own process; otherwise run the packages in a second service, in Node.js [ours]",
    )


def test_a_rule_is_told_with_its_other_conditions_each_under_its_question(sample: Decision) -> None:
    assert next(iter(why_asked(sample, "libraries")))[0] == (
        "“Python's” and neither “language: JavaScript” nor “language: TypeScript” "
        "speak against Express (2 points times Language and ecosystem)"
    )
    assert [what for what, _ in why_asked(sample, "language")][-1] == (
        "“TypeScript” and “api docs: No preference”, or “api docs: We will” "
        "speaks for Express (1 point times documentation)"
    )


PYTHON, EITHER = Is("language", ("python",)), Is("language", ("javascript", "typescript"))
NPM = Is("libraries", ("npm",))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "always"),
        (Not(PYTHON), "not “Python”"),
        (All((PYTHON,)), "“Python”"),
        (All((NPM, EITHER)), "(“JavaScript” or “TypeScript”) and “libraries: Those on npm”"),
        (Not(All((PYTHON, NPM))), "not (“Python” and “libraries: Those on npm”)"),
        (
            All((Not(NPM), AnyOf((PYTHON, NPM)))),
            "(“Python”, or “libraries: Those on npm”) and not “libraries: Those on npm”",
        ),
        (
            AnyOf((All((NPM, PYTHON)), EITHER)),
            "“Python” and “libraries: Those on npm”, or “JavaScript” or “TypeScript”",
        ),
    ],
)
def test_a_condition_reads_one_way_only(sample: Decision, condition: Condition, words: str) -> None:
    assert in_words(sample, condition, about="language") == words
