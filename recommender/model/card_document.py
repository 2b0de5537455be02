"""Every key that `about --format json` prints; its schema is made from these classes, as for the other documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from recommender.model.backtest_document import Agreement, Decision
from recommender.model.document import Share


@dataclass(eq=False, repr=False)
class Sample:
    """The choices of one file, and who made them."""

    cases_file: str
    cases: int
    labels: Mapping[str, Mapping[str, int]] = field(metadata={"description": "how many have which word, by label"})


@dataclass(eq=False, repr=False)
class BaseRate:
    """How often each outcome comes about where nothing is answered."""

    outcomes: Mapping[str, Share] = field(metadata={"description": "by option's name, tie and none among them"})
    ways: int = field(metadata={"description": "complete profiles, each once (of a sample, if not exact)"})
    exact: bool
    standard_error: float


@dataclass(eq=False, repr=False)
class BaseRates:
    """The same with every answer alike, and as teams usually answer."""

    alike: BaseRate
    usual: BaseRate | None = field(metadata={"description": "null if the file does not say what is usual"})


@dataclass(eq=False, repr=False)
class Agreed:
    """How often the leader was chosen, open questions left open."""

    overall: Agreement
    by_word: Mapping[str, Agreement]
    brier: float | None = field(metadata={"description": "0 is best, 2 worst, summed over all options"})
    log_loss: float | None = field(metadata={"description": "0 is best; a share under 1 % counts as 1 %"})


@dataclass(eq=False, repr=False)
class Agreements:
    """Agreement with choices that were read while the rules were written, and with those that were not."""

    read: Agreed | None
    unread: Agreed | None


@dataclass(eq=False, repr=False)
class Claims:
    """How many claims rest on what."""

    shown: int = field(metadata={"description": "by an experiment or a count"})
    documented: int = field(metadata={"description": "by a text with an address"})
    named: int = field(metadata={"description": "by a text without one"})
    judged: int


@dataclass(eq=False, repr=False)
class Card:
    """The whole document."""

    format: Literal[1]
    decision: Decision
    options: Mapping[str, str]
    questions: int
    elsewhere: Sequence[str] = field(metadata={"description": "what it points to, and does not weigh"})
    samples: Sequence[Sample]
    base_rates: BaseRates
    agreement: Agreements
    claims: Claims
    one_sided: Mapping[str, str] = field(metadata={"description": "the one option that a criterion can help"})
    uncounted: Sequence[str] = field(metadata={"description": "criteria that read too much to tell"})
    reviewed: date | None
    age: int | None = field(metadata={"description": "days since the review"})
