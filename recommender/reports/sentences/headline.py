"""The answer in sentences: which option, how sure and why not surer, and what must stand beside it."""

import shlex
from collections.abc import Sequence

from recommender.model.decision import NONE, TIE, Option, OptionWarning, Question
from recommender.model.ranking import Ranking, Standing
from recommender.model.recommendation import CUT_POINTS, Confidence, Recommendation
from recommender.words import counted, harmless, listed, percent, percent_down, visible

_WORTH_SAYING = 0.05
"""The least share of ties, or of ways in which nothing fits, that a lead is told of."""


def headline(result: Recommendation) -> str:
    """The answer in one sentence."""
    match result.outcome:
        case str() if result.outcome == NONE:
            return "No option fits: the answers rule out all of them."
        case str() if result.outcome == TIE:
            return f"It is a tie: {listed(_names(result.tied))} come out equal{_whatever(result)}."
        case str() if result.open_questions and result.margins:
            return f"Use {_leader(result)}{_word(result)}: settled, nothing left to ask can change it."
        case str():
            return f"Use {_leader(result)}{_word(result)}: {_lead(result)}."
    if result.leader is None and not result.tied:
        return "No option fits in any of the ways to finish that were drawn at random."
    if is_blank(result):
        first, *others = result.standings
        rest = ", ".join(f"{visible(other.option.name)} in {percent(other.wins)}" for other in others)
        ways = f"{percent(first.wins)} of the ways to answer the questions"
        return f"Nothing is answered yet: {visible(first.option.name)} wins in {ways}, {rest}."
    number = len(result.open_questions)
    ways = f"of the ways to answer the {f'{number} open questions' if number > 1 else 'open question'}"
    if result.leader is None:
        return f"No option leads: {listed(_names(result.tied))} each win in {_share(result, result.tied[0])} {ways}."
    return f"{_leader(result)} leads{_word(result)}: it wins in {_share(result, result.leader)} {ways}."


def warnings(result: Ranking) -> tuple[OptionWarning, ...]:
    """The warnings to tell: none before anything is answered."""
    return () if is_blank(result) else result.warnings


def verdict(result: Ranking, confidence: Confidence | None) -> str:
    """The answer in a few words, with how sure it is where that is known: `FastAPI leads (strong, 93 %)`."""
    word = f" ({sure(confidence)})" if confidence else ""
    if result.outcome == NONE or not (result.leader or result.tied):
        return "No option fits"
    if result.leader is None:
        return f"A tie of {listed(_names(result.tied))}{word}"
    name = visible(result.leader.name)
    return f"Use {name}{word}" if result.outcome else f"{name} leads{word}"


def title(result: Ranking, given: str) -> str:
    """What a filed report is called: as given, else `Use FastAPI`, or that nothing is decided."""
    if given.strip():
        return visible(given)
    if result.leader is not None and not is_blank(result):
        return f"Use {visible(result.leader.name)}"
    options = () if is_blank(result) else result.tied
    names = listed(_names(options or tuple(result.decision.options.values())))
    return f"Undecided between {names}" if result.outcome != NONE else f"None of {names}"


def is_blank(result: Ranking) -> bool:
    """Whether nobody has said anything yet."""
    return result.reading == "open" and not result.profile.answers


def _whatever(result: Recommendation) -> str:
    return ", whatever else is answered" if result.open_questions else f" at {_points(result.standings[0])}"


def _leader(result: Recommendation) -> str:
    return visible(result.leader.name) if result.leader else ""


def _word(result: Recommendation) -> str:
    return f" ({sure(result.confidence)})" if result.confidence else ""


def sure(confidence: Confidence) -> str:
    """How sure, as a word and its number: `strong, 93 %`."""
    share = confidence.share
    rounded_up = any(share < least <= round(share, 2) for least in CUT_POINTS.values())
    number = percent_down(share) if rounded_up else percent(share)
    about = "about " if number[0].isdigit() and not confidence.exact else ""  # "over 99 %" is no figure by itself
    return f"{confidence.word}, {about}{number}"


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


def advice(result: Recommendation) -> list[str]:
    """What to type, for those who have answered nothing yet on a command line."""
    if not is_blank(result) or result.outcome is not None:
        return []
    rules = "" if result.decision.packaged else f" --rules {shlex.quote(harmless(result.decision.file))}"
    return [f"Answer what you can, one flag a question: recommender questions{rules} lists them."]


def remarks(result: Recommendation) -> list[str]:
    """What must stand beside the answer: why not surer, what is assumed, the other reading and outcomes."""
    said = [*_conflict(result), *_doubt(result), *_still_open(result)]
    other = result.other_reading
    if is_blank(result):
        return [*said, *_undecided(result), *_sampled(result)]
    if other and other.reading == "neutral" and result.outcome is None:
        said.append(f"If you have no preference in them: {_other_leader(result)}.")
    elif other and other.reading == "open":
        said.append(f"If they stay open instead: {_other_leader(result)}.")
    return [*said, *_undecided(result), *_sampled(result)]


def _sampled(result: Recommendation) -> list[str]:
    if result.exact:
        return []
    return ["Too many rules hang together to count every way; the shares are from a sample."]


def _doubt(result: Recommendation) -> list[str]:
    """The weaker of the two shares, as the reason why the word is not a stronger one."""
    confidence = result.confidence
    if result.leader is None or confidence is None or confidence.word == "certain" or is_blank(result):
        return [f"{_assumed(result)}."] if result.assumed else []
    if confidence.share == 1:
        because = _assumed(result) if result.assumed else "not every way was counted"
        return [f"Not certain, because {because}."]
    assumed = f", and {_assumed(result)}" if result.assumed else ""
    if confidence.notch_share is None or confidence.win_share < confidence.notch_share:
        number = counted(len(result.open_questions), "question")
        return [f"Not surer, because {number} {'is' if len(result.open_questions) == 1 else 'are'} open{assumed}."]
    lost = percent(1 - confidence.notch_share)
    return [f"Not surer, because a one-notch change of weights or points can flip it ({lost}){assumed}."]


def _conflict(result: Recommendation) -> list[str]:
    if not result.conflict:
        return []
    asked = result.decision.questions
    answers = [_answered(asked[question], answer) for question, answer in result.conflict.items()]
    if len(answers) == 1:
        return [f"This answer alone does so: {answers[0]}."]
    return [f"These answers conflict, so change one: {'; '.join(answers)}."]


def _answered(question: Question, answer: str) -> str:
    return f'{question.flag} {answer} ("{visible(question.answers[answer].text)}")'


def _assumed(result: Recommendation) -> str:
    verb = "counts" if len(result.assumed) == 1 else "count"
    return f'{counted(len(result.assumed), "unanswered question")} {verb} as "no preference"'


def _still_open(result: Recommendation) -> list[str]:
    """The questions that cannot be assumed to have a neutral answer, since they have none."""
    if not (result.assumed and result.open_questions):
        return []
    flags = [result.decision.questions[question].flag for question in result.open_questions]
    verbs = "knows no such answer and stays" if len(flags) == 1 else "know no such answer and stay"
    return [f"{listed(flags)} {verbs} open."]


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
    if other is None or other.leader is None or other.confidence is None:
        return {TIE: "a tie", NONE: "no option fits"}.get((other and other.outcome) or "", "no option leads")
    return f"{visible(other.leader.name)} ({sure(other.confidence)})"
