"""The templates of what is markup: every text is escaped there, with nothing in it that is not seen."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from recommender.reports.sentences.argument import address, citation, mark
from recommender.words import visible

_TEMPLATES = Path(__file__).with_name("templates")


def template(name: str, folder: Path = _TEMPLATES) -> Template:
    """The template of that name in a folder, loaded once."""
    return _environment(folder).get_template(name)


@lru_cache(maxsize=2)
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_visible,
    )
    environment.filters.update(address=address, citation=citation, mark=mark, visible=visible)
    return environment


def _visible(value: object) -> object:
    """What is printed, with nothing in it that is not seen; what is markup already has been through here."""
    return value if isinstance(value, Markup | int | float) else visible(str(value))
