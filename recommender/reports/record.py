"""What a filed report keeps of itself, so that it can be recomputed: the essence of the JSON document, format 1."""

import json

from recommender.model.recommendation import Recommendation
from recommender.reports.json import Json, document

_KEPT = ("format", "decision", "profile", "reading", "outcome", "leader", "confidence", "tied")


def record(result: Recommendation) -> dict[str, Json]:
    """The profile, the rule file and the answer; of the standings, the scores and the rules that hold."""
    whole = document(result)
    kept: dict[str, Json] = {key: whole[key] for key in _KEPT}
    kept["standings"] = [
        {
            "option": standing.option.id,
            "score": standing.score.mean,
            "contributions": [
                {
                    "criterion": each.criterion.id,
                    "points": each.points,
                    "weight": each.weight,
                    "because": each.rule.because,
                    "source": str(each.rule.source),
                }
                for each in standing.contributions
            ],
            "ruled_out": [{"because": rule.because, "source": str(rule.source)} for rule in standing.ruled_out],
        }
        for standing in result.standings
    ]
    return kept


def record_text(result: Recommendation) -> str:
    """The record as JSON that can stand inside Markdown and HTML: no character of a text that either would obey."""
    text = json.dumps(record(result), ensure_ascii=False, indent=1)
    return "".join(char if char == "\n" or _is_plain(char) else _escaped(char) for char in text)


def _is_plain(char: str) -> bool:
    return char.isprintable() and char not in "<>&`"


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if not char.isascii() else f"\\u{ord(char):04x}"
