"""Lines with styles: folded, shown, and painted again only where they differ."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Self

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from recommender.tui.styled_lines import Line, Lines, Span, folded, linked


class _View(Lines):
    """Notes which lines are painted anew."""

    painted: Sequence[Region] = ()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        self.painted = [*self.painted, *regions]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class _Only(App[None]):
    """Nothing but the view."""

    def compose(self) -> ComposeResult:
        yield _View()


def viewed(script: Callable[[_View, Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        app = _Only()
        async with app.run_test(size=(20, 4)) as pilot:
            await script(app.query_one(_View), pilot)

    asyncio.run(run())


def _shown(view: _View) -> list[str]:
    return [strip.text.rstrip() for strip in view.render_lines(view.size.region)]


def test_a_text_is_folded_with_its_style_and_a_hanging_indent() -> None:
    assert list(folded("one two three", 8, first="* ", rest="  ", style="bad")) == [
        Line("* one two", "bad"),
        Line("  three", "bad"),
    ]


def test_only_lines_that_differ_are_painted_again() -> None:
    async def script(view: _View, pilot: Pilot[None]) -> None:  # noqa: ARG001
        view.show([Line("a"), Line("b"), Line("c")])
        view.painted = []
        view.show([Line("a"), Line("b", "bad"), Line("c"), Line("d")])
        assert [region.y for region in view.painted] == [1, 3]
        view.painted = []
        view.show([Line("a")])
        assert [region.y for region in view.painted] == [1, 2, 3]
        assert _shown(view) == ["a", "", "", ""]

    viewed(script)


def test_it_scrolls_over_what_does_not_fit() -> None:
    async def script(view: _View, pilot: Pilot[None]) -> None:
        view.show([Line(str(number)) for number in range(9)])
        await pilot.pause()
        view.scroll_to(y=9, animate=False)
        await pilot.pause()
        assert _shown(view) == ["5", "6", "7", "8"]
        view.show([Line("0")])
        await pilot.pause()
        assert _shown(view) == ["0", "", "", ""]

    viewed(script)


def test_what_looks_like_markup_is_text_and_wide_characters_keep_the_width() -> None:
    async def script(view: _View, pilot: Pilot[None]) -> None:  # noqa: ARG001
        view.show([Line("[red]x[/]"), Line("日本" * 9)])
        assert _shown(view)[0] == "[red]x[/]"
        assert view.render_lines(view.size.region)[1].cell_length == 20

    viewed(script)


def test_spans_of_a_line_have_styles_and_links_of_their_own() -> None:
    async def script(view: _View, pilot: Pilot[None]) -> None:  # noqa: ARG001
        view.show([Line("one two 日本", "muted", (Span(0, 3, "hue-1"), Span(4, 7, link="https://example.org")))])
        (strip, *_) = view.render_lines(view.size.region)
        assert strip.text.rstrip() == "one two 日本"
        assert strip.cell_length == 20
        styles = {segment.text: segment.style for segment in strip if segment.text.strip()}
        assert styles["one"] != styles[" 日本"]
        assert [text for text, style in styles.items() if style and style.link] == ["two"]

    viewed(script)


def test_a_link_goes_over_the_lines_that_a_text_ends_in() -> None:
    lines = linked(folded("it is [a b c]", 10, first="* ", rest="  "), "[a b c]", "https://example.org")
    assert [line.text for line in lines] == ["* it is [a", "  b c]"]
    assert [line.text[span.start : span.end] for line in lines for span in line.spans] == ["[a", "b c]"]
    assert linked([Line("x [a]")], "[a]", "") == [Line("x [a]")]
