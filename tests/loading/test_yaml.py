"""What the parser makes of texts, and what it says of those it cannot take."""

import pytest

from recommender.loading.text import MAX_BYTES, read
from recommender.loading.yaml import parse
from recommender.model.finding import InvalidFile
from recommender.model.place import Place


def _refused(text: bytes) -> str:
    with pytest.raises(InvalidFile) as caught:
        parse(text, "f.yaml")
    return str(caught.value)


def test_words_stay_words() -> None:
    text = b"[no, yes, on, off, 'true', y, n, 2026-11-22, 1_000, 010, =, <<]"
    assert parse(text, "f").data == ["no", "yes", "on", "off", "true", "y", "n", "2026-11-22", "1_000", 10, "=", "<<"]


def test_only_the_core_schema_makes_values() -> None:
    text = b"[true, FALSE, null, ~, 12, -3, 0x1F, 0o17, 1.5, 1e3, .5]"
    assert parse(text, "f").data == [True, False, None, None, 12, -3, 31, 15, 1.5, 1000.0, 0.5]


def test_json_is_read_with_its_places_even_when_indented_with_tabs() -> None:
    document = parse(b'{\n\t"answers": {\n\t\t"a": "x"}}', "f.json")
    assert document.data == {"answers": {"a": "x"}}
    assert document.place(("answers", "a"), of_key=True) == Place("f.json", 3, 3)


def test_places_are_those_of_keys_values_and_entries() -> None:
    document = parse("a: [x, yü, z]\nb:\n  - c: d\n".encode(), "f")
    assert document.place(("a", 2)) == Place("f", 1, 12)
    assert document.place(("b", 0, "c")) == Place("f", 3, 8)
    assert document.place(("b", 0, "c"), of_key=True) == Place("f", 3, 5)
    assert document.place(("b", 7, "c")) == Place("f", 3, 3)
    assert document.place(("b", 0, "missing")) == Place("f", 3, 5)


def test_a_key_that_stands_twice_is_a_finding_and_the_first_holds() -> None:
    document = parse(b"a: 1\nb: {c: 1, c: 2}\na: 3\n", "f")
    assert document.data == {"a": 1, "b": {"c": 1}}
    assert [str(finding) for finding in document.findings] == [
        "f:2:11: the key 'c' stands here twice (first on line 2); keep one of them",
        "f:3:1: the key 'a' stands here twice (first on line 1); keep one of them",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "f.yaml:1:1: the file is empty"),
        (b"# only a remark\n", "f.yaml:1:1: the file is empty"),
        (b"a: [1, 2\nb: 3", "f.yaml:2:2: this is not YAML: did not find expected ',' or ']' in what begins on line 1"),
        (b"a: b: c", "f.yaml:1:5: a colon stands where none can; put the text in double quotes"),
        (b"\ta: 1", "f.yaml:1:1: a tab stands here; indent with spaces"),
        (b"a: 1\n\tb: 2", "f.yaml:2:1: a tab stands here; indent with spaces"),
        (b"a: '\xc3\xa9", "f.yaml:1:4: a quote is opened here and never closed; close it"),
        (b"a: \xc3\xa9\xff", "f.yaml:1:5: the file is not UTF-8 text; save it as UTF-8"),
        ("a: 1".encode("utf-16"), "f.yaml:1:1: the file is not UTF-8 text"),
        (b"a: \x1b[31m", "f.yaml:1:4: the character U+001B is not allowed; remove it"),
        (b"a: *x", "f.yaml:1:4: '*' refers to nothing"),
        (b"a: @x", "f.yaml:1:4: a word cannot begin with '@'; put the text in double quotes"),
        (b"a: 1\n---\nb: 2", "f.yaml:2:1: a second document begins here; keep one document a file"),
        (b"x" * (MAX_BYTES + 1), "f.yaml: the file is larger than 1 MiB"),
        (b"a: &a [*a]", "f.yaml:1:4: an alias stands inside what it stands for"),
        (b"a: " + b"[" * 60 + b"]" * 60, "f.yaml:1:44: this is nested more than 40 deep"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(text: bytes, said: str) -> None:
    assert said in _refused(text)


@pytest.mark.parametrize("unit", [b"[", b"- ", b"{a: ", b"? "])
def test_nesting_without_end_is_refused_before_it_reaches_the_parsers_stack(unit: bytes) -> None:
    assert "nested more than 40 deep" in _refused(unit * 100_000)


def test_aliases_that_expand_without_bound_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    assert "expands to more than 100,000 values" in _refused("\n".join(lines).encode())


def test_a_file_of_just_the_largest_size_is_read_and_a_larger_one_is_not_cut(tmp_path: object) -> None:
    largest = b"a: " + b"x" * (MAX_BYTES - 3)
    assert parse(largest, "f").data == {"a": "x" * (MAX_BYTES - 3)}
    with open(f"{tmp_path}/big.yaml", "wb") as file:
        file.write(largest + b"y")
    assert len(read(f"{tmp_path}/big.yaml", called="big.yaml")) == MAX_BYTES + 1


def test_json_escapes_a_character_in_two_halves_unless_the_backslash_is_one() -> None:
    halves = chr(92) + "ud83d" + chr(92) + "ude00"
    assert parse(f'["{halves}"]'.encode(), "f").data == ["\U0001f600"]
    escaped = halves.replace(chr(92), chr(92) * 2)
    assert parse(f'["{escaped}"]'.encode(), "f").data == [halves]


def test_tags_and_keys_that_are_no_words_are_findings() -> None:
    document = parse(b"a: !!python/object:os.system x\n? [b]\n: 1\n", "f")
    assert [str(finding) for finding in document.findings] == [
        "f:1:4: the tag 'tag:yaml.org,2002:python/object:os.system' means nothing here; remove it",
        "f:2:3: a key must be a word; write 'key: value'",
    ]


def test_a_file_that_cannot_be_opened_says_why(tmp_path: object) -> None:
    with pytest.raises(InvalidFile, match=r"nowhere\.yaml: the file cannot be read: no such file or directory"):
        read(f"{tmp_path}/nowhere.yaml", called="nowhere.yaml")
    with pytest.raises(InvalidFile, match="folder: the file cannot be read: is a directory"):
        read(f"{tmp_path}", called="folder")
    with pytest.raises(InvalidFile, match="the file cannot be read"):
        read("a\0b", called="odd")
