"""The recommendation as one JSON document for scripts; `"format": 1` promises that no key goes away or changes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from recommender.model import document
from recommender.model.decision import Elsewhere, OptionWarning, Rule
from recommender.model.document import FORMAT
from recommender.model.ranking import Contribution, Margin, Otherwise, Ranking, Standing
from recommender.model.recommendation import Confidence, Counterfactual, Disagreement, Recommendation, Sensitivity
from recommender.model.record import open_question, open_rule
from recommender.reports.command_line import command
from recommender.reports.style import Style

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def render(result: Recommendation, style: Style) -> str:
    """The document as text that ends with a newline. Shares are unrounded; scores and margins integers, means not.

    A document has no style: it is always whole.
    """
    return dumped(document_of(result))


def dumped(value: object) -> str:
    """Plain values, and values of `recommender.model.document`, as text that ends with a newline."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=plain) + "\n"


def plain(value: object) -> object:
    """A day as it is written, or the fields of a value of the document: what the encoder asks for."""
    return value.isoformat() if isinstance(value, date) else vars(value)


def document_of(result: Recommendation) -> document.Recommendation:
    """The whole recommendation, key by key."""
    return document.Recommendation(
        format=FORMAT,
        decision=_decision(result),
        profile=_profile(result),
        reading=result.reading,
        other_reading=_other_reading(result),
        disagreement=_disagreement(result.disagreement),
        outcome=result.outcome,
        leader=result.leader.id if result.leader else None,
        possible=result.possible,
        outcomes=dict(result.outcomes),
        confidence=_confidence(result.confidence),
        ways=result.ways,
        exact=result.exact,
        standard_error=result.standard_error,
        tied=[option.id for option in result.tied],
        standings=list(map(_standing, result.standings)),
        margins=list(map(_margin, result.margins)),
        conflict=dict(result.conflict),
        criteria=list(map(_criterion, result.sensitivities)),
        tolerance=result.tolerance,
        notches_to_flip=result.notches_to_flip,
        acceptability=dict(result.acceptability.shares) if result.acceptability else None,
        central_weights=_central_weights(result),
        counterfactuals=list(map(_counterfactual, result.counterfactuals)),
        sufficient_reason=None if result.sufficient_reason is None else dict(result.sufficient_reason),
        next_questions=[
            document.NextQuestion(asked.question.id, asked.information, asked.pivotality, asked.outcomes)
            for asked in result.next_questions
        ],
        inexact=result.inexact,
        otherwise=list(map(_otherwise, result.otherwise)),
        elsewhere=list(map(_elsewhere, result.elsewhere)),
        remarks=list(map(_remark, result.remarks)),
        warnings=_warnings(result),
        command=" ".join(command(result)),
        record=record_of(result),
    )


def record_of(result: Recommendation) -> document.Record:
    """What `recheck` reads."""
    decision, sure = result.decision, result.confidence
    return document.Record(
        format=FORMAT,
        rules=decision.file,
        title=decision.title,
        digest=decision.digest,
        outcome=result.outcome,
        leader=result.leader.id if result.leader else None,
        word=sure.word if sure else None,
        share=sure.share if sure else None,
        exact=sure is None or sure.exact,
        neutral=result.reading == "neutral",
        answers=dict(result.given),
        fixed=result.profile.fixed,
        own_weights=dict(result.profile.weights),
        weights=dict(result.weights),
        options=list(decision.options),
        holding=list(_holding(result)),
        open_rules=_open_rules(result),
        open_questions=[
            " ".join([id, kept.answers, *map(str, kept.usual)])
            for id, question in decision.questions.items()
            if id not in result.given and (kept := open_question(question))
        ],
    )


def _holding(result: Recommendation) -> Iterator[document.Held]:
    for standing in result.standings:
        for held in standing.contributions:
            yield document.Held(standing.option.id, held.criterion.id, held.points, held.rule.because)
        for rule in standing.ruled_out:
            yield document.Held(standing.option.id, None, 0, rule.because)


def _open_rules(result: Recommendation) -> dict[str, dict[str, str]]:
    """By options and criterion, the points before the conditions that have them: `+3 q3f x27 -1 k5d`."""
    kept: dict[str, dict[str, dict[int, list[str]]]] = {}
    for criterion, rule in result.open_rules:
        one = open_rule(criterion, rule)
        by_points = kept.setdefault(",".join(one.options), {}).setdefault(one.criterion, {})
        by_points.setdefault(one.points, []).append(one.condition)
    return {
        options: {
            criterion: " ".join(f"{points:+} {' '.join(same)}" for points, same in by_points.items())
            for criterion, by_points in by_criterion.items()
        }
        for options, by_criterion in kept.items()
    }


def _decision(result: Ranking) -> document.Decision:
    decision = result.decision
    return document.Decision(decision.file, decision.title, decision.reviewed, decision.digest)


def _profile(result: Ranking) -> document.Profile:
    return document.Profile(
        answers=dict(result.given),
        assumed=dict(result.assumed),
        weights=dict(result.weights),
        own_weights=dict(result.profile.weights),
        fixed=result.profile.fixed,
    )


def _other_reading(result: Recommendation) -> document.OtherReading | None:
    other = result.other_reading
    if other is None:
        return None
    return document.OtherReading(
        reading=other.reading,
        outcome=other.outcome,
        leader=other.leader.id if other.leader else None,
        tied=[option.id for option in other.tied],
        word=other.confidence.word if other.confidence else None,
        share=other.confidence.share if other.confidence else None,
    )


def _disagreement(torn: Disagreement | None) -> document.Disagreement | None:
    return document.Disagreement(torn.answers.id, torn.usual.id) if torn else None


def _confidence(confidence: Confidence | None) -> document.Confidence | None:
    if confidence is None:
        return None
    return document.Confidence(
        word=confidence.word,
        share=confidence.share,
        win_share=confidence.win_share,
        notch_share=confidence.notch_share,
        exact=confidence.exact,
        standard_error=confidence.standard_error,
    )


def _criterion(sensitivity: Sensitivity) -> document.Criterion:
    return document.Criterion(
        criterion=sensitivity.criterion.id,
        weight=sensitivity.weight,
        stated_share=sensitivity.stated_share,
        swing_share=sensitivity.swing_share,
        leads_from=sensitivity.leads_from,
        leads_to=sensitivity.leads_to,
    )


def _central_weights(result: Recommendation) -> dict[str, dict[str, float]] | None:
    if result.acceptability is None:
        return None
    return {option: dict(weights) for option, weights in result.acceptability.central_weights.items()}


def _counterfactual(found: Counterfactual) -> document.Counterfactual:
    return document.Counterfactual(
        outcome=found.option.id,
        size=found.size,
        changes=list(map(dict, found.changes)),
        count=found.count,
        searched=found.searched,
    )


def _standing(standing: Standing) -> document.Standing:
    return document.Standing(
        option=standing.option.id,
        name=standing.option.name,
        rank=standing.rank,
        score=document.Spread(*standing.score),
        ruled_out=[document.Reason(*said_by(rule)) for rule in standing.ruled_out],
        contributions=list(map(_contribution, standing.contributions)),
    )


def _contribution(contribution: Contribution) -> document.Contribution:
    points, weight, score = contribution.points, contribution.weight, contribution.score
    return document.Contribution(contribution.criterion.id, points, weight, score, *said_by(contribution.rule))


def _margin(margin: Margin) -> document.Margin:
    return document.Margin(margin.option.id, margin.rival.id, *margin.points, margin.in_play)


def _otherwise(against: Otherwise) -> document.Otherwise:
    rule = against.rule
    return document.Otherwise(against.option.id, rule.otherwise, rule.because, rule.place.line_only)


def _elsewhere(look: Elsewhere) -> document.Elsewhere:
    return document.Elsewhere(look.look_at, look.because, str(look.source), look.place.line_only)


def _remark(remark: OptionWarning) -> document.Remark:
    return document.Remark(remark.because, str(remark.source), remark.place.line_only)


def _warnings(result: Ranking) -> list[document.Warning]:
    """The warnings, one for each option that leads and that they are about."""
    leading = [option.id for option in result.leading]
    return [
        document.Warning(option, warning.because, str(warning.source), warning.place.line_only)
        for warning in result.warnings
        for option in warning.options
        if option in leading
    ]


def said_by(rule: Rule) -> tuple[str, str, str]:
    """The reason a rule gives, its source, and where it stands."""
    return rule.because, str(rule.source), rule.place.line_only
