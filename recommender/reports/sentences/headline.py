"""The answer in sentences: which option, how sure and why not surer, and what must stand beside it."""

from collections.abc import Iterable, Mapping, Sequence

from recommender.model.decision import NONE, TIE, Option, Question
from recommender.model.ranking import Ranking, Standing
from recommender.model.recommendation import CUT_POINTS, Confidence, Disagreement, OtherReading, Recommendation
from recommender.reports.command_line import rules_flag
from recommender.reports.sentences.answers import answered, named
from recommender.reports.sentences.argument import sides
from recommender.words import counted, listed, percent, percent_down, visible

WITHOUT_A_WINNER: Mapping[str, str] = {TIE: "a tie", NONE: "none fits"}
"""What stands where an option's name would, for the outcomes in which no option wins."""

_WORTH_SAYING = 0.05
"""The least share of ties, or of ways in which nothing fits, that a lead is told of."""


_LEANING = "Not decided yet, leaning to"

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
            return f"Not decided yet{_word(result)}: {_either_way(result, result.disagreement)}."
        case str() if result.open_questions and result.margins:
            return f"{_advised(result)}: settled, nothing left to ask can change it."
        case str():
            return f"{_advised(result)}: {_lead(result)}."
    if result.leader is None and not result.tied:
        return "No option fits in any of the ways to finish that were drawn at random."
    if is_blank(result):
        return f"Nothing is answered yet. {before_any_answer(result)}"
    if result.leader is None:
        share = out_of_all(result, _share(result, result.tied[0]), _the_open(result))
        return f"No option leads: {listed(_names(result.tied))} each win in {share}."
    leads = f"{_leader(result)} leads" if _word_carries(result) else f"{_LEANING} {_leader(result)}"
    confidence = result.confidence
    if confidence is None or confidence.share < confidence.win_share:
        return f"{leads}{_word(result)}: {_wins(result, _share(result, result.leader))}."
    return f"{leads} ({confidence.word}): {_wins(result, figure(confidence))}."


def before_any_answer(result: Ranking) -> str:
    """How often each option would win if nothing were answered."""
    first, *others = [(visible(standing.option.name), percent(standing.wins)) for standing in result.standings]
    rest = [f"{name} in {share}" for name, share in others]
    if result.outcomes[TIE] >= 0.01:
        rest.append(f"and {percent(result.outcomes[TIE])} are ties")
    if result.outcomes[NONE] >= 0.01:
        rest.append(f"and in {percent(result.outcomes[NONE])} no option fits")
    by = "Going by how teams usually answer" if by_custom(result) else "If every answer is as likely as any other"
    return f"{by}, {', '.join([f'{first[0]} would win in {first[1]} of cases', *rest])}."


def out_of_all(result: Ranking, share: str, questions: str) -> str:
    """A share of the ways to answer these questions, in words that say whether all ways count alike."""
    if by_custom(result):
        return f"{share} of cases, going by how teams usually answer {questions}"
    return f"{share} of cases, if every answer to {questions} is as likely as any other"


def by_custom(result: Ranking) -> bool:
    """Whether a question that is open has usual shares, so that not all ways to finish count alike."""
    return any(result.decision.questions[question].usual for question in result.open_questions)


def verdict(result: Ranking, confidence: Confidence | None) -> str:
    """The answer in a few words, with how sure it is where that is known: `FastAPI leads (strong, 93 %)`."""
    word = f" ({sure(confidence)})" if confidence else ""
    if is_blank(result):
        return "Nothing is answered yet"
    if result.outcome == NONE or not (result.leader or result.tied):
        return "No option fits"
    if result.leader is None:
        return f"A tie of {listed(_names(result.tied))}{'' if result.outcome else word}"
    return worded(visible(result.leader.name), confidence, settled=result.outcome is not None)


def worded(name: str, confidence: Confidence | None, *, settled: bool) -> str:
    """The option that leads, by its name, as surely as its word says; settled if no other outcome is left."""
    word = f" ({sure(confidence)})" if confidence else ""
    if confidence and confidence.word == "toss-up":
        return f"{_LEANING} {name}{word}"
    return f"Use {name}{word}" if settled else f"{name} leads{word}"


def title(result: Recommendation, given: str) -> str:
    """What a filed report is called: as given, else as much as its word carries, from `Use FastAPI` downwards."""
    if given.strip():
        return visible(given)
    every = listed(_names(tuple(result.decision.options.values())))
    if result.outcome == NONE:
        return f"None of {every} fits"
    if is_blank(result) or result.leader is None:
        return f"Not decided yet between {listed(_names(result.tied)) if result.tied else every}"
    name = visible(result.leader.name)
    return f"Use {name}" if chosen(result) else f"{_LEANING} {name}"


def chosen(result: Recommendation) -> Option | None:
    """The option that a record may call chosen: from `moderate` on, and where both readings name the same one."""
    other = result.other_reading
    agree = other is None or other.leader == result.leader
    return result.leader if agree and _word_carries(result) and not is_blank(result) else None


def _word_carries(result: Recommendation) -> bool:
    """Whether it is surer than a toss-up, so that the option may be called the one to use."""
    return result.confidence is not None and result.confidence.word != "toss-up"


def _advised(result: Recommendation) -> str:
    """The leader as the one to use, or, where that would be too much to say, as the one that it leans to."""
    return f"{'Use' if _word_carries(result) else _LEANING} {_leader(result)}{_word(result)}"


def is_blank(result: Ranking) -> bool:
    """Whether nobody has said anything yet, and it matters."""
    return result.reading == "open" and not result.profile.answers and result.outcome is None


def _either_way(result: Recommendation, torn: Disagreement) -> str:
    """For whom what is answered speaks, and for whom what is not."""
    answers, usual = visible(torn.answers.name), visible(torn.usual.name)
    unanswered = [question for id, question in result.decision.questions.items() if id not in result.given]
    return f"what is answered speaks for {answers}, but {_rest(unanswered)} for {usual}"


def _rest(questions: Iterable[Question]) -> str:
    """What speaks where questions are open, up to for whom."""
    if any(question.usual for question in questions):
        return "what teams usually answer to the rest speaks"
    return "more of the possible answers to the rest speak"


def _wins(result: Recommendation, share: str) -> str:
    return f"it wins in {out_of_all(result, share, _the_open(result))}"


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
    return f"{confidence.word}, {figure(confidence)}"


def figure(confidence: Confidence) -> str:
    """The number beside the word, which rounding never lifts to a stronger one."""
    share = confidence.share
    rounded_up = any(share < least <= round(share, 2) for least in CUT_POINTS.values())
    number = percent_down(share) if rounded_up else percent(share)
    about = "about " if number[0].isdigit() and not confidence.exact else ""  # "over 99 %" is no figure by itself
    return f"{about}{number}"


def _names(options: Sequence[Option]) -> list[str]:
    return [visible(option.name) for option in options]


def _share(result: Recommendation, option: Option) -> str:
    about = "" if result.exact else "about "
    return about + percent(result.outcomes[option.id])


def _lead(result: Recommendation) -> str:
    if not result.margins:
        return "every other option is ruled out"
    margin = min(result.margins, key=lambda margin: margin.points.lowest)
    rival, ahead = visible(margin.rival.name), margin.points.lowest
    if len(result.decision.options) > 2:
        return f"{counted(ahead, 'point')} ahead of {rival}, which comes next"
    speaking = "1 point speaks" if margin.in_play + ahead == 2 else f"{(margin.in_play + ahead) // 2:,} points speak"
    return f"{speaking} for it, {(margin.in_play - ahead) // 2 or 'none'} for {rival}"


def _points(standing: Standing) -> str:
    return counted(standing.score.lowest, "point")


def advice(result: Recommendation) -> list[str]:
    """What to type, for those who have answered nothing yet on a command line."""
    if not is_blank(result):
        return []
    listing = " ".join(["recommender questions", *rules_flag(result.decision)])
    return [f"Answer what you can, one flag a question: {listing} lists them."]


def how_sure(result: Recommendation) -> list[str]:
    """What must stand beside the answer: why not surer, what is assumed, what has no reason, other outcomes."""
    said = [*_conflict(result), *_doubt(result), *_still_open(result)]
    if not is_blank(result):
        said += without_reason(result) or _other_reading(result)
    return [*said, *([] if is_blank(result) else _undecided(result)), *_sampled(result)]


def without_reason(result: Recommendation) -> list[str]:
    """That the leader owes its lead to what is not answered, where no reason can be given for it."""
    told = sides(result)
    if result.leader is None or not result.open_questions or result.disagreement or len(told) < 2 or told[0].reasons:
        return []
    leader, rival = (visible(side.option.name) for side in told)
    rest = _rest(result.decision.questions[question] for question in result.open_questions)
    return [f"Nothing that was answered speaks for {leader} rather than {rival}; {rest} for it."]


def _other_reading(result: Recommendation) -> list[str]:
    """What comes out in the other reading, unless it is the same or the headline says it."""
    other = result.other_reading
    if other is None or result.disagreement or _same(result, other):
        return []
    if other.reading == "open":
        return [f"If they stay open instead: {_other_leader(result)}."]
    return [f"If you have no preference in any of them: {_other_leader(result)}."] if result.outcome is None else []


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
        why = f", since {_assumed(result)}" if result.assumed else f": {_wins(result, _share(result, result.leader))}"
        return [f"{_leader(result)} is ahead{why}."]
    if confidence.share == 1:
        because = _assumed(result) if result.assumed else "not every way was counted"
        return [f"Not certain, because {because}."]
    # That questions are open stands in the headline, with the share; above a high share, nothing here is news.
    coarse = confidence.notch_share is not None and confidence.notch_share <= confidence.win_share
    if confidence.share > _SURE_ENOUGH or not coarse:
        return [f"{_assumed(result)}."] if result.assumed else []
    lost = percent(1 - (confidence.notch_share or 0))
    assumed = f" Besides, {_assumed(result)}." if result.assumed else ""
    return [
        f"Not surer, because weights and strengths are judgements: where each may be one step off, "
        f"{_leader(result)} no longer leads in {lost} of cases.{assumed}"
    ]


def _conflict(result: Recommendation) -> list[str]:
    if not result.conflict:
        return []
    asked = result.decision.questions
    answers = [answered(asked[question], answer) for question, answer in result.conflict.items()]
    if len(answers) == 1:
        return [f"This answer alone does so: {answers[0]}."]
    return [f"These answers conflict, so change one: {'; '.join(answers)}."]


def _assumed(result: Recommendation) -> str:
    verb = "counts" if len(result.assumed) == 1 else "count"
    return f'{counted(len(result.assumed), "unanswered question")} {verb} as "no preference"'


def _still_open(result: Recommendation) -> list[str]:
    """The questions that cannot be assumed to have a neutral answer, since they have none."""
    if not (result.assumed and result.open_questions):
        return []
    names = [f"“{named(question)}”" for question in result.open_questions]
    verbs = "knows no such answer and stays" if len(names) == 1 else "know no such answer and stay"
    return [f"{listed(names)} {verbs} open."]


def _undecided(result: Recommendation) -> list[str]:
    """The ways in which no option wins, where some do; without them the shares do not add up."""
    if result.outcome is not None:
        return []
    parts = []
    if result.outcomes[TIE] >= _WORTH_SAYING:
        parts.append(f"in {percent(result.outcomes[TIE])} of cases it is a tie{_of_whom(result)}")
    if result.outcomes[NONE] >= _WORTH_SAYING:
        parts.append(f"in {percent(result.outcomes[NONE])} no option fits")
    said = ", ".join(parts)
    return [f"{said[0].upper()}{said[1:]}."] if said else []


def _of_whom(result: Ranking) -> str:
    """Who is meant by a tie that may come out."""
    left = [standing.option for standing in result.standings if standing.rank is not None]
    return f" of {listed(_names(left))}" if len(left) == 2 else " of two or more"


def _other_leader(result: Recommendation) -> str:
    other = result.other_reading
    if other is None or other.leader is None or other.confidence is None:
        if other is not None and other.tied:
            return f"a tie of {listed(_names(other.tied))}"
        return "no option fits" if other is not None and other.outcome == NONE else "no option leads"
    return f"{visible(other.leader.name)} ({sure(other.confidence)})"
