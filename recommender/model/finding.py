"""A remark on a file: where, what is wrong, and the way out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from recommender.model.place import Place

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One remark. An error makes a file unusable or untrue; a warning is unwise."""

    place: Place
    what: str
    remedy: str
    level: Level = "error"

    def __str__(self) -> str:
        """`file:line:column: what; what to do`."""
        return f"{self.place}: {self.what}; {self.remedy}"


class InvalidFile(Exception):
    """A rule file or profile that cannot be used; `findings` holds every fault, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.place, finding.what)))
        super().__init__("\n".join(map(str, self.findings)))
