"""Annotations on files, as GitHub's runners read them from the output of a step."""

from collections.abc import Mapping

from recommender.model.finding import Level
from recommender.model.place import Place
from recommender.words import harmless

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def annotation(level: Level, place: Place, message: str, *, title: str) -> str:
    """One annotation, as a line with its end."""
    where = f",line={place.line},col={place.column}" if place.line else ""
    head = f"::{_COMMANDS[level]} file={_property(place.file)}{where},title={_property(title)}"
    return f"{head}::{_data(message)}\n"


def _data(value: str) -> str:
    return harmless(value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
