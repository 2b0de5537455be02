"""Lines of text with a style's name each, and a view that scrolls over them; texts are data, never markup."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from recommender.words import wrapped


class Line(NamedTuple):
    """One line, and the name of the component class that styles it (`head`, `muted`, …; empty for none)."""

    text: str
    style: str = ""


def folded(text: str, width: int, *, first: str = "", rest: str = "", style: str = "") -> Iterator[Line]:
    """A text in lines of so many cells; `first` and `rest` begin the first and the further lines."""
    for line in wrapped(text, width, first=first, rest=rest):
        yield Line(line, style)


class Lines(ScrollView):
    """A view over lines; what is in them is up to whoever sets them."""

    COMPONENT_CLASSES = {"head", "muted", "good", "bad", "cursor", "given", "next"}  # noqa: RUF012  # Textual's form

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
    }
    """

    lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Put other lines in the view; only those that differ are painted again."""
        before, self.lines = self.lines, lines
        if len(before) != len(lines):
            self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
            self.refresh()
            return
        for position, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.refresh_line(position)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the view."""
        position = y + self.scroll_offset.y
        width = self.size.width
        base = self.rich_style
        if position >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[position]
        style = base + self.get_component_rich_style(line.style) if line.style else base
        return Strip([Segment(set_cell_size(line.text, width), style)], width)
