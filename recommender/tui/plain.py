"""The interview line by line, for screen readers, simple terminals and pipes: the next-best question comes first.

Nothing is drawn and nothing moves; every line can be read aloud.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision, Question
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.sentences.headline import headline, out_of_all
from recommender.reports.sentences.question import why_asked
from recommender.reports.style import Style
from recommender.words import counted, percent, suggestion, visible

ENOUGH = 0.95
"""The win share from which stopping is offered: about one in a hundred stops there is wrong."""

_HELP = "Type a number or a word of an answer. Empty skips; why, back, done."


class _Step(NamedTuple):
    """Where the interview stands: the profile, the questions that were skipped, and what led here."""

    profile: Profile
    skipped: tuple[str, ...] = ()
    answered: str | None = None
    """The answer that led here; None at the beginning and after a question that was skipped."""


def interview(
    decision: Decision,
    profile: Profile,
    lines: Iterable[str],
    write: Callable[[str], object],
    keep: Callable[[Profile], bool] = lambda _: True,
) -> Profile:
    """Ask until everything that matters is answered or skipped, the lines end or `done` is typed; then report.

    `lines` are what is typed, `write` prints, `keep` is told every new profile and says whether it could keep it.
    Returns the profile.
    """
    typed = iter(lines)
    write(f"{visible(decision.title)}\n{_HELP}\n")
    steps = [_Step(profile)]
    remarked, before, kept = "", None, True
    while True:
        result = recommend(decision, steps[-1].profile)
        remark = _enough(result)
        if remark and remark != remarked:
            write(f"\n{remark} Type done to stop, or go on.\n" if result.next_questions else f"\n{remark}\n")
        remarked = remark
        question = _next(result, steps[-1].skipped)
        if question is None:
            break
        write(_asked(result, question, before))
        left = _take(decision, _Asked(question, before), steps, typed, write)
        if left is None:
            break
        before = left.answered if left is not steps[-1] else None
        if kept and not keep(steps[-1].profile):
            write("Answers cannot be kept here.\n")
            kept = False
    write("\n" + FORMATS["text"].render(result, Style()))
    return steps[-1].profile


def resumed(begin: Profile, kept: Profile | None, lines: Iterable[str], write: Callable[[str], object]) -> Profile:
    """The profile to begin with: what was kept from last time, if there is any and `new` is not typed."""
    if kept is None or not kept.answers:
        return begin
    number = counted(len(kept.answers), "answer")
    write(f"There are {number} from last time. Empty goes on with them, new starts anew.\n> ")
    return begin if next(iter(lines), "").strip().casefold() == "new" else kept


class _Asked(NamedTuple):
    """A question that is asked, and the answer it had before `back`."""

    question: Question
    before: str | None


def _next(result: Recommendation, skipped: Iterable[str]) -> Question | None:
    passed = set(skipped)
    return next((best.question for best in result.next_questions if best.question.id not in passed), None)


def _enough(result: Recommendation) -> str:
    """A remark once stopping is reasonable: nothing can change the answer, or hardly anything can; else nothing."""
    if result.outcome is not None:
        return headline(result)
    if result.leader is not None and result.outcomes[result.leader.id] >= ENOUGH:
        share = out_of_all(result, percent(result.outcomes[result.leader.id]), "the rest")
        return f"{visible(result.leader.name)} wins in {share}."
    return ""


def _asked(result: Recommendation, question: Question, before: str | None) -> str:
    left = len(result.next_questions)
    lines = [f"\n{visible(question.ask)} ({counted(left, 'question')} still matter{'s' if left == 1 else ''})"]
    for number, answer in enumerate(question.answers.values(), start=1):
        neutral = " (no preference)" if answer.id == question.neutral else ""
        lines.append(f"  {number}  {visible(answer.text)}{neutral}")
    if before is not None:
        lines.append(f"It was: {visible(question.answers[before].text)}. Empty keeps it.")
    return "\n".join(lines) + "\n"


def _take(
    decision: Decision, asked: _Asked, steps: list[_Step], typed: Iterator[str], write: Callable[[str], object]
) -> _Step | None:
    """Take the step that is typed next, forward or back; returns the step that was left, None if it is to stop."""
    here, question = steps[-1], asked.question
    while True:
        write("> ")
        line = next(typed, None)
        if line is None:
            write("\n")
            return None
        match line.strip().casefold():
            case "done" | "quit" | "q":
                return None
            case "" if asked.before is None:
                write("Skipped.\n")
                steps.append(here._replace(skipped=(*here.skipped, question.id), answered=None))
                return steps[-1]
            case "back" if len(steps) > 1:
                return steps.pop()
            case "back":
                write("This is the first question.\n")
            case "why" | "why?" | "?":
                write("".join(f"{what}: {because}\n" for what, because in why_asked(decision, question.id)))
            case word:
                answer = _meant(question, word) if word else asked.before
                if answer is not None:
                    write(f"{visible(question.answers[answer].text)}\n")
                    steps.append(_Step(here.profile.with_answer(question.id, answer), here.skipped, answer))
                    return steps[-1]
                write(f"{_unknown(question, word)}\n")


def _meant(question: Question, word: str) -> str | None:
    """The answer with this number, name or text, or the only one that begins so."""
    ids = list(question.answers)
    if word.isdecimal():
        return ids[int(word) - 1] if 1 <= int(word) <= len(ids) else None
    if word in ids:
        return word
    texts = {id: visible(answer.text).casefold() for id, answer in question.answers.items()}
    exact = [id for id, text in texts.items() if text == word]
    begin = [id for id, text in texts.items() if text.startswith(word) or id.startswith(word)]
    return exact[0] if exact else begin[0] if len(begin) == 1 else None


def _unknown(question: Question, word: str) -> str:
    remedy = suggestion(word, question.answers, kind="answers")
    return f"No answer is meant by that; {remedy}{'' if remedy.endswith('?') else '.'} {_HELP}"
