"""Tables and lines of JSON as documents: one a row, in which everything stands at the row's line."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence

import yaml

from recommender.loading.text import decode
from recommender.loading.yaml import Document, document_of
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.words import quoted


def json_lines(text: bytes, file: str) -> Iterator[Document]:
    """The values in a text with one JSON value a line; empty lines are passed over. Raises InvalidFile."""
    faults = []
    for number, line in enumerate(decode(text, file).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, object_pairs_hook=_pairs)
        except _Twice as twice:
            what = f"the key {quoted(twice)} stands on this line twice"
            faults.append(Finding(Place(file, number, 1), what, "keep one of them"))
        except (ValueError, RecursionError) as error:
            column = getattr(error, "colno", 1)
            faults.append(Finding(Place(file, number, column), "this line is not JSON", "write one JSON object a line"))
        else:
            yield document_of(_node(value, number), file)
    if faults:
        raise InvalidFile(faults)


class _Twice(ValueError):
    """A key that stands in an object twice."""


def _pairs(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key, value in pairs:
        if key in seen:
            raise _Twice(key)
        seen[key] = value
    return seen


class Table:
    """A table with a row of headings, separated by commas, or by semicolons or tabs if the headings have no comma."""

    def __init__(self, text: bytes, file: str) -> None:
        """Read it. Raises InvalidFile if it is no such table."""
        self._file = file
        lines = decode(text, file)
        heading = lines.partition("\n")[0]
        between = next((char for char in ",;\t" if char in heading), ",")
        reader = csv.reader(lines.splitlines(keepends=True), delimiter=between, strict=True)
        self._rows: list[tuple[int, list[str]]] = []
        line = 1
        try:
            for cells in reader:
                self._rows.append((line, [cell.strip() for cell in cells]))
                line = reader.line_num + 1
        except csv.Error as error:
            fault = Finding(Place(file, line, 1), f"this row cannot be read: {error}", "check its quotes")
            raise InvalidFile([fault]) from None
        self.headings = self._rows[0][1] if self._rows else []
        """The names of the columns."""

    def rows(self, columns: Mapping[str, Sequence[str]]) -> Iterator[Document]:
        """Each row as a document: every column's cell under its path; empty cells are left out. Raises InvalidFile."""
        for line, cells in self._rows[1:]:
            if not any(cells):
                continue
            if len(cells) > len(self.headings):
                what = f"this row has {len(cells)} cells, the headings are {len(self.headings)}"
                raise InvalidFile([Finding(Place(self._file, line, 1), what, "put texts with commas in double quotes")])
            value: dict[str, object] = {"answers": {}}
            for heading, cell in zip(self.headings, cells, strict=False):
                if cell:
                    _put(value, columns[heading], cell)
            yield document_of(_node(value, line), self._file)


def _put(value: dict[str, object], path: Sequence[str], cell: str) -> None:
    *around, key = path
    for step in around:
        inner = value.setdefault(step, {})
        assert isinstance(inner, dict)  # noqa: S101  # paths are ours: no column is both a value and a mapping
        value = inner
    value[key] = int(cell) if around == ["weights"] and cell.isdecimal() else cell


def _node(value: object, line: int) -> yaml.Node:
    """Plain values as PyYAML's nodes, all at the beginning of a line."""
    mark = yaml.Mark("", 0, line - 1, 0, None, 0)
    match value:
        case dict():
            pairs = [(_node(key, line), _node(inner, line)) for key, inner in value.items()]
            return yaml.MappingNode("tag:yaml.org,2002:map", pairs, mark, mark)
        case list():
            return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(inner, line) for inner in value], mark, mark)
        case str():
            return yaml.ScalarNode("tag:yaml.org,2002:str", value, mark, mark, style='"')
        case _:
            return yaml.ScalarNode("tag:yaml.org,2002:str", json.dumps(value), mark, mark)
