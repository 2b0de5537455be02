"""What a report once said, read back from it: a decision record, a page, or the JSON document itself."""

import json
import os
import re
from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from recommender.loading.text import decode, read
from recommender.model import document
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.profile import Profile
from recommender.model.recommendation import Confidence
from recommender.model.record import OpenQuestion, OpenRule, Record, Said

_FENCED = re.compile(r"^```json\n(\{.*?\})\n```$", re.MULTILINE | re.DOTALL)
_EMBEDDED = re.compile(r'<script type="application/json" id="recommendation">(.*?)</script>', re.DOTALL)
_OURS = '"open_questions"'
"""A key that every record has."""


class NoRecord(InvalidFile):
    """A file in which no record stands."""

    def __init__(self, finding: Finding, why: str = "not ours") -> None:
        """`why` completes "This file is …"."""
        super().__init__([finding])
        self.why = why


def load_record(file: str | os.PathLike[str]) -> Record:
    """What stands in a report. Raises NoRecord if it is not one of ours, InvalidFile if what it kept is damaged."""
    name = os.fspath(file)
    return record_of(read(name, called=name), name)


def record_of(text: bytes, file: str) -> Record:
    """What stands in the text of a report; `file` is its name in places and messages. Raises as `load_record` does."""
    try:
        kept = _kept(decode(text, file).replace("\r\n", "\n"))
    except InvalidFile as invalid:
        raise NoRecord(invalid.findings[0]) from None
    if kept is None:
        raise _no_record(text, file)
    try:  # `json` takes the halves of characters by which the odd bytes of a file's name are written; pydantic does not
        values = json.loads(kept)
        record = TypeAdapter(document.Record).validate_python(values.get("record", values))
        return _record(record, file)
    except (ValidationError, ValueError, RecursionError):
        what = "what the report kept of itself is damaged, or newer than this recommender"
        raise InvalidFile([Finding(Place(file), what, "restore it, or write it again")]) from None


def _no_record(text: bytes, file: str) -> NoRecord:
    if b'id="data"' in text and b"recommender recommend" in text:
        what, remedy = "this is an interview to fill in, no report", "save its answers, and file what recommend says"
        return NoRecord(Finding(Place(file), what, remedy), "an interview")
    if b"sha256:" in text and b"recommender recommend" in text:
        what, remedy = "this report keeps no record, or is cut short", "write it again with --format adr, html or json"
        return NoRecord(Finding(Place(file), what, remedy), "without a record, or cut short")
    remedy = "name a decision record, a page or a JSON document that recommend wrote"
    return NoRecord(Finding(Place(file), "this is not ours", remedy))


def _kept(text: str) -> str | None:
    """The JSON in a report; of several blocks the last one, which no text before it can imitate."""
    if text.lstrip().startswith("{"):
        return text if _OURS in text else None
    blocks = [*_EMBEDDED.findall(text), *_FENCED.findall(text)]
    found = [block for block in blocks if _OURS in block]
    return found[-1] if found else None


def _record(record: document.Record, file: str) -> Record:
    """Raises ValueError where a text is not written as a record writes it."""
    return Record(
        file=file,
        rules=record.rules,
        title=record.title,
        digest=record.digest,
        profile=Profile(record.answers, record.own_weights, tuple(record.fixed)),
        assumed_neutral=record.neutral,
        outcome=record.outcome,
        leader=record.leader,
        confidence=_confidence(record),
        weights=record.weights,
        options=tuple(record.options),
        said=tuple(_said(held, record.weights) for held in record.holding),
        open_rules=tuple(_open_rules(record.open_rules)),
        open_questions=dict(map(_open_question, record.open_questions)),
    )


def _said(held: document.Held, weights: Mapping[str, int]) -> Said:
    criterion = held.criterion or ""
    return Said(held.option, criterion, held.points, weights.get(criterion, 0), held.because)


def _confidence(record: document.Record) -> Confidence | None:
    if record.word is None or record.share is None:
        return None
    return Confidence(record.word, record.share, None, exact=record.exact, standard_error=0)


def _open_rules(kept: Mapping[str, Mapping[str, str]]) -> Iterator[OpenRule]:
    for options, by_criterion in kept.items():
        for criterion, text in by_criterion.items():
            points = 0
            for word in text.split():
                if word[0] in "+-":
                    points = int(word)
                else:
                    yield OpenRule(criterion, tuple(options.split(",")), points, word)


def _open_question(text: str) -> tuple[str, OpenQuestion]:
    id, answers, *usual = text.split(" ")
    return id, OpenQuestion(answers, tuple(map(int, usual)))
