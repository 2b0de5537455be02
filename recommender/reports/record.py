"""What a filed report keeps of itself, so that it can be recomputed: a part of the JSON document."""

import json

from recommender.model.recommendation import Recommendation
from recommender.reports.json import plain, record_of


def record_text(result: Recommendation) -> str:
    """The record as JSON that can stand inside Markdown and HTML: no character of a text that either would obey."""
    text = json.dumps(record_of(result), ensure_ascii=False, indent=1, default=plain)
    return "".join(char if char == "\n" or _is_plain(char) else _escaped(char) for char in text)


def _is_plain(char: str) -> bool:
    return char.isprintable() and char not in "<>&`"


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if not char.isascii() else f"\\u{ord(char):04x}"
