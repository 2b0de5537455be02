"""The argument: the reasons for each side, what is ruled out, and the sources of all that is said."""

from typing import NamedTuple

from recommender.model.decision import TIE, Citation, Option, OptionWarning, Rule, Source
from recommender.model.ranking import Ranking, Spread, Standing
from recommender.words import number, visible


class Reason(NamedTuple):
    """One rule as an argument for an option: what it adds to that option's lead over its rival, and why."""

    points: int
    text: str
    citation: Citation
    rule: Rule


class Side(NamedTuple):
    """The reasons that speak for an option against its rival, the strongest first."""

    option: Option
    reasons: tuple[Reason, ...]


def sides(result: Ranking) -> tuple[Side, ...]:
    """The argument as two sides: the leader's and its nearest rival's, or those of two that share the lead.

    Empty if no option is left; one side if only one option is.
    """
    every = [standing for standing in result.standings if standing.rank is not None]
    ranked, tied = every[:2], [option.id for option in result.tied]
    next_best = next((standing for standing in every if standing.option.id not in tied), None)
    if len(ranked) < 2 or (result.outcome == TIE and next_best):
        rivals = [next_best if tied else None] * 2  # what sets those that share the lead apart from the next
    else:
        rivals = [*reversed(ranked)]
    return tuple(
        Side(standing.option, _reasons(standing, rival)) for standing, rival in zip(ranked, rivals, strict=False)
    )


def _reasons(standing: Standing, rival: Standing | None) -> tuple[Reason, ...]:
    """A preferred option's own merits and its rival's faults; a rule that does the same to both says nothing."""
    own = {each.rule.place: each for each in standing.contributions}
    theirs = {each.rule.place: each for each in rival.contributions} if rival else {}
    reasons = []
    for place, contribution in {**own, **theirs}.items():
        points = (own[place].score if place in own else 0) - (theirs[place].score if place in theirs else 0)
        if points > 0:
            because = visible(contribution.rule.because)
            text = because if place in own or rival is None else f"against {visible(rival.option.name)}: {because}"
            reasons.append(Reason(points, text, contribution.rule.source, contribution.rule))
    return tuple(sorted(reasons, key=lambda reason: -reason.points))


def ruled_out(result: Ranking) -> list[tuple[Option, Rule]]:
    """Every option that is ruled out, with each rule that does so."""
    return [(standing.option, rule) for standing in result.standings for rule in standing.ruled_out]


def cited(result: Ranking) -> list[Source]:
    """The sources of everything said, in file order."""
    rules = [each.rule for standing in result.standings for each in standing.contributions]
    said: list[Rule | OptionWarning] = [*rules, *(rule for _, rule in ruled_out(result)), *result.warnings]
    used = {each.source.source.id for each in said}
    return [source for source in result.decision.sources.values() if source.id in used]


def citation(source: Citation) -> str:
    """The source as the rule file names it: `article §7`."""
    return visible(str(source))


def spread(score: Spread) -> str:
    """A score: one figure, or the mean with its bounds while questions are open."""
    if score.lowest == score.highest:
        return str(score.lowest)
    return f"{number(score.mean)} ({score.lowest} to {score.highest})"
