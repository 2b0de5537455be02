"""Conditions in words."""

import pytest

from recommender.model.condition import ALWAYS, All, AnyOf, Condition, Is, Not
from recommender.model.decision import Decision
from recommender.reports.sentences.conditions import in_words

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
