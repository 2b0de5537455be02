"""Lines of text with styles and links by name, and a view that scrolls over them; texts are data, never markup."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from recommender.words import wrapped

HUES = 6
"""Colours for things that keep theirs wherever they stand: the component classes `hue-0`, `hue-1`, …"""


class Span(NamedTuple):
    """Some of a line's characters, by position, that have a style or an address of their own."""

    start: int
    end: int
    style: str = ""
    link: str = ""


class Line(NamedTuple):
    """One line, and the name of the component class that styles it (`head`, `muted`, …; empty for none)."""

    text: str
    style: str = ""
    spans: Sequence[Span] = ()
    """In order, none over another."""


def folded(text: str, width: int, *, first: str = "", rest: str = "", style: str = "") -> Iterator[Line]:
    """A text in lines of so many cells; `first` and `rest` begin the first and the further lines."""
    return iter(_folded(text, width, first, rest, style))


@lru_cache(maxsize=4_096)
def _folded(text: str, width: int, first: str, rest: str, style: str) -> tuple[Line, ...]:
    """The lines, kept since nearly all of them are the same after the next key."""
    return tuple(Line(line, style) for line in wrapped(text, width, first=first, rest=rest))


def linked(lines: Iterable[Line], tail: str, address: str) -> list[Line]:
    """The same lines with a link on the text that they end with, over however many lines that is folded."""
    done, left = list(lines), len(tail.replace(" ", ""))
    for index in reversed(range(len(done) if address else 0)):
        text = done[index].text
        start, end = len(text), len(text)
        while left and text[:start].strip():
            start -= 1
            left -= text[start] != " "
        if start < end:
            done[index] = done[index]._replace(spans=(Span(start, end, link=address),))
    return done


class Lines(ScrollView):
    """A view over lines; what is in them is up to whoever sets them."""

    COMPONENT_CLASSES = {  # noqa: RUF012  # Textual's form
        *("head", "muted", "good", "bad", "cursor", "given", "next"),
        *(f"hue-{index}" for index in range(HUES)),
    }

    DEFAULT_CSS = """
    Lines {
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        & > .head { text-style: bold; color: $text; }
        & > .muted { color: $text-muted; }
        & > .good { color: $text-success; }
        & > .bad { color: $text-error; }
        & > .given { color: $text-accent; text-style: bold; }
        & > .next { color: $text-warning; text-style: bold; }
        & > .cursor { text-style: reverse; }
        & > .hue-0 { color: $text-primary; }
        & > .hue-1 { color: $text-warning; }
        & > .hue-2 { color: $text-success; }
        & > .hue-3 { color: $text-error; }
        & > .hue-4 { color: $text-secondary; }
        & > .hue-5 { color: $text-accent; }
    }
    """

    lines: Sequence[Line] = ()
    _styles_now: Mapping[str, Style] = {}

    def show(self, lines: Sequence[Line]) -> None:
        """Put other lines in the view; only those that differ are painted again."""
        before, self.lines = self.lines, lines
        top, width = self.scroll_offset.y, self.size.width
        differing = [
            Region(0, position - top, width, 1)
            for position, (old, new) in enumerate(zip_longest(before, lines))
            if old != new
        ]
        if differing:
            self.refresh(*differing)
        region = self.scrollable_content_region
        # Lines that fit leave the size as it is, since another one lays the whole screen out anew.
        self.virtual_size = Size(region.width, max(len(lines), region.height))
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of the view that are in a region."""
        # A style is put together from all that lies around the view, which takes longer than a line.
        base = self.rich_style
        names = {line.style for line in self.lines if line.style}
        names |= {span.style for line in self.lines for span in line.spans if span.style}
        self._styles_now = {"": base, **{name: base + self.get_component_rich_style(name) for name in names}}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the view."""
        position = y + self.scroll_offset.y
        width = self.size.width
        if position >= len(self.lines):
            return Strip.blank(width, self._styles_now[""])
        line = self.lines[position]
        if line.spans:
            return Strip(self._segments(line)).adjust_cell_length(width, self._styles_now[line.style])
        return Strip([Segment(set_cell_size(line.text, width), self._styles_now[line.style])], width)

    def _segments(self, line: Line) -> Iterator[Segment]:
        """A line in pieces, each with its style and address."""
        style, done = self._styles_now[line.style], 0
        for span in line.spans:
            yield Segment(line.text[done : span.start], style)
            own = self._styles_now[span.style] if span.style else style
            yield Segment(line.text[span.start : span.end], own + _link(span.link) if span.link else own)
            done = span.end
        yield Segment(line.text[done:], style)


@lru_cache(maxsize=1_024)
def _link(address: str) -> Style:
    """The style that makes text a link; the same again, since each has a number that is sent to the terminal."""
    return Style(link=address, underline=True)
