"""What a report once said, read back from it: a decision record, a page, or the JSON document itself."""

import json
import os
import re
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from recommender.loading.text import decode, read
from recommender.model import document
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.profile import Profile
from recommender.model.record import Record, Said

_FENCED = re.compile(r"^```json\n(\{.*?\n\})\n```$", re.MULTILINE | re.DOTALL)
_EMBEDDED = re.compile(r'<script type="application/json" id="recommendation">(.*?)</script>', re.DOTALL)


def load_record(file: str | os.PathLike[str]) -> Record:
    """What stands in a report. Raises InvalidFile if it is not one of ours, or if what it kept is damaged."""
    name = os.fspath(file)
    return record_of(read(name, called=name), name)


def record_of(text: bytes, file: str) -> Record:
    """What stands in the text of a report; `file` is its name in places and messages."""
    kept = _kept(decode(text, file).replace("\r\n", "\n"))
    if kept is None:
        raise InvalidFile([Finding(Place(file), *_not_ours(text))])
    try:  # `json` takes the halves of characters by which the odd bytes of a file's name are written; pydantic does not
        record = TypeAdapter(document.Record).validate_python(json.loads(kept))
    except (ValidationError, ValueError, RecursionError):
        what = "what the report kept of itself is damaged, or newer than this recommender"
        raise InvalidFile([Finding(Place(file), what, "restore it, or write it again")]) from None
    return _record(record, file)


def _not_ours(text: bytes) -> tuple[str, str]:
    if b"sha256:" in text and b"recommender recommend" in text:
        return "this report keeps no record, or is cut short", "write it again with --format adr, html or json"
    return "this is not ours", "name a decision record, a page or a JSON document that recommend wrote"


def _kept(text: str) -> str | None:
    """The JSON in a report; of several blocks the last one, which no text before it can imitate."""
    if text.lstrip().startswith("{"):
        return text if '"standings"' in text else None
    blocks = [*_EMBEDDED.findall(text), *_FENCED.findall(text)]
    found = [block for block in blocks if '"standings"' in block]
    return found[-1] if found else None


def _record(record: document.Record, file: str) -> Record:
    confidence = record.confidence
    return Record(
        file=file,
        rules=record.decision.file,
        title=record.decision.title,
        digest=record.decision.digest,
        reviewed=record.decision.reviewed,
        profile=Profile(record.profile.answers, record.profile.own_weights, tuple(record.profile.fixed)),
        assumed_neutral=record.reading == "neutral",
        outcome=record.outcome,
        leader=record.leader,
        word=confidence.word if confidence else None,
        share=confidence.share if confidence else None,
        said=(*_contributed(record), *_ruling_out(record)),
    )


def _contributed(record: document.Record) -> Iterator[Said]:
    for standing in record.standings:
        for said in standing.contributions:
            yield Said(standing.option, said.criterion, said.points, said.weight, said.because)


def _ruling_out(record: document.Record) -> Iterator[Said]:
    for standing in record.standings:
        for said in standing.ruled_out:
            yield Said(standing.option, "", 0, 0, said.because)
