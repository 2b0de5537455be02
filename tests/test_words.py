"""How things are spelt, counted and folded."""

import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from recommender.words import (
    _SINGLE,
    NO_BREAK,
    cells,
    counted,
    cut,
    listed,
    number,
    percent,
    quoted,
    suggestion,
    visible,
    wrapped,
)


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


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.994, "over 99 %"), (0.99999, "over 99 %"), (1, "100 %")],
)
def test_a_share_is_never_rounded_to_certainty(share: float, said: str) -> None:
    assert percent(share) == said


def test_small_words() -> None:
    assert [number(3.0), number(-3.25), number(0.5)] == ["3", "-3.2", "0.5"]
    assert [counted(1, "way"), counted(0, "way"), counted(12345, "way")] == ["1 way", "0 ways", "12,345 ways"]
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert visible("a\x1b[0m\n b\u00a0c\u202e") == r"a\x1b[0m b c\u202e"
    assert visible("日本語 العربية é") == "日本語 العربية é"


@given(st.text("abc -", max_size=120).map(lambda text: " ".join(text.split())), st.integers(20, 60))
def test_plain_text_is_folded_as_the_standard_library_folds_it(text: str, width: int) -> None:
    expected = textwrap.wrap(text, width, initial_indent="* ", subsequent_indent="    ", break_on_hyphens=False)
    assert list(wrapped(text, width, first="* ", rest="    ")) == expected


@given(st.text("a日本é\u0301 ", max_size=120).map(visible), st.integers(12, 40))
def test_no_line_takes_more_cells_than_there_are_and_no_character_is_lost(text: str, width: int) -> None:
    lines = list(wrapped(text, width, first="- ", rest="  "))
    assert all(cells(line) <= width for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_characters_of_one_cell_are_those_of_the_tables() -> None:
    single = [char for char in map(chr, range(sys.maxunicode)) if _SINGLE.fullmatch(char)]
    assert len(single) > 1_000
    assert {wcwidth(char) for char in single} == {1}


def test_wide_characters_take_two_cells() -> None:
    assert [cells("abc"), cells("日本"), cells("e\u0301")] == [3, 4, 1]
    assert list(wrapped("日本語 日本語", 10)) == ["日本語", "日本語"]
    assert list(wrapped("日本語日本語", 8)) == ["日本語日", "本語"]
    assert [cut("日本語", 5), cut("abcdef", 4), cut("abc", 3)] == ["日本…", "abc…", "abc"]


def test_a_no_break_space_keeps_two_words_together() -> None:
    assert list(wrapped(f"see --language{NO_BREAK}python", 18)) == ["see", "--language python"]
