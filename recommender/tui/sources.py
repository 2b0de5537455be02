"""Where what is cited can be read: addresses to open and to copy, and links in lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recommender.model.decision import Citation
from recommender.reports.sentences.argument import address, citation
from recommender.tui.styled_lines import Line, folded, linked
from recommender.words import visible

if TYPE_CHECKING:
    from textual.app import App


def cited(
    text: str, source: Citation, width: int, *, first: str = "", rest: str = "", style: str = ""
) -> Iterator[Line]:
    """A text with its source behind it, in lines of so many cells; the source is a link where it has an address."""
    mark = f"[{citation(source)}]"
    lines = folded(f"{text} {mark}", width, first=first, rest=rest, style=style)
    return iter(linked(lines, mark, address(source)))


def source_lines(source: Citation, width: int) -> Iterator[Line]:
    """A source with its title, and its address on a line of its own."""
    yield from folded(f"{citation(source)}: {visible(source.source.title)}", width, rest="  ", style="muted")
    where = address(source)
    yield from linked(folded(where, width, first="  ", rest="  "), where, where)


def copy(app: "App[object]", where: str) -> None:
    """Copy an address, where the terminal allows it, and say so."""
    app.copy_to_clipboard(where)
    _say(app, f"Copied: {where}")


def open_or_copy(app: "App[object]", where: str) -> None:
    """Open an address in a browser beside the terminal; copy it where there is none."""
    if _browser_beside(app):
        app.open_url(where)
        _say(app, f"Opened: {where}")
    else:
        copy(app, where)


def _browser_beside(app: "App[object]") -> bool:
    """Whether there is a browser that leaves the terminal alone; one that draws in it would draw over the interview."""
    if app.is_web:
        return True
    import webbrowser  # seldom needed

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    in_terminal = isinstance(browser, webbrowser.GenericBrowser)
    return not in_terminal or isinstance(browser, webbrowser.BackgroundBrowser)


def _say(app: "App[object]", text: str) -> None:
    app.clear_notifications()
    app.notify(text, markup=False)
