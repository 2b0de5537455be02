"""The recommendation for a terminal: 80 columns, at most 25 lines, the rest on request."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recommender.model.decision import Citation
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.lines import Line, styled, wrapped
from recommender.reports.outline import Item, Outline, Part, Placed, Point, Row, outline
from recommender.reports.sentences.argument import address, citation, mark
from recommender.reports.style import Style
from recommender.words import counted, listed, visible

MAX_LINES = 25

_MOST_NAMED = 3
"""Kinds of things left out that are named one by one."""


_NOTES = ("remarks", "otherwise", "elsewhere")
_SENTENCES = (*_NOTES, "change")
"""The parts whose items need no heading above them, by name."""


class _Limits(NamedTuple):
    """How much of everything is shown."""

    items: Mapping[str, int]
    """How many items of each part, by its name."""

    airy: bool = True
    """Whether parts stand apart."""

    pressing: int = 1
    """How many of the warnings that an answer brought up are shown all the same."""

    needs: bool = True
    """Whether what it takes is told with its reason, where that reason is not in sight."""


def _limits(reasons_for: int, reasons_against: int, warnings: int, changes: int, notes: int = 9) -> _Limits:
    items = {"for": reasons_for, "against": reasons_against, "shared": reasons_for, "know": warnings}
    # What to do where a need binds is the advice itself, and what is ruled out the answer: they are never left out.
    return _Limits({**items, **dict.fromkeys(_NOTES, notes), "change": changes, "out": 999, "otherwise": 999})


_AIRY = [_limits(3, 3, *counts) for counts in ((2, 2), (2, 1), (1, 1), (0, 1))]
# Three reasons matter more than empty lines between the parts.
_TIGHT = [
    limits._replace(airy=False)
    for limits in (
        *(_limits(3, 3, *counts) for counts in ((1, 1), (0, 1), (0, 1, 1))),
        *(_limits(most, least, 0, 1, 1) for most, least in ((3, 2), (2, 2))),
        *(_limits(most, least, 0, 1, 1)._replace(pressing=0) for most, least in ((2, 2), (2, 1), (1, 1))),
    )
]
_SHORTEST = _TIGHT[-1]
_LEFT_OUT = ("elsewhere", "next", "change", "remarks")
"""What goes, one after the other, where even the shortest is too long."""

_WITHOUT = [
    _SHORTEST._replace(items={**_SHORTEST.items, **dict.fromkeys(_LEFT_OUT[:count], 0)}, needs=count < 3)
    for count in range(1, len(_LEFT_OUT) + 1)
]
_SHORTER = (*_AIRY, *_TIGHT, *_WITHOUT)


def render(result: Recommendation, style: Style) -> str:
    """The report as text that ends with a newline. Without `explain` it keeps to 25 lines if texts allow it.

    No reason is cut: of long ones fewer are shown.
    """
    whole = outline(result, brief=not style.explain)
    lines = _everything(whole, style.width) if style.explain else _shortest(whole, style.width)
    return "".join(f"{styled(line, colour=style.colour)}\n" for line in lines)


def _shortest(whole: Outline, width: int) -> list[Line]:
    """The report, cut until it fits: in fewer items first, then without its empty lines."""
    lines: list[Line] = []
    for limits in _SHORTER:
        warnings = max(limits.items["know"], min(whole.part("know").pressing, limits.pressing))
        shown = whole.cut({**limits.items, "know": warnings}, otherwise=1, needs=limits.needs)
        lines = [*_report(shown, width), *_reproduce(whole.command, _hidden(whole, shown), width)]
        if not limits.airy:
            lines = [line for line in lines if line.text]
        if len(lines) <= MAX_LINES:
            break
    return lines


def _hidden(whole: Outline, shown: Outline) -> str:
    """What only everything tells: what the marks of sources stand for, and what was left out."""
    cites = any(isinstance(item, Point) for part in shown.parts for item in part.items)
    warnings = 0 if shown.part("know").items else len(whole.part("know").items)
    notes = sum(len(whole.part(name).items) - len(shown.part(name).items) for name in _NOTES)
    told = ["sources"] if cites else []
    told += [counted(number, thing) for number, thing in ((notes, "remark"), (warnings, "warning")) if number]
    if whole.part("next").items and not shown.part("next").items:
        told.append("what to ask next")
    if whole.part("change").items and not shown.part("change").items:
        told.append("what would change it")
    if len(told) > _MOST_NAMED:
        told = ["sources and all that is left out"]
    return f"--explain adds {listed(told)}" if told else ""


def _everything(whole: Outline, width: int) -> Iterator[Line]:
    yield from _report(whole.cut({"next": 1}), width, everything=True)
    yield from _reproduce(whole.command, "", width)
    for part in whole.details:
        yield from _part(part, width, everything=True)
    yield Line("")
    yield Line("Sources", strong=True)
    for source in whole.sources:
        where = address(Citation(source, ""))
        said = f"{mark(source)}: {visible(source.title)}{f' <{where}>' if where else ''}"
        yield from wrapped(said, width, first="  ", rest="    ")
    yield Line("")
    yield from wrapped(f"Rules: {whole.rules}, {whole.digest}", width)


def _report(shown: Outline, width: int, *, everything: bool = False) -> Iterator[Line]:
    """What every report says."""
    yield from wrapped(shown.question, width)
    yield from wrapped(shown.headline, width, strong=True)
    for sentence in (*shown.beside, *shown.advice):
        yield from wrapped(sentence, width)
    for part in shown.parts:
        layout = _sentences if part.name in _SENTENCES else _part
        yield from layout(part, width, everything=everything)


def _sentences(part: Part, width: int, *, everything: bool) -> Iterator[Line]:
    """A part whose items say of themselves what they are."""
    yield Line("")
    before = f"{part.mark} " if part.mark else ""
    for item in part.items:
        text = _said(item, everything=everything) if isinstance(item, Point) else str(item)
        yield from wrapped(text, width, first=before, rest="  ")


def _part(part: Part, width: int, *, everything: bool) -> Iterator[Line]:
    yield Line("")
    yield from _heading(part.heading, _note(part, everything=everything), width)
    for item in part.items:
        yield from _item(item, part.mark, width, everything=everything)


def _note(part: Part, *, everything: bool) -> str:
    """How much of a part is not shown, and where it is. Of sentences the first is the nearest, which is enough."""
    if not part.more or isinstance(part.items[0], str):
        return ""
    if part.name == "next":
        return f"{counted(part.more, 'other')} could matter too"
    return f"{part.unshown}, below" if everything else f"{part.unshown}: --explain"


def _heading(text: str, note: str, width: int) -> Iterator[Line]:
    yield from wrapped(f"{text} ({note})" if note else text, width, strong=True)


def _item(item: Item, before: str, width: int, *, everything: bool) -> Iterator[Line]:
    match item:
        case str():
            yield from wrapped(item, width, first="  ", rest="    ")
        case Point():
            figure = f"{item.points:+}" if item.points else before
            text = _said(item, everything=everything)
            yield from wrapped(text, width, first=f"{figure:>5}  ", rest=" " * 7)
        case NextQuestion(question):
            yield from wrapped(visible(question.ask), width, first="  ", rest="    ")
            yield from wrapped(f"{question.flag} {' | '.join(question.answers)}", width, first="    ", rest="      ")
        case Row(figure, text):
            yield from wrapped(text, width, first=f"{figure:>5}  ", rest=" " * 7)
        case Placed(rank, text, rows):
            yield from wrapped(text, width, first=f"  {f'{rank}.' if rank else 'x '} ", rest=" " * 7)
            for row in rows:
                yield from wrapped(row.text, width, first=f"{row.figure:>9}  ", rest=" " * 11)


def _said(point: Point, *, everything: bool) -> str:
    """What is said, with the mark of its source, which is spelt out where everything is told."""
    source = citation(point.citation) if everything else mark(point.citation.source)
    return f"{point.names}: {point.text} [{source}]" if point.about else f"{point.text} [{source}]"


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
