"""The interview line by line, for screen readers, simple terminals and pipes: the next-best question comes first.

Nothing is drawn and nothing moves; every line can be read aloud.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision, Question
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.sentences.headline import headline, is_blank, out_of_all, verdict
from recommender.reports.sentences.question import why_asked
from recommender.reports.style import Style
from recommender.tui.kept_answers import Kept
from recommender.tui.session import Session
from recommender.words import counted, percent, suggestion, visible

ENOUGH = 0.95
"""The win share from which stopping is offered: about one in a hundred stops there is wrong."""

_HELP = "Type a number or a word of an answer. Empty skips; why, back, done."

_COMMANDS = {"done": "done", "quit": "done", "q": "done", "back": "back", "why": "why", "why?": "why", "?": "why"}
"""What is typed for what is to be done, where no answer is called so; with a colon before it, always."""

_DOES = {"why": "hear why this is asked", "back": "go back", "done": "stop"}


class _Step(NamedTuple):
    """Where the interview stands: the profile, and the questions that were skipped."""

    profile: Profile
    skipped: tuple[str, ...] = ()


def interview(
    decision: Decision,
    begin: Session,
    lines: Iterable[str],
    write: Callable[[str], object],
    keep: Callable[[Session], bool] = lambda _: True,
) -> Profile:
    """Ask until everything that matters is answered or skipped, the lines end or `done` is typed; then report.

    `lines` are what is typed, `write` prints, `keep` is told every new step and says whether it could keep it.
    Returns the profile.
    """
    typed = iter(lines)
    write(f"{visible(decision.title)}\n{_HELP}\n")
    steps = [_Step(profile) for profile in (*begin.past, begin.profile)]
    left, kept = steps[-1], True
    ahead: list[_Step] = []  # what `back` has left, the next one last: who only looks back and stops loses nothing
    result = recommend(decision, left.profile)
    remarked = _told(write, result, "")
    while (question := _next(result, steps[-1].skipped)) is not None:
        asked = _Asked(question, left.profile.answers.get(question.id), len(result.next_questions))
        before = len(steps)
        last = _take(decision, asked, steps, typed, write)
        if last is None:
            break
        if len(steps) < before:
            ahead.append(last)
        elif not (ahead and ahead.pop().profile == last.profile):
            ahead.clear()
        left = last
        if steps[-1].profile is not result.profile:
            if kept and not keep(_session(steps)):
                write("Answers cannot be kept here.\n")
                kept = False
            result = recommend(decision, steps[-1].profile)
            remarked = _told(write, result, remarked)
    if ahead:
        steps += reversed(ahead)
        result = recommend(decision, steps[-1].profile)
        keep(_session(steps))
    write("\n" + FORMATS["text"].render(result, Style()))
    return steps[-1].profile


def resumed(
    begin: Session,
    offered: Sequence[Kept],
    go_on: Callable[[Kept], Session | None],
    lines: Iterator[str],
    write: Callable[[str], object],
) -> Session:
    """The session to begin with: one that was kept, if there is any and `new` is not typed."""
    if not offered:
        return begin
    today = datetime.now(tz=UTC).astimezone().date()
    write("There are answers from last time.\n")
    write("".join(f"  {number}  {kept.called(today)}\n" for number, kept in enumerate(offered, start=1)))
    while True:
        write("Empty goes on with the first, a number with that one, new starts anew.\n> ")
        match next(lines, "new").strip().casefold():
            case "new":
                return begin
            case "":
                chosen = offered[0]
            case number if number.isdecimal() and 1 <= int(number) <= len(offered):
                chosen = offered[int(number) - 1]
            case _:
                write("That is none of these. ")
                continue
        session = go_on(chosen)
        if session is not None:
            return session
        write("Another interview goes on with these answers.\n")


def _session(steps: Sequence[_Step]) -> Session:
    """The profiles that led here, for whoever goes on with them; what was skipped is asked again there."""
    *past, profile = [profile for profile, _ in groupby(step.profile for step in steps)]
    return Session(profile, tuple(past))


class _Asked(NamedTuple):
    """A question that is asked, and the answer it had before `back`."""

    question: Question
    before: str | None
    left: int
    """Questions that still matter, with this one."""


def _next(result: Recommendation, skipped: Iterable[str]) -> Question | None:
    passed = set(skipped)
    return next((best.question for best in result.next_questions if best.question.id not in passed), None)


def _told(write: Callable[[str], object], result: Recommendation, remarked: str) -> str:
    """Say who leads, in one line, and once that stopping is reasonable; returns what is said of that."""
    remark = _enough(result)
    if result.outcome is not None or result.disagreement:
        write(f"{headline(result)}\n")
    elif not is_blank(result):
        write(f"{verdict(result, result.confidence)}.\n")
    if remark and remark != remarked:
        write(f"{remark}\n")
    return remark


def _enough(result: Recommendation) -> str:
    """That stopping is reasonable, where something is left to ask but hardly anything can change the answer."""
    if not result.next_questions or result.leader is None or result.outcomes[result.leader.id] < ENOUGH:
        return ""
    share = out_of_all(result, percent(result.outcomes[result.leader.id]), "the rest")
    return f"{visible(result.leader.name)} wins in {share}. Type done to stop, or go on."


def _ask(asked: _Asked) -> str:
    """The question with its answers, and how to say what is called like one of them."""
    question = asked.question
    matter = f"{counted(asked.left, 'question')} still matter{'s' if asked.left == 1 else ''}"
    lines = [f"\n{visible(question.ask)} ({matter})"]
    for number, answer in enumerate(question.answers.values(), start=1):
        neutral = " (no preference)" if answer.id == question.neutral else ""
        lines.append(f"  {number}  {visible(answer.text)}{neutral}")
    lines += [
        f"Here {command} is an answer. To {does}, type :{command}, with a colon before it."
        for command, does in _DOES.items()
        if _called(question, command) is not None
    ]
    if asked.before is not None:
        lines.append(f"It was: {visible(question.answers[asked.before].text)}. Empty keeps it.")
    return "\n".join(lines) + "\n"


def _take(
    decision: Decision, asked: _Asked, steps: list[_Step], typed: Iterator[str], write: Callable[[str], object]
) -> _Step | None:
    """Ask until a step is typed, forward or back; returns the step that was left, None if it is to stop."""
    here, question = steps[-1], asked.question
    while True:
        write(f"{_ask(asked)}> ")
        line = next(typed, None)
        if line is None:
            write("\n")
            return None
        word = line.strip().casefold()
        match _command(question, word):
            case "done":
                return None
            case "back" if len(steps) > 1:
                return steps.pop()
            case "back":
                write("This is the first question.\n")
                continue
            case "why":
                write("".join(f"{what}: {because}\n" for what, because in why_asked(decision, question.id)))
                continue
        if not word and asked.before is None:
            write("Skipped.\n")
            steps.append(here._replace(skipped=(*here.skipped, question.id)))
            return steps[-1]
        answer = _meant(question, word) if word else asked.before
        if answer is not None:
            write(f"{visible(question.answers[answer].text)}\n")
            steps.append(_Step(here.profile.with_answer(question.id, answer), here.skipped))
            return steps[-1]
        write(f"{_unknown(question, word)}\n")


def _command(question: Question, word: str) -> str | None:
    """What is to be done, if that is what is typed and no answer."""
    return _COMMANDS.get(word.removeprefix(":")) if word[:1] == ":" or _called(question, word) is None else None


def _called(question: Question, word: str) -> str | None:
    """The answer with this number, name or text."""
    ids = list(question.answers)
    if word.isdecimal() and 1 <= int(word) <= len(ids):
        return ids[int(word) - 1]
    if word in ids:
        return word
    return next((id for id in ids if visible(question.answers[id].text).casefold() == word), None)


def _meant(question: Question, word: str) -> str | None:
    """The answer that is called so, or the only one that begins so."""
    called = _called(question, word)
    if called is not None or word.isdecimal():
        return called
    texts = {id: visible(answer.text).casefold() for id, answer in question.answers.items()}
    begin = [id for id, text in texts.items() if text.startswith(word) or id.startswith(word)]
    return begin[0] if len(begin) == 1 else None


def _unknown(question: Question, word: str) -> str:
    remedy = suggestion(word, question.answers, kind="answers")
    return f"No answer is meant by that; {remedy}{'' if remedy.endswith('?') else '.'} {_HELP}"
