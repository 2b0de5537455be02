"""Profiles from files."""

import io
import sys

import pytest

from recommender.loading.profiles import load_profile, profile_of
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile


def test_yaml_and_json_say_the_same(sample: Decision) -> None:
    expected = Profile({"language": "python", "libraries": "none"}, {"documentation": 0}, ("language",))
    text = b"answers:\n  language: python\n  libraries: none\nweights: {documentation: 0}\nfixed: [language]\n"
    assert profile_of(sample, text, "p.yaml") == expected
    text = b'{"answers": {"language": "python", "libraries": "none"}, '
    text += b'"weights": {"documentation": 0}, "fixed": ["language"]}'
    assert profile_of(sample, text, "p.json") == expected


def test_standard_input_is_read_for_a_dash(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"answers: {language: pyton}")))
    with pytest.raises(InvalidFile, match=r"<stdin>:1:21: the question 'language' has no answer 'pyton'"):
        load_profile(sample, "-")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: {langage: python}", "p:1:11: no question is named 'langage'; did you mean 'language'?"),
        ("answers: {language: pyton}", "p:1:21: the question 'language' has no answer 'pyton'; did you mean 'python'?"),
        ("answers: {language: [python]}", "p:1:21: this is not text"),
        ("answers: {language: }", "p:1:11: nothing stands here"),
        ("answers: {}\nweights: {langage: 3}", "p:2:11: no criterion is named 'langage'; did you mean 'language'?"),
        ("answers: {}\nweights: {language: 9}", "p:2:21: '9' is too large; write a whole number from 0 to 5"),
        ("answers: {}\nweights: {language: yes}", "p:2:21: 'yes' is not a whole number"),
        ("answers: {}\nfixed: [[language]]", "p:2:9: this is not text"),
        ("answers: {}\nfixed: [langage]", "p:2:9: no question is named 'langage'; did you mean 'language'?"),
        ("answers: {language: python, language: python}", "p:1:29: the key 'language' stands here twice"),
        ("language: python", "p:1:1: a profile has no key 'language'; put answers under 'answers:'"),
        ("[1, 2]", "p:1:1: a mapping must stand here"),
        ("answers:", "p:1:9: a mapping must stand here"),
        ("", "p:1:1: the file is empty"),
    ],
)
def test_a_bad_profile_says_where_and_what_to_do(sample: Decision, text: str, said: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        profile_of(sample, text.encode(), "p")
    assert said in str(caught.value)


def test_every_fault_of_a_profile_is_reported_at_once(sample: Decision) -> None:
    text = b"answers: {langage: python, api_docs: nobody}\nweights: {language: 9}\nfixed: [x]\n"
    with pytest.raises(InvalidFile) as caught:
        profile_of(sample, text, "p")
    assert len(caught.value.findings) == 4
