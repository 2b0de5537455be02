"""The sentences that every report shares, in plain words; how they are laid out is the report's own affair."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recommender.model.decision import NONE, TIE, Citation, Option, OptionWarning, Question, Rule, Source
from recommender.model.recommendation import Recommendation, Standing

_WORTH_SAYING = 0.05
"""The least share of ties, or of ways in which nothing fits, that a lead is told of."""


def visible(text: str) -> str:
    r"""Text from a rule file or profile on one line, with nothing in it that a terminal would obey.

    Control characters and direction overrides are written out (`\x1b`); other scripts stay as they are.
    """
    return harmless(" ".join(text.split()))


def harmless(text: str) -> str:
    """The same text with every character written out that a terminal might obey."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def percent(share: float) -> str:
    """A share as a whole percent, never rounded to certainty: `83 %`, `under 1 %`, `over 99 %`."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{round(share * 100)} %"


def number(value: float) -> str:
    """A score: whole if it is, else with one decimal; a mean over the ways to finish may be either."""
    return str(round(value)) if value == round(value) else f"{value:.1f}"


def counted(count: int, thing: str) -> str:
    """`1 question`, `7 questions`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def listed(things: Iterable[str]) -> str:
    """`FastAPI`, `FastAPI and Express`, `FastAPI, Express and Flask`."""
    *most, last = things
    return f"{', '.join(most)} and {last}" if most else last


def headline(result: Recommendation) -> str:
    """The answer in one sentence."""
    match result.outcome:
        case str() if result.outcome == NONE:
            return "No option fits: the answers rule out all of them."
        case str() if result.outcome == TIE:
            return f"It is a tie: {listed(_names(result.tied))} come out equal{_whatever(result)}."
        case str() if result.open_questions and result.margins:
            return f"Use {_leader(result)}: nothing left to answer can change it."
        case str():
            return f"Use {_leader(result)}: {_lead(result)}."
    if is_blank(result):
        first, *others = result.standings
        rest = ", ".join(f"{visible(each.option.name)} in {percent(each.wins)}" for each in others)
        ways = f"{percent(first.wins)} of the ways to answer the questions"
        return f"Nothing is answered yet: {visible(first.option.name)} wins in {ways}, {rest}."
    ways = f"of the ways to answer the {counted(len(result.open_questions), 'open question')}"
    if result.leader is None:
        return f"No option leads: {listed(_names(result.tied))} each win in {_share(result, result.tied[0])} {ways}."
    return f"{_leader(result)} leads: it wins in {_share(result, result.leader)} {ways}."


def is_blank(result: Recommendation) -> bool:
    """Whether nobody has said anything yet."""
    return result.reading == "open" and not result.profile.answers


def _whatever(result: Recommendation) -> str:
    return ", whatever else is answered" if result.open_questions else f" at {_points(result.standings[0])}"


def _leader(result: Recommendation) -> str:
    return visible(result.leader.name) if result.leader else ""


def _names(options: Sequence[Option]) -> list[str]:
    return [visible(option.name) for option in options]


def _share(result: Recommendation, option: Option) -> str:
    about = "" if result.exact else "about "
    return about + percent(result.outcomes[option.id])


def _lead(result: Recommendation) -> str:
    if not result.margins:
        return "every other option is ruled out"
    margin = min(result.margins, key=lambda margin: margin.points.lowest)
    return f"ahead of {visible(margin.rival.name)} by {margin.points.lowest} of {margin.in_play} points in play"


def _points(standing: Standing) -> str:
    return counted(standing.score.lowest, "point")


def remarks(result: Recommendation) -> list[str]:
    """What must stand beside the answer: what conflicts, what is assumed, the other reading, the other outcomes."""
    said = [*_conflict(result), *_assumed(result)]
    other = result.other_reading
    if is_blank(result):
        said.append("Answer what you can, one flag a question: recommender questions lists them.")
    elif other and other.reading == "neutral" and result.outcome is None:
        said.append(f"If you have no preference in them: {_other_leader(result)}.")
    elif other and other.reading == "open":
        said.append(f"If they stay open instead: {_other_leader(result)}.")
    said += _undecided(result)
    if not result.exact:
        said.append("Too many rules hang together to count every way; the shares are from a sample.")
    return said


def _conflict(result: Recommendation) -> list[str]:
    if not result.conflict:
        return []
    asked = result.decision.questions
    each = [_answered(asked[question], answer) for question, answer in result.conflict.items()]
    if len(each) == 1:
        return [f"This answer alone does so: {each[0]}."]
    return [f"These answers conflict, so change one: {'; '.join(each)}."]


def _answered(question: Question, answer: str) -> str:
    return f'{question.flag} {answer} ("{visible(question.answers[answer].text)}")'


def _assumed(result: Recommendation) -> list[str]:
    if not result.assumed:
        return []
    verb = "counts" if len(result.assumed) == 1 else "count"
    said = [f'{counted(len(result.assumed), "unanswered question")} {verb} as "no preference".']
    if result.open_questions:
        flags = listed(result.decision.questions[question].flag for question in result.open_questions)
        said.append(f"{flags} knows no such answer and stays open.")
    return said


def _undecided(result: Recommendation) -> list[str]:
    """The ways in which no option wins, where some do; without them the shares do not add up."""
    if result.outcome is not None:
        return []
    parts = []
    if result.outcomes[TIE] >= _WORTH_SAYING:
        parts.append(f"in {percent(result.outcomes[TIE])} of the ways it is a tie")
    if result.outcomes[NONE] >= _WORTH_SAYING:
        parts.append(f"in {percent(result.outcomes[NONE])} no option fits")
    return [f"{', '.join(parts).capitalize()}."] if parts else []


def _other_leader(result: Recommendation) -> str:
    other = result.other_reading
    if other is None or other.leader is None or other.share is None:
        return {TIE: "a tie", NONE: "no option fits"}.get((other and other.outcome) or "", "no option leads")
    name = visible(other.leader.name)
    return name if other.outcome else f"{name}, in {percent(other.share)} of the ways to answer them"


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


def sides(result: Recommendation) -> tuple[Side, ...]:
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


def ruled_out(result: Recommendation) -> list[tuple[Option, Rule]]:
    """Every option that is ruled out, with each rule that does so."""
    return [(standing.option, rule) for standing in result.standings for rule in standing.ruled_out]


def cited(result: Recommendation) -> list[Source]:
    """The sources of everything said, in file order."""
    rules = [each.rule for standing in result.standings for each in standing.contributions]
    said: list[Rule | OptionWarning] = [*rules, *(rule for _, rule in ruled_out(result)), *result.warnings]
    used = {each.source.source.id for each in said}
    return [source for source in result.decision.sources.values() if source.id in used]


def citation(source: Citation) -> str:
    """The source as the rule file names it: `article §7`."""
    return visible(str(source))


def command(result: Recommendation) -> list[str]:
    """The parts of the command line that gives this result again, quoted for a shell."""
    decision, profile = result.decision, result.profile
    words = ["recommender recommend"]
    if not decision.packaged:
        words.append(f"--rules {shlex.quote(harmless(decision.file))}")
    words += [
        f"{question.flag} {profile.answers[id]}" for id, question in decision.questions.items() if id in profile.answers
    ]
    words += [f"--weight {id}={profile.weights[id]}" for id in decision.criteria if id in profile.weights]
    if result.reading == "neutral":
        words.append("--assume-neutral")
    return words


def weights_changed(result: Recommendation) -> Mapping[str, int]:
    """The criteria to which the team gives another weight than the rule file does, with that weight."""
    criteria = result.decision.criteria
    return {id: weight for id, weight in result.weights.items() if weight != criteria[id].weight}
