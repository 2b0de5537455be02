"""From bytes to text."""

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.loading.text import MAX_BYTES, decode, place_after, read
from recommender.loading.yaml import parse
from recommender.model.finding import InvalidFile
from recommender.model.place import Place


def _said(file: str | Path, called: str = "file") -> str:
    with pytest.raises(InvalidFile) as invalid:
        read(file, called=called)
    return str(invalid.value)


def test_a_file_is_read_no_further_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * (MAX_BYTES + 100))
    assert len(read(tmp_path / "large", called="large")) == MAX_BYTES + 1


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\xff")))
    assert read("-", called="<stdin>") == b"a\xff"
    monkeypatch.setattr(sys, "stdin", None)
    assert _said("-", "<stdin>") == "<stdin>: standard input is closed; name a file"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert _said(tmp_path / "no") == (
        "file: the file cannot be read: no such file or directory; check its path and rights"
    )
    assert _said(tmp_path).startswith("file: the file cannot be read: is a directory; ")
    assert _said("a\0b").startswith("file: the file cannot be read: embedded null byte; ")
    assert _said("", "").startswith("'': the file cannot be read: ")


def test_text_that_is_not_utf_8_says_where() -> None:
    with pytest.raises(InvalidFile) as invalid:
        decode("ä: b\nc: \udcff".encode("utf-8", "surrogateescape"), "f")
    assert str(invalid.value) == "f:2:4: the file is not UTF-8 text; save it as UTF-8"


def test_a_mark_of_the_order_of_bytes_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfa", "f") == "a"


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), min_size=1, max_size=4))
def test_json_with_tabs_and_escapes_means_in_a_yaml_parser_what_it_means(value: dict[str, str]) -> None:
    text = json.dumps(value, indent="\t")
    assert parse(text.encode(), "f.json").data == value


@pytest.mark.parametrize(
    ("before", "place"), [("", (1, 1)), ("ab", (1, 3)), ("a\n", (2, 1)), ("a\r\nbc", (2, 3)), ("ä\n\nö", (3, 2))]
)
def test_the_place_after_a_beginning_counts_lines_and_characters_from_1(before: str, place: tuple[int, int]) -> None:
    assert place_after(before, "f") == Place("f", *place)
