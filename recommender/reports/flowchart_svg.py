"""A flowchart as a picture: questions one below the other, their answers under them, and beside these where they lead.

So its width is that of a page, however many questions there are. Texts are wrapped by the cells of a terminal, which
fonts keep to on average; a line of wide letters is squeezed into its box.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recommender.model.flowchart import Arm, Box, Flowchart, Leaf
from recommender.reports.charts import colour
from recommender.reports.sentences.flowchart import agreement, answers, coming, drawn_from, meaning, names
from recommender.reports.templating import template
from recommender.words import cells, cut, visible, wrapped

_WIDTH, _EDGE = 860, 24
_LINE = 19


class _Font(NamedTuple):
    size: int
    cell: float
    """The width of a cell, as a part of the size."""


_PLAIN, _BOLD, _LARGE = _Font(14, 0.6), _Font(14, 0.66), _Font(18, 0.66)
_FONTS = {"title": _LARGE, "ask": _BOLD, "names": _BOLD, "answer": _PLAIN, "soft": _PLAIN}
"""By the kind of a text, which is the class that styles it."""

_PAD = 12
"""From the edge of a box to its text."""

_GAP = 12
"""Between boxes one below the other."""

_INDENT = 36
"""From the left edge of a question to that of its answers, and of the questions after them."""

_TRUNK = 16
"""From the left edge of a question to the line that leads down to its answers."""

_ANSWERS_END, _LEAVES = 508, 544
"""Where answers end and leaves begin, from the left."""

_TITLE_LINES, _ASK_LINES, _ANSWER_LINES, _ARM_LINES = 3, 4, 3, 9
"""The lines that a title, a question, an answer and all answers of an arm take at most."""

_DESCRIBED = 300
"""Cells of a text where the chart is described in words."""

_NARROW = frozenset("abcdefghijklnopqrstuvxyz0123456789 .,:;!'“”()-…")
"""Letters that are seldom wider than a cell; any other may be as wide as it is high, in each of its cells."""


_SLACK = 1.12
"""How far a line may seem to be wider than its room: few lines have nothing but the widest letters."""


class _Rectangle(NamedTuple):
    x: int
    y: int
    width: int
    height: int
    kind: str
    strip: bool = False


class _Text(NamedTuple):
    x: int
    y: int
    text: str
    kind: str
    squeezed: int
    """The width that it is to have, whatever the font makes of it; 0 for that which it has."""


class _Path(NamedTuple):
    line: str
    head: str = ""
    """The head of an arrow at its end."""


_Shape = _Rectangle | _Text | _Path
_Line = tuple[str, str]
"""A line of text and its kind."""


def render_svg(chart: Flowchart) -> str:
    """The chart as SVG that loads nothing and runs nothing, light or dark as its reader is."""
    room = _WIDTH - 2 * _EDGE
    title = visible(chart.decision.title)
    head = _lines(title, "title", room, _TITLE_LINES)
    for sentence in (agreement(chart), " ".join(meaning(chart))):
        head += _lines(sentence, "soft", room, _ASK_LINES)
    shapes: list[_Shape] = []
    bottom = _EDGE
    for line, kind in head:
        size = _FONTS[kind].size
        shapes.append(_Text(_EDGE, bottom + size, line, kind, _squeezed(line, kind, room)))
        bottom += size + 7
    more, bottom = _drawn(chart, chart.root, _EDGE, bottom + _GAP)
    shapes += more
    return template("flowchart.svg.j2").render(
        drawn_from=drawn_from(chart),
        width=_WIDTH,
        height=bottom + _EDGE - _GAP,
        size=_PLAIN.size,
        title_size=_LARGE.size,
        title=cut(title, _DESCRIBED),
        agreement=agreement(chart),
        described=" ".join(_described(chart, chart.root)),
        boxes=[shape for shape in shapes if isinstance(shape, _Rectangle)],
        lines=[shape for shape in shapes if isinstance(shape, _Text)],
        paths=[shape.line for shape in shapes if isinstance(shape, _Path)],
        heads=[shape.head for shape in shapes if isinstance(shape, _Path) and shape.head],
    )


def _drawn(chart: Flowchart, begin: Leaf | Box, x: int, y: int) -> tuple[list[_Shape], int]:
    """What is seen from here on, and where the next thing below it may begin."""
    if isinstance(begin, Leaf):  # a chart without a question
        return _leaf(chart, begin, x, y, 0)
    width = _WIDTH - _EDGE - x
    ask = _lines(visible(begin.question.ask), "ask", width - 2 * _PAD, _ASK_LINES)
    shapes, bottom = _box(ask, _Rectangle(x, y, width, 0, "ask"))
    trunk = bottom - _GAP
    for arm in sorted(begin.arms, key=lambda arm: isinstance(arm.then, Box)):  # what is settled comes first
        left = x + _INDENT
        said = _answer_lines(arm, _ANSWERS_END - left - 2 * _PAD)
        height = 2 * _PAD + _LINE * len(said)
        if isinstance(arm.then, Leaf):
            leaf, after = _leaf(chart, arm.then, _LEAVES, bottom, height)
            height = after - _GAP - bottom
            middle = bottom + height // 2
            shapes += [*leaf, _Path(f"M{_ANSWERS_END} {middle}H{_LEAVES - 8}", f"M{_LEAVES} {middle}l-9 -5v10z")]
        middle = bottom + height // 2
        shapes.append(_Path(f"M{x + _TRUNK} {trunk}V{middle}H{left}"))
        trunk = middle
        box, after = _box(said, _Rectangle(left, bottom, _ANSWERS_END - left, height, "answers"))
        shapes += box
        bottom = after
        if isinstance(arm.then, Box):
            down = left + _TRUNK
            shapes.append(_Path(f"M{down} {bottom - _GAP}v{_GAP}", f"M{down} {bottom + _GAP - 2}l-5 -9h10z"))
            more, bottom = _drawn(chart, arm.then, left, bottom + _GAP - 2)
            shapes += more
    return shapes, bottom


def _leaf(chart: Flowchart, leaf: Leaf, x: int, y: int, height: int) -> tuple[list[_Shape], int]:
    width = _WIDTH - _EDGE - x
    room = width - 2 * _PAD
    said = [*_lines(names(chart, leaf), "names", room), *_lines(coming(leaf), "soft", room)]
    kind = f"{colour(chart.decision, leaf.outcome)} {'leaf' if leaf.sure else 'more leaf'}"
    return _box(said, _Rectangle(x, y, width, height, kind, strip=leaf.sure))


def _box(said: Sequence[_Line], at: _Rectangle) -> tuple[list[_Shape], int]:
    """A box at least as high as that, with lines of text in its middle; and where what comes below it may begin."""
    height = max(at.height, 2 * _PAD + _LINE * len(said))
    top = at.y + (height - _LINE * len(said)) // 2
    room = at.width - 2 * _PAD
    shapes: list[_Shape] = [at._replace(height=height)]
    for index, (line, kind) in enumerate(said):
        shapes.append(_Text(at.x + _PAD, top + _LINE * index + _PLAIN.size, line, kind, _squeezed(line, kind, room)))
    return shapes, at.y + height + _GAP


def _answer_lines(arm: Arm, room: int) -> list[_Line]:
    """The answers of an arm, as many as there is room for, and how many more there are."""
    said = answers(arm)
    lines: list[_Line] = []
    for index, answer in enumerate(said):
        begins = "or " if index else ""
        more = _lines(begins + answer, "answer", room, _ANSWER_LINES)
        if len(lines) + len(more) > _ARM_LINES:
            return [*lines, (f"or {len(said) - index} more", "answer")]
        lines += more
    return lines


def _lines(text: str, kind: str, room: int, most: int | None = None) -> list[_Line]:
    """A text in lines of so many pixels, each with its kind; an ellipsis stands for those past the most."""
    width = int(room / (_FONTS[kind].size * _FONTS[kind].cell))
    lines = list(wrapped(text, width))
    if most is not None and len(lines) > most:
        lines[most - 1 :] = [f"{cut(lines[most - 1], width - 1).removesuffix('…').rstrip()}…"]
    return [(line, kind) for line in lines]


def _squeezed(line: str, kind: str, room: int) -> int:
    """The room, if a font might make the line wider than that."""
    font = _FONTS[kind]
    widest = sum(font.cell if char in _NARROW else max(cells(char), 1) for char in line)
    return room if widest * font.size > room * _SLACK else 0


def _described(chart: Flowchart, begin: Leaf | Box) -> Iterator[str]:
    """The same in sentences, for those who do not see it."""
    if isinstance(begin, Leaf):
        yield f"{names(chart, begin)}; {coming(begin)}."
    else:
        for arm in begin.arms:
            answered = cut(" or ".join(answers(arm)), _DESCRIBED)
            yield f"{cut(visible(begin.question.ask), _DESCRIBED)} {answered}:"
            yield from _described(chart, arm.then)
