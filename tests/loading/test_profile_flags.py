"""Profiles from flags."""

import pytest

from recommender.loading.profile_flags import profile_of_flags
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile


@pytest.mark.parametrize(
    ("answers", "weights", "said"),
    [
        (
            {"language": "pyton"},
            [],
            "--language: no answer is named 'pyton'; did you mean 'python'? (of python, javascript",
        ),
        ({"language": "cobol"}, [], "--language: no answer is named 'cobol'; the answers are python, javascript"),
        ({"api_docs": ""}, [], "--api-docs: no answer is named ''; the answers are framework, ourselves, any"),
        ({}, ["language"], "--weight: '' is not a weight; write language=N"),
        ({}, ["langage=3"], "--weight: no criterion is named 'langage'; did you mean 'language'?"),
        ({}, ["language=9"], "--weight: '9' is not a weight; write language=N"),
        ({}, ["language=3.0"], "--weight: '3.0' is not a weight"),
        ({}, ["language=3", "language=4"], "--weight: the weight of 'language' is given twice; give it once"),
    ],
)
def test_a_bad_flag_says_what_was_meant(
    sample: Decision, answers: dict[str, str], weights: list[str], said: str
) -> None:
    with pytest.raises(InvalidFile) as caught:
        profile_of_flags(sample, answers, weights)
    assert said in str(caught.value)


def test_fixed_questions_are_named_as_in_the_file_or_as_their_flag(sample: Decision) -> None:
    assert profile_of_flags(sample, {}, [], ["language", "api-docs", "--language"]).fixed == ("language", "api_docs")
    with pytest.raises(InvalidFile, match=r"--fixed: no question is named 'api-doc'; did you mean 'api_docs'\?"):
        profile_of_flags(sample, {}, [], ["api-doc"])
