"""What can be said of a whole rule file to somebody who is to trust it, every figure computed. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from recommender.model.backtest import Comparison
from recommender.model.decision import Decision

Ground = Literal["shown", "documented", "named", "judged"]

GROUNDS: tuple[Ground, ...] = ("shown", "documented", "named", "judged")
"""What a claim can rest on, the firmest first: a trial or a count, a text with an address, one without, our opinion."""


class Sample(NamedTuple):
    """The choices of one file, and who made them."""

    file: str
    """The file they are from."""

    cases: int
    """How many there are."""

    labels: Mapping[str, Mapping[str, int]]
    """How many have which word, by label; labels in the order in which they come up, words the most frequent first."""


class BaseRate(NamedTuple):
    """How often each outcome comes about where nothing is answered."""

    outcomes: Mapping[str, float]
    """Share of the complete profiles, 0 to 1, by outcome: every option's id, `tie`, `none`."""

    ways: int
    """How many complete profiles there are, each once; if not `exact`, how many were drawn."""

    exact: bool
    """Whether these are all of them, or some drawn at random."""

    standard_error: float
    """Of the largest share of an option; 0 if exact."""


@dataclass(frozen=True)
class Card:
    """A rule file's own card."""

    decision: Decision
    """The rule file."""

    today: date
    """The day on which the age of its review is told."""

    samples: tuple[Sample, ...]
    """The choices it is held against, by file; empty if there are none."""

    alike: BaseRate
    """Where every answer counts alike."""

    usual: BaseRate | None
    """Where answers count as teams usually give them; None if the file does not say of any."""

    read: Comparison | None
    """The choices that were read while the rules were written, open questions left open; None if there are none."""

    unread: Comparison | None
    """The choices that were kept apart from the writing of the rules, likewise."""

    claims: Mapping[Ground, int]
    """How many rules, warnings, aspects and pointers elsewhere rest on what."""

    one_sided: Mapping[str, str]
    """The only option (id) that a criterion (id) can put ahead, for the criteria that can do so for one only."""

    uncounted: tuple[str, ...]
    """The criteria (ids) that read too much together to tell."""

    @property
    def age(self) -> int | None:
        """Days since the last review; None if the file does not say when it was."""
        return None if self.decision.reviewed is None else (self.today - self.decision.reviewed).days
