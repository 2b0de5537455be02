"""A remark on a file: where, what is wrong, and the way out."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from recommender.model.place import Place

Level = Literal["error", "warning", "note"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""From the gravest on: it is broken; it is unwise; it may well be meant."""

INVALID = "invalid-file"
"""The name of every finding for which a file cannot be used."""


class Finding(NamedTuple):
    """One remark. An error makes a file unusable or untrue, a warning is unwise, a note may well be meant.

    `name` is that of its kind; `witness` are the answers of a profile that shows it, None where none could.
    """

    place: Place
    what: str
    remedy: str
    level: Level = "error"
    name: str = INVALID
    witness: Mapping[str, str] | None = None

    def __str__(self) -> str:
        """`file:line:column: what; what to do`."""
        return f"{self.place}: {self.what}; {self.remedy}"


class Kind(NamedTuple):
    """A kind of finding: its level, what it is, and why it matters."""

    level: Level
    title: str
    why: str


class InvalidFile(Exception):
    """A rule file or profile that cannot be used; `findings` holds every fault, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.place, finding.what)))
        super().__init__("\n".join(map(str, self.findings)))
