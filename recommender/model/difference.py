"""What a change of rules does: over all profiles, to the examples, and to choices that were really made. Immutable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recommender.model.backtest import Case
from recommender.model.decision import Decision, Rule


class Change(NamedTuple):
    """Something named that a file has and the other has not, or has otherwise; None is nothing."""

    what: str
    before: str | None
    now: str | None


class Shift(NamedTuple):
    """Profiles that come to something else: from what to what, their share of all, and one with the fewest answers.

    `witness` is None where none was looked for.
    """

    before: str
    now: str
    share: float
    witness: Mapping[str, str] | None = None


class Shifts(NamedTuple):
    """All that shifts, the largest first; if not `exact`, from a sample, with the standard error of `share`."""

    shifts: Sequence[Shift]
    share: float
    exact: bool
    standard_error: float


class Affected(NamedTuple):
    """An example or a case by name, and who leads before and now; several tie, none if all are ruled out."""

    name: str
    before: Sequence[str]
    now: Sequence[str]


class AffectedCase(NamedTuple):
    """A choice that was really made, and who leads before and now."""

    case: Case
    before: Sequence[str]
    now: Sequence[str]


@dataclass(frozen=True)
class Difference:
    """Two rule files, old and new, and what their difference does; examples and cases as in the neutral reading.

    `changes` are those beside the rules; `judged` is how many cases there were.
    """

    old: Decision
    new: Decision
    added: Sequence[Rule]
    removed: Sequence[Rule]
    reworded: Sequence[tuple[Rule, Rule]]
    changes: Sequence[Change]
    outcomes: Shifts
    words: Shifts
    examples: Sequence[Affected]
    judged: int
    cases: Sequence[AffectedCase]
