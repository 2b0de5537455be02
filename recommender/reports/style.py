"""How a report is to be laid out; each format heeds what it can."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """Columns of a terminal, whether it shows colour, and whether everything is told or only what matters most."""

    width: int = 80
    colour: bool = False
    explain: bool = False
