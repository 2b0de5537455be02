"""The answer in sentences: which option, how sure and why not surer, and what must stand beside it."""

from collections.abc import Mapping, Sequence

from recommender.model.decision import NONE, TIE, Option, Question
from recommender.model.ranking import Ranking, Standing
from recommender.model.recommendation import CUT_POINTS, Confidence, Disagreement, OtherReading, Recommendation
from recommender.reports.command_line import rules_flag
from recommender.reports.sentences.argument import sides
from recommender.words import counted, listed, percent, percent_down, visible

WITHOUT_A_WINNER: Mapping[str, str] = {TIE: "a tie", NONE: "none fits"}
"""What stands where an option's name would, for the outcomes in which no option wins."""

_WORTH_SAYING = 0.05
"""The least share of ties, or of ways in which nothing fits, that a lead is told of."""


_SURE_ENOUGH = 0.95
"""Above this share it is no news why the answer is not surer."""


def headline(result: Recommendation) -> str:
    """The answer in one sentence."""
    match result.outcome:
        case str() if result.outcome == NONE:
            return "No option fits: the answers rule out all of them."
        case str() if result.outcome == TIE:
            return f"It is a tie: {listed(_names(result.tied))} come out equal{_whatever(result)}."
        case _ if result.disagreement and not is_blank(result):
            return f"Torn{_word(result)}: {_either_way(result, result.disagreement)}."
        case str() if result.open_questions and result.margins:
            return f"Use {_leader(result)}{_word(result)}: settled, nothing left to ask can change it."
        case str():
            return f"Use {_leader(result)}{_word(result)}: {_lead(result)}."
    if result.leader is None and not result.tied:
        return "No option fits in any of the ways to finish that were drawn at random."
    if is_blank(result):
        first, *others = result.standings
        share = out_of_all(result, percent(first.wins), "the questions")
        rest = ", ".join(f"{visible(other.option.name)} in {percent(other.wins)}" for other in others)
        return f"Nothing is answered yet: {visible(first.option.name)} wins in {share}, {rest}."
    if result.leader is None:
        share = out_of_all(result, _share(result, result.tied[0]), _the_open(result))
        return f"No option leads: {listed(_names(result.tied))} each win in {share}."
    return f"{_leader(result)} leads{_word(result)}: {_wins(result, result.leader)}."


def out_of_all(result: Ranking, share: str, questions: str) -> str:
    """A share of the ways to answer these questions, in words that say whether all ways count alike."""
    if by_custom(result):
        return f"{share} of cases, going by how teams usually answer {questions}"
    return f"{share} of the ways to answer {questions}"


def counted_ways(result: Ranking) -> str:
    """What a share is of, in short: `the ways`, or `cases` where not all ways to finish count alike."""
    return "cases" if by_custom(result) else "the ways"


def by_custom(result: Ranking) -> bool:
    """Whether a question that is open has usual shares, so that not all ways to finish count alike."""
    return any(result.decision.questions[question].usual for question in result.open_questions)


def verdict(result: Ranking, confidence: Confidence | None) -> str:
    """The answer in a few words, with how sure it is where that is known: `FastAPI leads (strong, 93 %)`."""
    word = f" ({sure(confidence)})" if confidence else ""
    if result.outcome == NONE or not (result.leader or result.tied):
        return "No option fits"
    if result.leader is None:
        return f"A tie of {listed(_names(result.tied))}{word}"
    name = visible(result.leader.name)
    return f"Use {name}{word}" if result.outcome else f"{name} leads{word}"


def title(result: Recommendation, given: str) -> str:
    """What a filed report is called: as given, else `Use FastAPI`, or that nothing is decided."""
    if given.strip():
        return visible(given)
    option = chosen(result)
    if option is not None:
        return f"Use {visible(option.name)}"
    options = () if is_blank(result) else result.disagreement or result.tied
    names = listed(_names(options or tuple(result.decision.options.values())))
    return f"Undecided between {names}" if result.outcome != NONE else f"None of {names}"


def chosen(result: Recommendation) -> Option | None:
    """The option that a record may call chosen: none before anything is said, nor while the readings differ."""
    return None if is_blank(result) or result.disagreement else result.leader


def is_blank(result: Ranking) -> bool:
    """Whether nobody has said anything yet."""
    return result.reading == "open" and not result.profile.answers


def _either_way(result: Recommendation, torn: Disagreement) -> str:
    """For whom what is answered speaks, and for whom what is not."""
    answers, usual = visible(torn.answers.name), visible(torn.usual.name)
    unanswered = [question for id, question in result.decision.questions.items() if id not in result.given]
    usually = any(question.usual for question in unanswered)
    rest = "what is not answered usually speaks" if usually else "more of the ways to answer the rest speak"
    return f"what is answered speaks for {answers}; {rest} for {usual}"


def _wins(result: Recommendation, leader: Option) -> str:
    return f"it wins in {out_of_all(result, _share(result, leader), _the_open(result))}"


def _the_open(result: Recommendation) -> str:
    number = len(result.open_questions)
    return f"the {f'{number} open questions' if number > 1 else 'open question'}"


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
    listing = " ".join(["recommender questions", *rules_flag(result.decision)])
    return [f"Answer what you can, one flag a question: {listing} lists them."]


def how_sure(result: Recommendation) -> list[str]:
    """What must stand beside the answer: why not surer, what is assumed, what has no reason, other outcomes."""
    said = [*_conflict(result), *_doubt(result), *_still_open(result)]
    if not is_blank(result):
        said += _without_reason(result) or _other_reading(result)
    return [*said, *_undecided(result), *_sampled(result)]


def _without_reason(result: Recommendation) -> list[str]:
    """That the leader owes its lead to what is not answered, where no reason can be given for it."""
    told = sides(result)
    if result.leader is None or not result.open_questions or result.disagreement or len(told) < 2 or told[0].reasons:
        return []
    leader, rival = (visible(side.option.name) for side in told)
    rest = (
        "what teams usually answer to the rest does" if by_custom(result) else "more of the ways to answer the rest do"
    )
    return [f"Nothing that was answered speaks for {leader} rather than {rival}; {rest}."]


def _other_reading(result: Recommendation) -> list[str]:
    """What comes out in the other reading, unless it is the same or the headline says it."""
    other = result.other_reading
    if other is None or result.disagreement or _same(result, other):
        return []
    if other.reading == "open":
        return [f"If they stay open instead: {_other_leader(result)}."]
    return [f"If you have no preference in them: {_other_leader(result)}."] if result.outcome is None else []


def _same(result: Recommendation, other: OtherReading) -> bool:
    return other.leader == result.leader and (other.outcome == NONE) == (result.outcome == NONE)


def _sampled(result: Recommendation) -> list[str]:
    if result.exact:
        return []
    return ["Too many rules hang together to count every way; the shares are from a sample."]


def _doubt(result: Recommendation) -> list[str]:
    """The weaker of the two shares, as the reason why the word is not a stronger one."""
    confidence = result.confidence
    if result.leader is None or confidence is None or confidence.word == "certain" or is_blank(result):
        return [f"{_assumed(result)}."] if result.assumed else []
    if result.disagreement:
        why = f", since {_assumed(result)}" if result.assumed else f": {_wins(result, result.leader)}"
        return [f"{_leader(result)} is ahead{why}."]
    if confidence.share == 1:
        because = _assumed(result) if result.assumed else "not every way was counted"
        return [f"Not certain, because {because}."]
    if confidence.share > _SURE_ENOUGH:
        return [f"{_assumed(result)}."] if result.assumed else []
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
        parts.append(f"in {percent(result.outcomes[TIE])} of {counted_ways(result)} it is a tie")
    if result.outcomes[NONE] >= _WORTH_SAYING:
        parts.append(f"in {percent(result.outcomes[NONE])} no option fits")
    return [f"{', '.join(parts).capitalize()}."] if parts else []


def _other_leader(result: Recommendation) -> str:
    other = result.other_reading
    if other is None or other.leader is None or other.confidence is None:
        return {TIE: "a tie", NONE: "no option fits"}.get((other and other.outcome) or "", "no option leads")
    return f"{visible(other.leader.name)} ({sure(other.confidence)})"
