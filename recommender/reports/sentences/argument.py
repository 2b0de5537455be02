"""The argument: the reasons for each side, what is ruled out, and the sources of all that is said."""

from typing import NamedTuple

from recommender.model.decision import TIE, Citation, Decision, Elsewhere, Option, OptionWarning, Rule, Source
from recommender.model.ranking import Ranking, Spread, Standing
from recommender.words import listed, number, visible


class Reason(NamedTuple):
    """One rule as an argument for an option: what it adds to that option's lead over its rival, and why."""

    points: int
    text: str
    citation: Citation
    rule: Rule


class Remedy(NamedTuple):
    """What it takes to take an option all the same against which a decisive rule speaks."""

    option: Option
    text: str
    citation: Citation


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


def remedies(result: Ranking) -> list[Remedy]:
    """What it takes to take either side's option against a decisive rule, the leader's first; each said once.

    The reason stands with it unless it is one of those told for a side.
    """
    told = sides(result)
    places = {reason.rule.place for side in told for reason in side.reasons}
    said: dict[tuple[Option, str], Remedy] = {}
    for side in told:
        for option, rule in result.otherwise:
            if option == side.option and (option, rule.otherwise) not in said:
                why = "" if rule.place in places else f" ({_against(result, rule)})"
                text = f"To use {visible(option.name)} all the same: {visible(rule.otherwise)}{why}"
                said[option, rule.otherwise] = Remedy(option, text, rule.source)
    return list(said.values())


def _against(result: Ranking, rule: Rule) -> str:
    """The reason of a decisive rule as one that speaks against the option that is taken all the same."""
    if rule.verb == "avoid":
        return visible(rule.because)
    names = listed(visible(result.decision.options[option].name) for option in rule.options)
    return f"for {names}: {visible(rule.because)}"


def cited(result: Ranking) -> list[Source]:
    """The sources of everything said, in file order."""
    rules = [each.rule for standing in result.standings for each in standing.contributions]
    noted: list[OptionWarning | Elsewhere] = [*result.warnings, *result.remarks, *result.elsewhere]
    said = [*rules, *(rule for _, rule in ruled_out(result)), *(rule for _, rule in result.otherwise), *noted]
    used = {each.source.source.id for each in said}
    return [source for source in result.decision.sources.values() if source.id in used]


def speaks(decision: Decision, rule: Rule) -> str:
    """What a rule does and to whom: `prefer FastAPI`, `rule out FastAPI, Express`."""
    names = ", ".join(visible(decision.options[option].name) for option in rule.options)
    return f"{rule.verb.replace('_', ' ')} {names}"


def citation(source: Citation) -> str:
    """The source as the rule file names it: `article §7`."""
    return visible(str(source))


def spread(score: Spread) -> str:
    """A score: one figure, or the mean with its bounds while questions are open."""
    if score.lowest == score.highest:
        return str(score.lowest)
    return f"{number(score.mean)} ({score.lowest} to {score.highest})"
