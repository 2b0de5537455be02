"""What a filed report keeps of itself to be recomputed: the record of the JSON document, laid out small."""

import json

from recommender.model.recommendation import Recommendation
from recommender.reports.json import record_of

_LINE = 110
"""Characters on a line, if no text is longer."""


def record_text(result: Recommendation) -> str:
    """The record as JSON that can stand inside Markdown and HTML: no character of a text that either would obey."""
    return embedded(_laid_out(vars(record_of(result))))


def embedded(text: str) -> str:
    """JSON as it can stand inside Markdown and HTML."""
    return "".join(char if char == "\n" or _is_plain(char) else _escaped(char) for char in text)


def _laid_out(value: object) -> str:
    """On one line if it is short, else on as few as its parts fill, so that a difference is one of few lines."""
    whole = _compact(value)
    if len(whole) <= _LINE or not isinstance(value, dict | list):
        return whole
    if isinstance(value, dict):
        parts = [f"{_compact(key)}:{_laid_out(part)}" for key, part in value.items()]
    else:
        parts = list(map(_compact, value))
    lines = [parts[0]]
    for part in parts[1:]:
        if len(lines[-1]) + len(part) < _LINE:
            lines[-1] += f",{part}"
        else:
            lines.append(part)
    return whole[0] + ",\n".join(lines) + whole[-1]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=vars)


def _is_plain(char: str) -> bool:
    return char.isprintable() and char not in "<>&`"


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if not char.isascii() else f"\\u{ord(char):04x}"
