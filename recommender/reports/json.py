"""The recommendation as one JSON document for scripts; `"format": 1` promises that no key goes away or changes."""

import json
from collections.abc import Mapping, Sequence

from recommender.model.decision import Rule
from recommender.model.ranking import Contribution, Margin, Spread, Standing
from recommender.model.recommendation import Confidence, Counterfactual, Recommendation, Sensitivity
from recommender.reports.command_line import command
from recommender.reports.style import Style

FORMAT = 1

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def render(result: Recommendation, style: Style) -> str:
    """The document as text that ends with a newline. Shares are unrounded; scores and margins integers, means not.

    A document has no style: it is always whole.
    """
    return dumped(document(result))


def dumped(value: Json) -> str:
    """A document as text that ends with a newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def document(result: Recommendation) -> dict[str, Json]:
    """The whole recommendation as plain values; the schema is in `recommender.reports.schema`."""
    decision = result.decision
    leading = [option.id for option in result.leading]
    return {
        "format": FORMAT,
        "decision": {
            "file": decision.file,
            "title": decision.title,
            "reviewed": decision.reviewed.isoformat() if decision.reviewed else None,
            "digest": decision.digest,
        },
        "profile": {
            "answers": {id: answer for id, answer in result.answers.items() if id not in result.assumed},
            "assumed": dict(result.assumed),
            "weights": dict(result.weights),
            "own_weights": dict(result.profile.weights),
            "fixed": list(result.profile.fixed),
        },
        "reading": result.reading,
        "other_reading": _other_reading(result),
        "outcome": result.outcome,
        "leader": result.leader.id if result.leader else None,
        "possible": list(result.possible),
        "outcomes": dict(result.outcomes),
        "confidence": _confidence(result.confidence),
        "ways": result.ways,
        "exact": result.exact,
        "standard_error": result.standard_error,
        "tied": [option.id for option in result.tied],
        "standings": [_standing(standing) for standing in result.standings],
        "margins": [_margin(margin) for margin in result.margins],
        "conflict": dict(result.conflict),
        "criteria": [_sensitivity(each) for each in result.sensitivities],
        "tolerance": result.tolerance,
        "notches_to_flip": result.notches_to_flip,
        "acceptability": dict(result.acceptability.shares) if result.acceptability else None,
        "central_weights": _central_weights(result),
        "counterfactuals": [_counterfactual(each) for each in result.counterfactuals],
        "sufficient_reason": None if result.sufficient_reason is None else dict(result.sufficient_reason),
        "next_questions": [
            {
                "question": each.question.id,
                "information_bits": each.information,
                "pivotality": each.pivotality,
            }
            for each in result.next_questions
        ],
        "inexact": list(result.inexact),
        "warnings": [
            {"option": option, **_said(warning.because, str(warning.source), warning.place.line_only)}
            for warning in result.warnings
            for option in warning.options
            if option in leading
        ],
        "command": " ".join(command(result)),
    }


def _other_reading(result: Recommendation) -> Json:
    other = result.other_reading
    if other is None:
        return None
    return {
        "reading": other.reading,
        "outcome": other.outcome,
        "leader": other.leader.id if other.leader else None,
        "word": other.confidence.word if other.confidence else None,
        "share": other.confidence.share if other.confidence else None,
    }


def _confidence(confidence: Confidence | None) -> Json:
    if confidence is None:
        return None
    return {
        "word": confidence.word,
        "share": confidence.share,
        "win_share": confidence.win_share,
        "notch_share": confidence.notch_share,
        "exact": confidence.exact,
        "standard_error": confidence.standard_error,
    }


def _sensitivity(each: Sensitivity) -> Json:
    return {
        "criterion": each.criterion.id,
        "weight": each.weight,
        "stated_share": each.stated_share,
        "swing_share": each.swing_share,
        "leads_from": each.leads_from,
        "leads_to": each.leads_to,
    }


def _central_weights(result: Recommendation) -> Json:
    if result.acceptability is None:
        return None
    return {option: dict(weights) for option, weights in result.acceptability.central_weights.items()}


def _counterfactual(each: Counterfactual) -> Json:
    return {
        "outcome": each.option.id,
        "size": each.size,
        "changes": [dict(change) for change in each.changes],
        "count": each.count,
        "searched": each.searched,
    }


def _standing(standing: Standing) -> Json:
    return {
        "option": standing.option.id,
        "name": standing.option.name,
        "rank": standing.rank,
        "score": _spread(standing.score),
        "ruled_out": [said_by(rule) for rule in standing.ruled_out],
        "contributions": [_contribution(each) for each in standing.contributions],
    }


def _spread(spread: Spread) -> dict[str, Json]:
    return {"lowest": spread.lowest, "mean": spread.mean, "highest": spread.highest}


def _contribution(each: Contribution) -> Json:
    return {
        "criterion": each.criterion.id,
        "points": each.points,
        "weight": each.weight,
        "score": each.score,
        **said_by(each.rule),
    }


def _margin(margin: Margin) -> Json:
    return {
        "option": margin.option.id,
        "rival": margin.rival.id,
        **_spread(margin.points),
        "in_play": margin.in_play,
    }


def said_by(rule: Rule) -> dict[str, Json]:
    """The reason a rule gives, its source, and where it stands."""
    return _said(rule.because, str(rule.source), rule.place.line_only)


def _said(because: str, source: str, rule: str) -> dict[str, Json]:
    return {"because": because, "source": source, "rule": rule}
