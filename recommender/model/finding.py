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
    """One remark on a file."""

    place: Place
    """Where to look."""

    what: str
    """What is wrong, as a clause."""

    remedy: str
    """What to do, as a clause that follows it."""

    level: Level = "error"
    """An error makes a file unusable or untrue, a warning is unwise, a note may well be meant."""

    name: str = INVALID
    """That of its kind."""

    witness: Mapping[str, str] | None = None
    """Answers (by question) of a profile that shows it, the rest neutral; None where none could."""

    def __str__(self) -> str:
        """`file:line:column: what; what to do`."""
        return f"{self.place}: {self.what}; {self.remedy}"


class Kind(NamedTuple):
    """A kind of finding."""

    level: Level
    """That of every finding of this kind."""

    title: str
    """What it is, as a sentence without its full stop."""

    why: str
    """Why it matters, in a sentence or two."""


class InvalidFile(Exception):
    """A rule file or profile that cannot be used; `findings` holds every fault, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.place, finding.what)))
        super().__init__("\n".join(map(str, self.findings)))
