"""The JSON Schema of the JSON document, format 1: what a script may rely on."""

from recommender.model.decision import NONE, TIE
from recommender.reports.json import FORMAT, Json


def report_schema() -> dict[str, Json]:
    """The schema. Later versions of format 1 may add keys; they never rename or remove one."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Recommendation",
        **_object(
            format={"const": FORMAT},
            decision=_object(
                file={**_TEXT, "description": "as given; rules/… for a packaged one"},
                title=_TEXT,
                reviewed=_or_null({"type": "string", "format": "date"}),
                digest={"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
            ),
            profile=_object(answers=_map(_TEXT), assumed=_map(_TEXT), weights=_map(_WEIGHT)),
            reading={"enum": ["complete", "open", "neutral"]},
            other_reading=_or_null(
                _object(
                    reading={"enum": ["open", "neutral"]},
                    outcome=_or_null(_OUTCOME),
                    leader=_or_null(_OPTION),
                    share=_or_null(_SHARE),
                )
            ),
            outcome={**_or_null(_OUTCOME), "description": "null while more than one outcome is possible"},
            leader={**_or_null(_OPTION), "description": "null on a tie of shares, or if no option fits"},
            possible=_list(_OUTCOME),
            outcomes={**_map(_SHARE), "description": f"by option, {TIE} and {NONE}: shares of the ways to finish"},
            ways={"type": "integer", "minimum": 1, "description": "the ways to finish (of a sample, if not exact)"},
            exact={"type": "boolean"},
            standard_error={**_NUMBER, "description": "of the leader's share; 0 if exact"},
            tied=_list(_OPTION),
            standings=_list(
                _object(
                    option=_OPTION,
                    name=_TEXT,
                    rank=_or_null({"type": "integer", "minimum": 1}),
                    score=_object(**_SPREAD),
                    ruled_out=_list(_object(**_RULE)),
                    contributions=_list(_object(criterion=_TEXT, points=_WHOLE, weight=_WEIGHT, score=_WHOLE, **_RULE)),
                )
            ),
            margins=_list(_object(option=_OPTION, rival=_OPTION, **_SPREAD, in_play=_WHOLE)),
            conflict={**_map(_TEXT), "description": "answers that together rule out every option"},
            warnings=_list(_object(option=_OPTION, **_RULE)),
            command=_TEXT,
        ),
    }


_TEXT: dict[str, Json] = {"type": "string"}
_OPTION: dict[str, Json] = {"type": "string", "description": "an option's name in the rule file"}
_OUTCOME: dict[str, Json] = {"type": "string", "description": f"an option's name, {TIE} or {NONE}"}
_WHOLE: dict[str, Json] = {"type": "integer"}
_NUMBER: dict[str, Json] = {"type": "number"}
_SHARE: dict[str, Json] = {"type": "number", "minimum": 0, "maximum": 1}
_WEIGHT: dict[str, Json] = {"type": "integer", "minimum": 0, "maximum": 5}
_SPREAD: dict[str, Json] = {"lowest": _WHOLE, "mean": _NUMBER, "highest": _WHOLE}
_RULE: dict[str, Json] = {"because": _TEXT, "source": _TEXT, "rule": {**_TEXT, "description": "file:line"}}


def _object(**properties: Json) -> dict[str, Json]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _map(values: Json) -> dict[str, Json]:
    return {"type": "object", "additionalProperties": values}


def _list(items: Json) -> dict[str, Json]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Json]) -> dict[str, Json]:
    return {"anyOf": [schema, {"type": "null"}]}
