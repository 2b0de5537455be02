"""Choices that were really made, from YAML, JSON, lines of JSON or a table (CSV), or every fault in them at once."""

import os
import re
from collections.abc import Iterator, Mapping

from recommender.loading.form_faults import apart, fit
from recommender.loading.forms import CaseForm
from recommender.loading.profiles import STDIN, faulty_names, profile_in
from recommender.loading.rows import Table, json_lines
from recommender.loading.rules import packaged_file
from recommender.loading.text import read
from recommender.loading.yaml import Document, parse
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.words import quoted, suggestion

PACKAGED_CASES = ("rules/cases.yaml", "rules/organisations.yaml")
"""The choices that come with the packaged rule file, in its words, as messages and reports name them."""

_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_NAMED = ("id", "chose")
_PARTS = ("answers", "weights", "labels")


def load_cases(decision: Decision, file: str | os.PathLike[str]) -> tuple[Case, ...]:
    """The cases in a file, or on standard input for `-`. Raises InvalidFile with every fault.

    Its suffix says whether it holds lines of JSON (.jsonl, .ndjson) or a table (.csv, .tsv); else its first line does.
    """
    called = STDIN if file == "-" else os.fspath(file)
    return cases_of(decision, read(file, called=called), called)


def load_packaged_cases(decision: Decision) -> Mapping[str, tuple[Case, ...]]:
    """The cases that come with the packaged rule file, by file; none where the decision is another.

    Raises InvalidFile with every fault in the first file that has any.
    """
    if not decision.packaged:
        return {}
    return {file: cases_of(decision, read(packaged_file(file), called=file), file) for file in PACKAGED_CASES}


def cases_of(decision: Decision, text: bytes, file: str) -> tuple[Case, ...]:
    """The cases in a text; `file` is its name in places and messages."""
    faults: list[Finding] = []
    cases: list[Case] = []
    first: dict[str, Place] = {}
    for document in _documents(decision, text, file, faults):
        form, wrong = fit(document, CaseForm)
        wrong = [*document.findings, *apart(wrong, _names(document, decision))]
        if form is None or wrong:
            faults += wrong
            continue
        if form.id in first:
            what = f"the case {quoted(form.id)} stands here twice (first on line {first[form.id].line})"
            faults.append(document.error(("id",), what, "give each an id of its own"))
        first.setdefault(form.id, document.place(("id",)))
        cases.append(Case(form.id, profile_in(form), form.chose, form.labels))
    if faults:
        raise InvalidFile(faults)
    if not cases:
        raise InvalidFile([Finding(Place(file, 1, 1), "there is no case", "add one: an id, answers and what it chose")])
    return tuple(cases)


def _documents(decision: Decision, text: bytes, file: str, faults: list[Finding]) -> Iterator[Document]:
    """Each case as a document; what cannot be read at all is added to the faults."""
    try:
        match _form_of(text, file):
            case "lines":
                yield from json_lines(text, file)
            case "table":
                yield from _rows(decision, Table(text, file), file)
            case _:
                yield from _entries(parse(text, file))
    except InvalidFile as invalid:
        faults += invalid.findings


def _form_of(text: bytes, file: str) -> str:
    """Whether a text holds lines of JSON or a table, by the file's suffix, else by its first line."""
    suffix = os.path.splitext(file)[1].lower()
    if suffix in _LINES:
        return "lines"
    if suffix in _TABLES:
        return "table"
    begin, *more = [line for line in text.removeprefix(b"\xef\xbb\xbf").split(b"\n", 200) if line.strip()] or [b""]
    if begin.startswith(b"{") and begin.rstrip().endswith(b"}") and all(line.startswith(b"{") for line in more):
        return "lines"
    headings = set(re.split(rb'[",;\t\r]+', begin))
    return "table" if headings >= {b"id", b"chose"} and begin[:1] not in b"[{-" else "document"


def _entries(document: Document) -> Iterator[Document]:
    if document.findings:
        raise InvalidFile(document.findings)
    if not isinstance(document.data, list):
        raise InvalidFile([document.error((), "a list of cases must stand here", "begin each case with '- id: …'")])
    yield from document.entries()


def _rows(decision: Decision, table: Table, file: str) -> Iterator[Document]:
    columns: dict[str, tuple[str, ...]] = {}
    faults = []
    place = Place(file, 1, 1)
    for heading in table.headings:
        part, dot, name = heading.partition(".")
        if heading in columns:
            faults.append(Finding(place, f"the column {quoted(heading)} stands here twice", "keep one of them"))
        elif heading in _NAMED:
            columns[heading] = (heading,)
        elif dot and part in _PARTS:
            columns[heading] = (part, name)
        elif heading in decision.questions:
            columns[heading] = ("answers", heading)
        else:
            known = [*_NAMED, *decision.questions, *(f"weights.{criterion}" for criterion in decision.criteria)]
            remedy = suggestion(heading, known, kind="columns")
            faults.append(Finding(place, f"no question is named {quoted(heading)}", f"{remedy} (or labels.…)"))
    missing = [name for name in _NAMED if name not in columns]
    faults += [Finding(place, f"the table has no column {quoted(name)}", "add it") for name in missing]
    if faults:
        raise InvalidFile(faults)
    yield from table.rows(columns)


def _names(document: Document, decision: Decision) -> Iterator[Finding]:
    yield from faulty_names(document, decision)
    chose = document.value(("chose",))
    if isinstance(chose, str) and chose not in decision.options:
        remedy = suggestion(chose, decision.options, kind="options")
        yield document.error(("chose",), f"no option is named {quoted(chose)}", remedy)
