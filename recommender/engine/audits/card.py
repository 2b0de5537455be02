"""What a rule file can say of itself: its sample, base rates, agreement, grounds, and the criteria that lean."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from recommender.engine.audits.backtest import backtest
from recommender.engine.audits.proofs import leaders_of
from recommender.engine.diagram import TooLarge
from recommender.engine.rank import rank
from recommender.model.backtest import Case, Comparison
from recommender.model.card import GROUNDS, BaseRate, Card, Ground, Sample
from recommender.model.decision import JUDGEMENT, Decision, Source
from recommender.model.profile import Profile

_UNREAD = ("part", "check")
"""The label and its word on cases that were kept apart from the writing of the rules."""

_SHOWN = ("measured", "counted")
"""What the ids of sources begin with that were found out by trying or counting."""


def card(decision: Decision, cases: Mapping[str, Sequence[Case]], today: date) -> Card:
    """The card of a rule file, with the cases it is held against by the file they are from.

    Raises ValueError if a case names something that the decision does not have.
    """
    label, word = _UNREAD
    every = [case for some in cases.values() for case in some]
    leaders = dict(_leaders(decision))
    return Card(
        decision=decision,
        today=today,
        samples=tuple(_sample(file, some) for file, some in cases.items()),
        alike=_base_rate(decision.with_answers_alike()),
        usual=_base_rate(decision) if decision.says_usual else None,
        read=_compared(decision, [case for case in every if case.labels.get(label) != word]),
        unread=_compared(decision, [case for case in every if case.labels.get(label) == word]),
        claims=_claims(decision),
        one_sided={id: next(iter(ahead)) for id, ahead in leaders.items() if ahead is not None and len(ahead) == 1},
        uncounted=tuple(id for id, ahead in leaders.items() if ahead is None),
    )


def _sample(file: str, cases: Sequence[Case]) -> Sample:
    labels = dict.fromkeys(label for case in cases for label in case.labels)
    counts = {label: Counter(case.labels[label] for case in cases if label in case.labels) for label in labels}
    return Sample(file, len(cases), {label: dict(words.most_common()) for label, words in counts.items()})


def _base_rate(decision: Decision) -> BaseRate:
    blank = rank(decision, Profile())
    return BaseRate(blank.outcomes, blank.ways, blank.exact, blank.standard_error)


def _compared(decision: Decision, cases: Sequence[Case]) -> Comparison | None:
    return backtest(decision, cases).left_open if cases else None


def _claims(decision: Decision) -> Mapping[Ground, int]:
    counts = Counter(_ground(source) for source in _cited(decision))
    return {ground: counts[ground] for ground in GROUNDS}


def _cited(decision: Decision) -> Iterator[Source]:
    """The source of every claim."""
    yield from (rule.source.source for _, rule in decision.rules())
    yield from (warning.source.source for warning in decision.warnings)
    yield from (aspect.source.source for aspect in decision.aspects)
    yield from (pointer.source.source for pointer in decision.elsewhere)


def _ground(source: Source) -> Ground:
    if source.id == JUDGEMENT:
        return "judged"
    if source.id.startswith(_SHOWN):
        return "shown"
    return "documented" if source.url else "named"


def _leaders(decision: Decision) -> Iterator[tuple[str, set[str] | None]]:
    """The options that each criterion alone can put ahead; None where there is too much to count."""
    for id, criterion in decision.criteria.items():
        try:
            yield id, leaders_of(decision, criterion)
        except TooLarge:
            yield id, None
