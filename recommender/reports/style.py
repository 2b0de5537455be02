"""How a report is to be laid out; each format heeds what it can."""

from typing import NamedTuple


class Style(NamedTuple):
    """Columns of a terminal, whether it shows colour, and whether everything is told or only what matters most."""

    width: int = 80
    colour: bool = False
    explain: bool = False
