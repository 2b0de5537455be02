"""The formats of a recommendation: the only list of them. Each one's module loads when it is used."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from recommender.model.recommendation import Recommendation
from recommender.reports.style import Style

Renderer = Callable[[Recommendation, Style], str]


class Format(NamedTuple):
    """What renders a format, and the suffix of file names that means it."""

    render: Renderer
    suffix: str


def _text(result: Recommendation, style: Style) -> str:
    from recommender.reports.text import render

    return render(result, style)


def _json(result: Recommendation, style: Style) -> str:
    from recommender.reports.json import render

    return render(result, style)


def _markdown(result: Recommendation, style: Style) -> str:
    from recommender.reports.markdown import render

    return render(result, style)


FORMATS: Mapping[str, Format] = {
    "text": Format(_text, ".txt"),
    "json": Format(_json, ".json"),
    "markdown": Format(_markdown, ".md"),
}
