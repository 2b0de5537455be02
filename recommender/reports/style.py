"""How a report is to be laid out, and what stands above one that is filed; each format heeds what it can."""

from datetime import date
from typing import NamedTuple

STATUSES = ("proposed", "draft", "rejected", "deprecated")
"""What a decision record may be called. Never accepted: the tool proposes, people decide."""

ADR_STYLES = ("list", "madr4")
"""How a decision record begins: a list that every reader understands, or MADR 4's YAML front matter."""


class Heading(NamedTuple):
    """What stands above a report that is filed; `title` is made from the answer where it is left out."""

    number: int | None = None
    title: str = ""
    status: str = STATUSES[0]
    day: date | None = None
    deciders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    adr_style: str = ADR_STYLES[0]


class Style(NamedTuple):
    """Columns of a terminal, whether it shows colour, and whether everything is told or only what matters most."""

    width: int = 80
    colour: bool = False
    explain: bool = False
    heading: Heading = Heading()
