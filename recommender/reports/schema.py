"""The JSON Schema of the JSON document, format 1: what a script may rely on."""

from recommender.model.decision import NONE, TIE
from recommender.model.recommendation import WORDS
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
            profile=_object(
                answers=_map(_TEXT),
                assumed=_map(_TEXT),
                weights={**_map(_WEIGHT), "description": "those in force"},
                own_weights={**_map(_WEIGHT), "description": "those that the team gave"},
                fixed=_list(_TEXT),
            ),
            reading={"enum": ["complete", "open", "neutral"]},
            other_reading=_or_null(
                _object(
                    reading={"enum": ["open", "neutral"]},
                    outcome=_or_null(_OUTCOME),
                    leader=_or_null(_OPTION),
                    word=_or_null(_WORD),
                    share={**_or_null(_SHARE), "description": "the number beside the word"},
                )
            ),
            outcome={**_or_null(_OUTCOME), "description": "null while more than one outcome is possible"},
            leader={**_or_null(_OPTION), "description": "null on a tie of shares, or if no option fits"},
            possible=_list(_OUTCOME),
            outcomes={**_map(_SHARE), "description": f"by option, {TIE} and {NONE}: shares of the ways to finish"},
            confidence={
                **_or_null(
                    _object(
                        word=_WORD,
                        share={**_SHARE, "description": "the weaker of the two"},
                        win_share={**_SHARE, "description": "of the ways to finish, those in which the leader wins"},
                        notch_share={
                            **_or_null(_SHARE),
                            "description": "of one-notch changes of weights and points, those that leave it ahead",
                        },
                        exact={"type": "boolean"},
                        standard_error={**_NUMBER, "description": "of share; 0 if it is exact"},
                    )
                ),
                "description": "null if no option fits",
            },
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
            criteria=_list(
                _object(
                    criterion=_TEXT,
                    weight=_WEIGHT,
                    stated_share={**_SHARE, "description": "of all weights"},
                    swing_share={**_SHARE, "description": "of what weights times points can move"},
                    leads_from={**_or_null(_NUMBER), "description": "the leader leads above it; null: no limit"},
                    leads_to={**_or_null(_NUMBER), "description": "the leader leads below it; null: no limit"},
                )
            ),
            tolerance={
                **_or_null(_NUMBER),
                "description": "by what share all weights may be wrong at once; null if no leader is ahead on average",
            },
            notches_to_flip={**_or_null(_WHOLE), "description": "one-notch moves of weights; null if none do"},
            acceptability={**_or_null(_map(_SHARE)), "description": "share of all weightings by the option that wins"},
            central_weights={
                **_or_null(_map(_map(_SHARE))),
                "description": "by option: the mean of the weightings with which it wins",
            },
            counterfactuals=_list(
                _object(
                    outcome=_OPTION,
                    size={**_or_null(_WHOLE), "description": "answers to change at least; null if none were found"},
                    changes={**_list(_map(_TEXT)), "description": "the sets of that size, 1,000 at most"},
                    count={**_WHOLE, "description": "how many there are"},
                    searched={**_or_null(_WHOLE), "description": "changes tried at most; null: any number"},
                )
            ),
            sufficient_reason={
                **_or_null(_map(_TEXT)),
                "description": "a smallest set of the answers given that settles the outcome; null if they do not",
            },
            next_questions=_list(
                _object(
                    question=_TEXT,
                    information_bits={**_NUMBER, "minimum": 0},
                    pivotality={
                        **_SHARE,
                        "description": "chance that two answers at random lead to different outcomes",
                    },
                )
            ),
            inexact={**_list(_TEXT), "description": "the keys whose figures come from a sample or a search cut short"},
            warnings=_list(_object(option=_OPTION, **_RULE)),
            command=_TEXT,
        ),
    }


def backtest_schema() -> dict[str, Json]:
    """The schema of what `recommender backtest --format json` prints."""
    agreement: dict[str, Json] = {
        "cases": _WHOLE,
        "right": {**_NUMBER, "description": "a tie counts as its part"},
        "share": _or_null(_SHARE),
    }
    reading = _object(
        overall=_object(**agreement),
        by_word=_map(_object(**agreement)),
        by_answers={**_map(_object(**agreement)), "description": "by the number of answers given"},
        confusion={**_map(_map(_WHOLE)), "description": "by what was chosen and what leads, tie and none among them"},
        brier={**_or_null(_NUMBER), "description": "0 is best, 2 worst, summed over all options"},
        calibration=_list(_object(low=_SHARE, high=_SHARE, win_share=_SHARE, **agreement)),
        pulls={
            **_list(_object(**_RULE, holds=_WHOLE, wrong=_WHOLE)),
            "description": "rules that speak against what was chosen, and in how many of the cases where they hold",
        },
        cases=_list(
            _object(
                id=_TEXT,
                labels=_map(_TEXT),
                answers=_map(_TEXT),
                chose=_OPTION,
                said=_OUTCOME,
                word=_or_null(_WORD),
                credit=_SHARE,
                shares={**_map(_SHARE), "description": "of the ways to finish, ties divided evenly"},
                reasons=_list(_object(**_RULE, score=_WHOLE)),
            )
        ),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Backtest",
        **_object(
            format={"const": FORMAT},
            decision=_object(file=_TEXT, title=_TEXT, digest=_TEXT),
            readings=_object(neutral=reading, open=reading),
        ),
    }


_TEXT: dict[str, Json] = {"type": "string"}
_OPTION: dict[str, Json] = {"type": "string", "description": "an option's name in the rule file"}
_OUTCOME: dict[str, Json] = {"type": "string", "description": f"an option's name, {TIE} or {NONE}"}
_WHOLE: dict[str, Json] = {"type": "integer"}
_NUMBER: dict[str, Json] = {"type": "number"}
_WORD: dict[str, Json] = {"enum": list(WORDS)}
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
