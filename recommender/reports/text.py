"""The recommendation for a terminal: 80 columns, at most 25 lines, the rest on request."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import command
from recommender.reports.explanation import explanation
from recommender.reports.lines import Line, styled, wrapped
from recommender.reports.sentences import argument, outlook
from recommender.reports.sentences.argument import Reason, Side, citation
from recommender.reports.sentences.headline import advice, headline, remarks, warnings
from recommender.reports.style import Style
from recommender.words import counted, visible

MAX_LINES = 25


class _Limits(NamedTuple):
    """How much of each part is shown."""

    reasons_for: int
    reasons_against: int
    warnings: int
    changes: int
    reason_length: int = 200


_EVERYTHING = _Limits(999, 999, 999, 999, 9999)
_SHORTER = (
    *(_Limits(3, 3, warnings, changes) for warnings, changes in ((2, 2), (2, 1), (1, 1))),
    *(_Limits(most, least, 1, 1) for most, least in ((3, 2), (2, 2), (2, 1))),
    *(_Limits(most, least, 0, 1) for most, least in ((2, 2), (2, 1), (1, 1))),
    _Limits(1, 1, 0, 1, reason_length=100),
)


def render(result: Recommendation, style: Style) -> str:
    """The report as text that ends with a newline. Without `explain` it keeps to 25 lines if texts allow it."""
    width = style.width
    if style.explain:
        lines = [*_report(result, width, _EVERYTHING, brief=False), *explanation(result, width)]
    else:
        for limits in _SHORTER:
            lines = list(_report(result, width, limits, brief=True))
            if len(lines) <= MAX_LINES:
                break
        else:
            lines = [line for line in lines if line.text]  # a long command needs the room of the empty lines
    return "".join(f"{styled(line, colour=style.colour)}\n" for line in lines)


def _report(result: Recommendation, width: int, limits: _Limits, *, brief: bool) -> Iterator[Line]:
    yield from wrapped(visible(result.decision.title), width)
    yield from wrapped(headline(result), width, strong=True)
    for remark in (*remarks(result), *advice(result), *outlook.settled_by(result, brief=brief)):
        yield from wrapped(remark, width)
    sides = argument.sides(result)
    for side, limit in zip(sides, (limits.reasons_for, limits.reasons_against), strict=False):
        yield from _side(side, width, limit, limits.reason_length)
    yield from _ruled_out(result, width)
    yield from _changes(result, width, limits.changes, brief=brief)
    yield from _next(result, width, brief=brief)
    yield from _warnings(result, width, limits.warnings)
    yield Line("")
    hidden = 0 if limits.warnings else len(warnings(result))
    yield from _heading("Reproduce", f"--explain adds {counted(hidden, 'warning')}" if hidden else "", width)
    yield from _command(command(result), width)


def _side(side: Side, width: int, limit: int, length: int) -> Iterator[Line]:
    if not side.reasons:
        return
    yield Line("")
    more = len(side.reasons) - limit
    yield from _heading(f"For {visible(side.option.name)}", f"{more} more: --explain" if more > 0 else "", width)
    for reason in islice(side.reasons, limit):
        yield from _reason(reason, width, length)


def _reason(reason: Reason, width: int, length: int) -> Iterator[Line]:
    text = textwrap.shorten(reason.text, length, placeholder=" …")
    source = textwrap.shorten(citation(reason.citation), length // 3, placeholder=" …")
    yield from wrapped(f"{text} [{source}]", width, first=f"{reason.points:+5}  ", rest=" " * 7)


def _heading(text: str, note: str, width: int) -> Iterator[Line]:
    yield from wrapped(f"{text} ({note})" if note else text, width, strong=True)


def _ruled_out(result: Recommendation, width: int) -> Iterator[Line]:
    out = argument.ruled_out(result)
    if out:
        yield Line("")
        yield Line("Ruled out", strong=True)
    for option, rule in out:
        text = f"{visible(option.name)}: {visible(rule.because)} [{citation(rule.source)}]"
        yield from wrapped(text, width, first="    x  ", rest=" " * 7)


def _warnings(result: Recommendation, width: int, limit: int) -> Iterator[Line]:
    if not (limit and warnings(result)):
        return
    yield Line("")
    hidden = len(warnings(result)) - limit
    yield from _heading("Know before you start", f"{hidden} more: --explain" if hidden > 0 else "", width)
    for warning in islice(warnings(result), limit):
        about = " and ".join(visible(result.decision.options[option].name) for option in warning.options)
        text = f"{about}: {visible(warning.because)} [{citation(warning.source)}]"
        yield from wrapped(text, width, first="    !  ", rest=" " * 7)


def _changes(result: Recommendation, width: int, limit: int, *, brief: bool) -> Iterator[Line]:
    said = outlook.changes(result, brief=brief)
    if said:
        yield Line("")
        yield Line(outlook.changes_heading(result), strong=True)
    for sentence in islice(said, limit):
        yield from wrapped(sentence, width, first="  ", rest="    ")


def _next(result: Recommendation, width: int, *, brief: bool) -> Iterator[Line]:
    """The question to ask next, with its answers as they are typed."""
    best = outlook.next_question(result)
    if best is None:
        return
    yield Line("")
    more = len(result.next_questions) - 1
    where = ": --explain" if brief else ", below"
    yield from _heading("Ask next", f"{more} more matter{where}" if more else "", width)
    question = best.question
    yield from wrapped(f"{question.flag}  {visible(question.ask)}", width, first="  ", rest="    ")
    yield from wrapped(" | ".join(question.answers), width, first="    ", rest="    ")


def _command(words: Sequence[str], width: int) -> Iterator[Line]:
    """The command, broken between flags with backslashes so that it can be pasted as it stands."""
    line = f"  {words[0]}"
    for word in words[1:]:
        if len(line) + len(word) + 3 > width:
            yield Line(f"{line} \\")
            line = "   "
        line = f"{line} {word}"
    yield Line(line)
