"""What was probably meant."""

import pytest

from recommender.loading.near_miss import quoted, suggestion


def test_the_nearest_word_is_suggested_whatever_its_case() -> None:
    assert suggestion("Pyton", ["python", "javascript"], kind="answers") == "did you mean 'python'?"


def test_without_a_near_one_the_known_words_are_listed() -> None:
    assert suggestion("x", ["a1", "b1"], kind="answers") == "the answers are a1, b1"
    assert suggestion("x", [], kind="answers") == "there are no answers"
    assert suggestion("?", [f"word{i}" for i in range(30)], kind="words").endswith("word11, …")


@pytest.mark.parametrize(
    ("word", "shown"), [("a\x1b[31m", r"'a\x1b[31m'"), (True, "'true'"), ("\u202ex", r"'\u202ex'")]
)
def test_a_word_from_outside_is_shown_harmlessly(word: object, shown: str) -> None:
    assert quoted(word) == shown
    assert len(quoted("x" * 2000)) < 70
