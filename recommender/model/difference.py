"""What a change of rules does: over all profiles, to the examples, and to choices that were really made. Immutable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recommender.model.backtest import Case
from recommender.model.decision import Decision, Rule


class Change(NamedTuple):
    """Something named that one file has and the other has not, or has otherwise."""

    what: str
    """What it is, such as `option` or `weight of cost`."""

    before: str | None
    """Its name or value in the old file; None if it is not there."""

    now: str | None
    """The same in the new file."""


class Shift(NamedTuple):
    """Profiles that come to something else."""

    before: str
    """What they came to: an outcome or a word."""

    now: str
    """What they come to."""

    share: float
    """How many of all profiles, 0 to 1."""

    witness: Mapping[str, str] | None = None
    """The one with the fewest answers, the rest neutral; None where none was looked for, or could be found."""


class Shifts(NamedTuple):
    """All that shifts."""

    shifts: Sequence[Shift]
    """The largest first."""

    share: float
    """How many of all profiles shift, 0 to 1."""

    exact: bool
    """Whether they are counted; else they come from a sample."""

    standard_error: float
    """Of `share`; 0 if exact."""


class Affected(NamedTuple):
    """An example that comes out otherwise."""

    name: str
    """The example's sentence."""

    before: Sequence[str]
    """Who led (ids): several tie, none if all are ruled out."""

    now: Sequence[str]
    """Who leads, likewise."""


class AffectedCase(NamedTuple):
    """A choice that was really made and that the rules now answer otherwise."""

    case: Case
    """What was chosen, and by whom."""

    before: Sequence[str]
    """Who led (ids): several tie, none if all are ruled out."""

    now: Sequence[str]
    """Who leads, likewise."""


@dataclass(frozen=True)
class Difference:
    """Two rule files, and what their difference does; examples and cases as in the neutral reading."""

    old: Decision
    """The one before."""

    new: Decision
    """The one after."""

    added: Sequence[Rule]
    """Rules of the new file that do what none of the old does."""

    removed: Sequence[Rule]
    """Rules of the old file that do what none of the new does."""

    reworded: Sequence[tuple[Rule, Rule]]
    """Rules that do the same for another reason: before, now."""

    changes: Sequence[Change]
    """What changes beside the rules."""

    outcomes: Shifts
    """Profiles with another outcome."""

    words: Shifts
    """Profiles for which the rules are more or less sure, in words."""

    examples: Sequence[Affected]
    """Those of either file that come out otherwise."""

    judged: int
    """How many cases there were."""

    cases: Sequence[AffectedCase]
    """Those that come out otherwise."""
