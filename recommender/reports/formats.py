"""The formats of a recommendation: the only list of them. Each one's module loads when it is used."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from recommender.model.recommendation import Recommendation
from recommender.reports.style import Style

Renderer = Callable[[Recommendation, Style], str]


class Format(NamedTuple):
    """What renders a format, and the suffix of its files; of two with one suffix, the first is meant by it.

    One that is `headed` has a heading with a title, a status and so on; one that is `filed` is numbered where a folder
    is named instead of a file, and is dated.
    """

    render: Renderer
    suffix: str
    headed: bool = False
    filed: bool = False


def _in(module: str) -> Renderer:
    """The `render` of a module of this room, loaded when it is called."""

    def render(result: Recommendation, style: Style) -> str:
        text: str = import_module(f"recommender.reports.{module}").render(result, style)
        return text

    return render


FORMATS: Mapping[str, Format] = {
    "text": Format(_in("text"), ".txt"),
    "json": Format(_in("json"), ".json"),
    "markdown": Format(_in("markdown"), ".md"),
    "html": Format(_in("html"), ".html", headed=True),
    "adr": Format(_in("adr"), ".md", headed=True, filed=True),
}


def format_of(suffix: str) -> str | None:
    """The format that a file name's suffix means; None if none does."""
    return next((name for name, format in FORMATS.items() if format.suffix == suffix), None)
