"""The recommendation for a terminal: 80 columns, at most 25 lines, the rest on request."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.lines import Line, styled, wrapped
from recommender.reports.outline import Item, Outline, Part, Placed, Point, Row, outline
from recommender.reports.sentences.argument import citation
from recommender.reports.style import Style
from recommender.words import counted, listed, visible

MAX_LINES = 25


_SENTENCES = ("remarks", "otherwise", "elsewhere")
"""The parts whose items need no heading above them, by name."""


class _Limits(NamedTuple):
    """How much of everything is shown."""

    items: Mapping[str, int]
    """How many items of each part, by its name."""

    reason_length: int = 200
    """How many characters of a reason."""

    airy: bool = True
    """Whether parts stand apart."""

    pressing: int = 1
    """How many of the warnings that an answer brought up are shown all the same."""


def _limits(reasons_for: int, reasons_against: int, warnings: int, changes: int, notes: int = 9) -> _Limits:
    items = {"for": reasons_for, "against": reasons_against, "know": warnings, "change": changes, "out": 999}
    notes_by_part = dict.fromkeys(_SENTENCES, notes)
    # What to do where a need binds is the advice itself: it is never left out.
    return _Limits({**items, **notes_by_part, "otherwise": 999})


_AIRY = (
    *(_limits(3, 3, warnings, changes) for warnings, changes in ((2, 2), (2, 1), (1, 1))),
    *(_limits(most, least, 1, 1) for most, least in ((3, 2), (2, 2))),
    *(_limits(most, least, 0, 1) for most, least in ((2, 2), (2, 1))),
    *(_limits(most, least, 0, 1, notes=1) for most, least in ((2, 1), (1, 1))),
)
_SHORTEST = _AIRY[-1]._replace(reason_length=100, airy=False)
_WITHOUT = [
    _SHORTEST._replace(items={**_SHORTEST.items, **dict.fromkeys(gone, 0)}, pressing=0)
    for gone in ((), ("elsewhere",), ("elsewhere", "next"), ("elsewhere", "next", "change"))
]
_SHORTER = (
    *_AIRY,
    *(limits._replace(airy=False) for limits in _AIRY[4:]),
    _SHORTEST,
    *_WITHOUT,
    _WITHOUT[-1]._replace(reason_length=60),
)


def render(result: Recommendation, style: Style) -> str:
    """The report as text that ends with a newline. Without `explain` it keeps to 25 lines if texts allow it."""
    whole = outline(result, brief=not style.explain)
    lines = _everything(whole, style.width) if style.explain else _shortest(whole, style.width)
    return "".join(f"{styled(line, colour=style.colour)}\n" for line in lines)


def _shortest(whole: Outline, width: int) -> list[Line]:
    """The report, cut until it fits: in fewer items first, then without its empty lines."""
    lines: list[Line] = []
    for limits in _SHORTER:
        warnings = max(limits.items["know"], min(whole.part("know").pressing, limits.pressing))
        shown = whole.cut({**limits.items, "know": warnings}, otherwise=1)
        note = _hidden(whole, shown)
        lines = [*_report(shown, width, limits.reason_length), *_reproduce(whole.command, note, width)]
        if not limits.airy:
            lines = [line for line in lines if line.text]
        if len(lines) <= MAX_LINES:
            break
    return lines


def _hidden(whole: Outline, shown: Outline) -> str:
    """What is left out and no heading tells of."""
    warnings = 0 if shown.part("know").items else len(whole.part("know").items)
    notes = sum(len(whole.part(name).items) - len(shown.part(name).items) for name in _SENTENCES)
    told = [counted(number, thing) for number, thing in ((notes, "remark"), (warnings, "warning")) if number]
    if whole.part("next").items and not shown.part("next").items:
        told.append("what to ask next")
    if whole.part("change").items and not shown.part("change").items:
        told.append("what would change it")
    return f"--explain adds {listed(told)}" if told else ""


def _everything(whole: Outline, width: int) -> Iterator[Line]:
    yield from _report(whole.cut({"next": 1}), width, reason_length=None)
    yield from _reproduce(whole.command, "", width)
    for part in whole.details:
        yield from _part(part, width, None)
    yield Line("")
    yield Line("Sources", strong=True)
    for source in whole.sources:
        address = f" <{visible(source.url)}>" if source.url else ""
        yield from wrapped(f"{source.id}: {visible(source.title)}{address}", width, first="  ", rest="    ")
    yield Line("")
    yield from wrapped(f"Rules: {whole.rules}, {whole.digest}", width)


def _report(shown: Outline, width: int, reason_length: int | None) -> Iterator[Line]:
    """What every report says; reasons of any length if they may have any, which is when everything is told."""
    yield from wrapped(shown.question, width)
    yield from wrapped(shown.headline, width, strong=True)
    for sentence in (*shown.beside, *shown.advice):
        yield from wrapped(sentence, width)
    for part in shown.parts:
        if part.name in _SENTENCES:
            yield from _sentences(part, width)
        else:
            yield from _part(part, width, reason_length)


def _sentences(part: Part, width: int) -> Iterator[Line]:
    """A part whose items say of themselves what they are."""
    yield Line("")
    for item in part.items:
        if isinstance(item, Point):
            mark = f"{part.mark} " if part.mark else ""
            yield from wrapped(_said(item, None), width, first=mark, rest="  ")


def _part(part: Part, width: int, reason_length: int | None) -> Iterator[Line]:
    yield Line("")
    yield from _heading(part.heading, _note(part, everything=reason_length is None), width)
    for item in part.items:
        yield from _item(item, part.mark, width, reason_length)


def _note(part: Part, *, everything: bool) -> str:
    """How much of a part is not shown, and where it is. Of sentences the first is the nearest, which is enough."""
    if not part.more or isinstance(part.items[0], str):
        return ""
    number = f"{part.more} more matter" if part.name == "next" else part.unshown
    return f"{number}, below" if everything else f"{number}: --explain"


def _heading(text: str, note: str, width: int) -> Iterator[Line]:
    yield from wrapped(f"{text} ({note})" if note else text, width, strong=True)


def _item(item: Item, mark: str, width: int, reason_length: int | None) -> Iterator[Line]:
    match item:
        case str():
            yield from wrapped(item, width, first="  ", rest="    ")
        case Point():
            figure = f"{item.points:+}" if item.points else mark
            yield from wrapped(_said(item, reason_length), width, first=f"{figure:>5}  ", rest=" " * 7)
        case NextQuestion(question):
            yield from wrapped(f"{question.flag}  {visible(question.ask)}", width, first="  ", rest="    ")
            yield from wrapped(" | ".join(question.answers), width, first="    ", rest="    ")
        case Row(figure, text):
            yield from wrapped(text, width, first=f"{figure:>5}  ", rest=" " * 7)
        case Placed(rank, text, rows):
            yield from wrapped(text, width, first=f"  {f'{rank}.' if rank else 'x '} ", rest=" " * 7)
            for row in rows:
                yield from wrapped(row.text, width, first=f"{row.figure:>9}  ", rest=" " * 11)


def _said(point: Point, length: int | None) -> str:
    """What is said with its source; reasons are cut to a length, what rules out or warns is not."""
    text, source = point.text, citation(point.citation)
    if point.points and length is not None:
        text = textwrap.shorten(text, length, placeholder=" …")
        source = textwrap.shorten(source, length // 3, placeholder=" …")
    return f"{point.names}: {text} [{source}]" if point.about else f"{text} [{source}]"


def _reproduce(words: Sequence[str], note: str, width: int) -> Iterator[Line]:
    """The command, broken between flags with backslashes so that it can be pasted as it stands."""
    yield Line("")
    yield from _heading("Reproduce", note, width)
    line = f"  {words[0]}"
    for word in words[1:]:
        if len(line) + len(word) + 3 > width:
            yield Line(f"{line} \\")
            line = "   "
        line = f"{line} {word}"
    yield Line(line)
