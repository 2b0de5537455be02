"""The argument: the reasons for each side, what is ruled out, and the sources of all that is said."""

import re
from typing import NamedTuple

from recommender.model.decision import JUDGEMENT, Citation, Decision, Elsewhere, Option, OptionWarning, Rule, Source
from recommender.model.place import Place
from recommender.model.ranking import Ranking, Spread, Standing
from recommender.words import listed, number, visible

_ADDRESS = re.compile(r"https?://[\w./:~#?=&%@+-]+", re.ASCII)
_PATH = re.compile(r"[\w.@][\w./@-]*", re.ASCII)


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
    rule: Rule
    need: str
    """The rule's reason."""


class Side(NamedTuple):
    """The reasons that speak for an option against its rival, the strongest first."""

    option: Option
    reasons: tuple[Reason, ...]


def sides(result: Ranking) -> tuple[Side, ...]:
    """The argument as two sides: the leader's and its nearest rival's, or those of two that share the lead.

    Empty if no option is left; one side if only one option is.
    """
    ranked = _contenders(result)
    rivals = [*reversed(ranked)] if len(ranked) == 2 else [None]
    return tuple(
        Side(standing.option, _reasons(standing, rival)) for standing, rival in zip(ranked, rivals, strict=False)
    )


def shared(result: Ranking) -> tuple[Reason, ...]:
    """What speaks for both sides alike, against an option that comes after them; the strongest first."""
    ranked = _contenders(result)
    if len(ranked) < 2:
        return ()
    others = [standing for standing in result.standings[2:] if standing.rank is not None]
    reasons: dict[Place, Reason] = {}
    for other in others:
        theirs = {reason.rule.place: reason for reason in _reasons(ranked[1], other)}
        for reason in _reasons(ranked[0], other):
            if theirs.get(reason.rule.place) == reason:
                reasons.setdefault(reason.rule.place, reason)
    return tuple(sorted(reasons.values(), key=lambda reason: -reason.points))


def _contenders(result: Ranking) -> list[Standing]:
    """The first two that are not ruled out."""
    return [standing for standing in result.standings if standing.rank is not None][:2]


def turning(result: Ranking) -> list[Rule]:
    """The rules that hold without which the leader would not be ahead of every rival on average, the strongest first.

    Empty without a leader, or without a rival.
    """
    if result.leader is None:
        return []
    by_option = {standing.option.id: standing for standing in result.standings}
    found: dict[Place, Reason] = {}
    for margin in result.margins:
        for reason in _reasons(by_option[margin.option.id], by_option[margin.rival.id]):
            if 0 < margin.points.mean <= reason.points:
                found.setdefault(reason.rule.place, reason)
    return [reason.rule for reason in sorted(found.values(), key=lambda reason: -reason.points)]


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
    """What it takes to take either side's option against a decisive rule, the leader's first; each said once."""
    said: dict[tuple[Option, str], Remedy] = {}
    for side in sides(result):
        for option, rule in result.otherwise:
            if option == side.option and (option, rule.otherwise) not in said:
                text = f"To use {visible(option.name)} all the same: {visible(rule.otherwise)}"
                said[option, rule.otherwise] = Remedy(option, text, rule, _against(result, rule))
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
    used = {each.source.source.id for each in said} | {source.id for source in _of_usual_answers(result)}
    return [source for source in result.decision.sources.values() if source.id in used]


def _of_usual_answers(result: Ranking) -> list[Source]:
    """What is known of how teams usually answer the questions that are open rests on these."""
    open_questions = [result.decision.questions[question] for question in result.open_questions]
    return [question.usual_source.source for question in open_questions if question.usual and question.usual_source]


def speaks(decision: Decision, rule: Rule) -> str:
    """What a rule does and to whom: `prefer FastAPI`, `rule out FastAPI, Express`."""
    names = ", ".join(visible(decision.options[option].name) for option in rule.options)
    return f"{rule.verb.replace('_', ' ')} {names}"


def citation(source: Citation) -> str:
    """The source and the place in it as people read them: `article §7`, `fastapi docs tutorial/first-steps`."""
    return visible(f"{mark(source.source)} {source.at}".rstrip())


def mark(source: Source) -> str:
    """What stands for a source in short: `article`, `fastapi docs`; `judgement` for that of the rules' authors."""
    return "judgement" if source.id == JUDGEMENT else visible(source.id).replace("_", " ")


def address(source: Citation) -> str:
    """Where the source can be read: its address, continued by the place if that is a path; empty if there is none."""
    url, at = source.source.url, source.at
    if not _ADDRESS.fullmatch(url):
        return ""
    return url + at if url.endswith("/") and _PATH.fullmatch(at) else url


def spread(score: Spread) -> str:
    """A score: one figure, or the mean with its bounds while questions are open."""
    if score.lowest == score.highest:
        return str(score.lowest)
    return f"{number(score.mean)} ({score.lowest} to {score.highest})"
