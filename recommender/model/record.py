"""What a report once said. Immutable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recommender.model.profile import Profile


class Said(NamedTuple):
    """One rule that held, for or against an option."""

    option: str
    """The option's id."""

    criterion: str
    """The criterion's id; empty for a rule that rules out."""

    points: int
    """Negative against it; 0 for a rule that rules out."""

    weight: int
    """The criterion's of the day, 0 to 5; 0 for a rule that rules out."""

    because: str
    """The reason, in the words of the day."""

    @property
    def score(self) -> int:
        """Points times weight."""
        return self.points * self.weight


@dataclass(frozen=True)
class Record:
    """What stands in a report, page or document: the profile it was made for and the answer it gave."""

    file: str
    """The report."""

    rules: str
    """The rule file, as the report names it."""

    title: str
    """The decision's."""

    digest: str
    """`sha256:…` of the rule file of the day."""

    reviewed: date | None
    """When the rule file of the day was last reviewed; None if it did not say."""

    profile: Profile
    """The answers that were given, and the team's own weights."""

    assumed_neutral: bool
    """Whether open questions counted as "no preference"."""

    outcome: str | None
    """An option's id, `tie` or `none`; None while there were more."""

    leader: str | None
    """The option's id; None if several shared the lead, or none fitted."""

    word: str | None
    """How sure; None where no option fitted."""

    share: float | None
    """The number beside the word, 0 to 1; None where no option fitted."""

    said: Sequence[Said]
    """The rules that held."""
