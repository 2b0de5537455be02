"""The recommendation for a terminal: 80 columns, at most 25 lines, the rest on request."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from recommender.model.recommendation import Recommendation, Standing
from recommender.reports import wording
from recommender.reports.style import Style
from recommender.reports.wording import Reason, Side, citation, counted, number, percent, visible

MAX_LINES = 25
_LONGEST_REASON = 200

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Line(NamedTuple):
    """A line of text without escapes; `strong` ones are bold where colour is on."""

    text: str
    strong: bool = False


class _Limits(NamedTuple):
    """How much of each part is shown."""

    reasons_for: int
    reasons_against: int
    warnings: int


_EVERYTHING = _Limits(999, 999, 999)
_SHORTER = (
    *(_Limits(3, 3, warnings) for warnings in (2, 1)),
    *(_Limits(most, least, 1) for most, least in ((3, 2), (2, 2), (2, 1), (1, 1))),
    _Limits(1, 1, 0),
)


def render(result: Recommendation, style: Style) -> str:
    """The report as text that ends with a newline. Without `explain` it keeps to 25 lines if texts allow it."""
    width = style.width
    if style.explain:
        lines = [*_report(result, width, _EVERYTHING, brief=False), *_explanation(result, width)]
    else:
        for limits in _SHORTER:
            lines = list(_report(result, width, limits, brief=True))
            if len(lines) <= MAX_LINES:
                break
    return "".join(f"{_styled(line, colour=style.colour)}\n" for line in lines)


def _styled(line: Line, *, colour: bool) -> str:
    return f"{_BOLD}{line.text}{_PLAIN}" if colour and line.strong else line.text


def _wrapped(text: str, width: int, *, first: str = "", rest: str = "", strong: bool = False) -> Iterator[Line]:
    for line in textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False):
        yield Line(line, strong)


def _report(result: Recommendation, width: int, limits: _Limits, *, brief: bool) -> Iterator[Line]:
    yield from _wrapped(visible(result.decision.title), width)
    yield from _wrapped(wording.headline(result), width, strong=True)
    for remark in wording.remarks(result):
        yield from _wrapped(remark, width)
    if result.open_questions and wording.sides(result):
        yield from _wrapped(_scores(result), width)
    sides = wording.sides(result)
    for side, limit in zip(sides, (limits.reasons_for, limits.reasons_against), strict=False):
        yield from _side(side, width, limit, brief=brief)
    yield from _ruled_out(result, width)
    yield from _warnings(result, width, limits.warnings)
    yield from _open(result, width)
    yield Line("")
    yield Line("Reproduce", strong=True)
    yield from _command(wording.command(result), width)


def _scores(result: Recommendation) -> str:
    """Every option's mean score with its bounds; a partial profile has no one score."""
    ranked = (standing for standing in result.standings if standing.rank is not None)
    parts = [f"{visible(standing.option.name)} {_spread(standing)}" for standing in ranked]
    return f"Points on average: {'; '.join(parts)}."


def _spread(standing: Standing) -> str:
    score = standing.score
    if score.lowest == score.highest:
        return str(score.lowest)
    return f"{number(score.mean)} ({score.lowest} to {score.highest})"


def _side(side: Side, width: int, limit: int, *, brief: bool) -> Iterator[Line]:
    if not side.reasons:
        return
    yield Line("")
    more = len(side.reasons) - limit
    yield Line(f"For {visible(side.option.name)}" + (f" ({more} more: --explain)" if more > 0 else ""), strong=True)
    for reason in islice(side.reasons, limit):
        yield from _reason(reason, width, brief=brief)


def _reason(reason: Reason, width: int, *, brief: bool) -> Iterator[Line]:
    text = textwrap.shorten(reason.text, _LONGEST_REASON, placeholder=" …") if brief else reason.text
    yield from _wrapped(f"{text} [{citation(reason.citation)}]", width, first=f"{reason.points:+5}  ", rest=" " * 7)


def _ruled_out(result: Recommendation, width: int) -> Iterator[Line]:
    out = wording.ruled_out(result)
    if out:
        yield Line("")
        yield Line("Ruled out", strong=True)
    for option, rule in out:
        text = f"{visible(option.name)}: {visible(rule.because)} [{citation(rule.source)}]"
        yield from _wrapped(text, width, first="    x  ", rest=" " * 7)


def _warnings(result: Recommendation, width: int, limit: int) -> Iterator[Line]:
    if not result.warnings or wording.is_blank(result):
        return
    yield Line("")
    hidden = len(result.warnings) - limit
    more = "more" if limit else "warnings"
    yield Line("Know before you start" + (f" ({hidden} {more}: --explain)" if hidden > 0 else ""), strong=True)
    for warning in islice(result.warnings, limit):
        about = " and ".join(visible(result.decision.options[option].name) for option in warning.options)
        text = f"{about}: {visible(warning.because)} [{citation(warning.source)}]"
        yield from _wrapped(text, width, first="    !  ", rest=" " * 7)


def _open(result: Recommendation, width: int) -> Iterator[Line]:
    flags = [result.decision.questions[question].flag for question in result.open_questions]
    if flags:
        yield Line("")
        yield from _wrapped(f"Still open: {', '.join(flags)}", width, rest="  ")


def _command(words: Sequence[str], width: int) -> Iterator[Line]:
    """The command, broken between flags with backslashes so that it can be pasted as it stands."""
    line = f"  {words[0]}"
    for word in words[1:]:
        if len(line) + len(word) + 3 > width:
            yield Line(f"{line} \\")
            line = "   "
        line = f"{line} {word}"
    yield Line(line)


def _explanation(result: Recommendation, width: int) -> Iterator[Line]:
    yield Line("")
    yield Line("Every option", strong=True)
    for standing in result.standings:
        yield from _standing(result, standing, width)
    yield Line("")
    yield Line("Weights", strong=True)
    changed = wording.weights_changed(result)
    for id, criterion in result.decision.criteria.items():
        note = f" (the rule file says {criterion.weight})" if id in changed else ""
        yield from _wrapped(
            f"{visible(criterion.name)} [{id}]{note}", width, first=f"{result.weights[id]:5}  ", rest=" " * 7
        )
    yield from _asked(result, width)
    yield Line("")
    yield Line("Sources", strong=True)
    for source in wording.cited(result):
        address = f" <{visible(source.url)}>" if source.url else ""
        yield from _wrapped(f"{source.id}: {visible(source.title)}{address}", width, first="  ", rest="    ")
    yield Line("")
    yield from _wrapped(_provenance(result), width)


def _standing(result: Recommendation, standing: Standing, width: int) -> Iterator[Line]:
    rank = f"{standing.rank}." if standing.rank else "x "
    wins = f", wins in {percent(standing.wins)} of the ways" if result.open_questions else ""
    points = f"{_spread(standing)} points" if standing.rank else "ruled out"
    yield from _wrapped(f"{visible(standing.option.name)}: {points}{wins}", width, first=f"  {rank} ", rest=" " * 7)
    for each in standing.contributions:
        weighed = f"{abs(each.points)} x {each.weight} {visible(each.criterion.name)}"
        text = f"{weighed}: {visible(each.rule.because)} [{citation(each.rule.source)}; {each.rule.place.line_only}]"
        yield from _wrapped(text, width, first=f"{each.score:+9}  ", rest=" " * 11)


def _asked(result: Recommendation, width: int) -> Iterator[Line]:
    yield Line("")
    yield Line("Answers", strong=True)
    for id, question in result.decision.questions.items():
        answer = result.answers.get(id)
        said = "open" if answer is None else visible(question.answers[answer].text)
        note = " (assumed)" if id in result.assumed else ""
        yield from _wrapped(f"{visible(question.ask)} -> {said}{note}", width, first="  ", rest="    ")
    if result.open_questions:
        yield from _wrapped(f"There are {counted(result.ways, 'way')} to finish.", width, first="  ")


def _provenance(result: Recommendation) -> str:
    decision = result.decision
    reviewed = f", reviewed {decision.reviewed.isoformat()}" if decision.reviewed else ""
    return f"Rules: {visible(decision.file)}{reviewed}, {decision.digest}"
