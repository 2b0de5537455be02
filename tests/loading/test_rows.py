"""Tables and lines of JSON as documents."""

import pytest

from recommender.loading.rows import Table, json_lines
from recommender.model.finding import InvalidFile

COLUMNS = {"id": ("id",), "a": ("answers", "a"), "weights.c": ("weights", "c"), "labels.l": ("labels", "l")}


def _rows(text: str) -> list[object]:
    return [document.data for document in Table(text.encode(), "t.csv").rows(COLUMNS)]


def _faults(text: str) -> list[str]:
    with pytest.raises(InvalidFile) as invalid:
        list(json_lines(text.encode(), "l.jsonl"))
    return [str(finding) for finding in invalid.value.findings]


def test_every_cell_stands_under_the_path_of_its_column() -> None:
    assert _rows("id,a,weights.c,labels.l\n1,x,3,web\n") == [
        {"answers": {"a": "x"}, "id": "1", "weights": {"c": 3}, "labels": {"l": "web"}}
    ]


def test_empty_cells_rows_and_ends_of_rows_are_left_out_and_spaces_around_too() -> None:
    assert _rows("id, a ,labels.l\n 1 ,,\n,,\n2\n".replace(" a ", "a")) == [
        {"answers": {}, "id": "1"},
        {"answers": {}, "id": "2"},
    ]


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_the_headings_say_what_is_between_the_cells(between: str) -> None:
    assert Table(f"id{between}a\n1{between}x,y\n".encode(), "t").headings == ["id", "a"]


def test_a_quoted_cell_may_go_on_and_the_next_row_knows_its_line() -> None:
    documents = list(Table(b'id,a\n1,"x\ny"\n2,z\n', "t.csv").rows(COLUMNS))
    assert documents[0].data == {"answers": {"a": "x\ny"}, "id": "1"}
    assert [document.place(("id",)).line for document in documents] == [2, 4]


def test_a_row_with_more_cells_than_headings_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidFile, match=r"t\.csv:3:1: this row has 3 cells, the headings are 2"):
        _rows("id,a\n1,x\n2,x,y\n")


def test_an_empty_text_has_no_headings() -> None:
    assert Table(b"", "t.csv").headings == []


def test_every_line_is_a_document_that_stands_on_its_line() -> None:
    documents = list(json_lines(b'{"a": ["x", true, null, 1.5]}\n\n  \n{"a": {}}', "l.jsonl"))
    assert [document.place(("a",)).line for document in documents] == [1, 4]
    assert documents[1].data == {"a": {}}


def test_every_line_that_is_no_json_is_named_and_the_rest_still_read() -> None:
    assert _faults('{"a": 1\n{"a": 1}\n{"a": 1, "a": 2}\n' + "[" * 100_000) == [
        "l.jsonl:1:8: this line is not JSON; write one JSON object a line",
        "l.jsonl:3:1: the key 'a' stands on this line twice; keep one of them",
        "l.jsonl:4:1: this line is not JSON; write one JSON object a line",
    ]
