"""Records beside what today's rules say to the same profiles. Immutable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recommender.model.finding import Finding
from recommender.model.recommendation import Recommendation
from recommender.model.record import OpenRule, Record, Said


class Reworded(NamedTuple):
    """A rule that held then and now, otherwise."""

    before: Said
    """As the record has it."""

    now: Said
    """As the rules have it today."""


class Names(NamedTuple):
    """What there is now and was not, and the other way round."""

    added: Sequence[str] = ()
    """Ids of today."""

    removed: Sequence[str] = ()
    """Ids of the record."""


class Reweighed(NamedTuple):
    """A criterion with another weight."""

    criterion: str
    """The criterion's id."""

    before: int
    """The weight that was in force, 0 to 5."""

    now: int
    """The weight in force today."""


class Usual(NamedTuple):
    """An open question that teams usually answer otherwise."""

    question: str
    """The question's id."""

    before: Mapping[str, int]
    """How many teams gave each answer."""

    now: Mapping[str, int]
    """The same of today."""


class OpenChanges(NamedTuple):
    """What has changed in the rules that are open."""

    added: Sequence[OpenRule] = ()
    """Rules that are open now and were not."""

    removed: Sequence[OpenRule] = ()
    """Rules that were open and are not now."""

    changed: Sequence[tuple[OpenRule, OpenRule]] = ()
    """Rules that were open and are, with other points or under another condition: before, and now."""


class QuestionChanges(NamedTuple):
    """What has changed in the questions that are not answered."""

    names: Names = Names()
    """Questions that came and bear on the answer, and questions that went."""

    answers: Sequence[str] = ()
    """Questions (ids) with other answers, or another that means "no preference"."""

    usual: Sequence[Usual] = ()
    """Questions that teams usually answer otherwise."""


@dataclass(frozen=True)
class Recheck:
    """A record beside what today's rules say to its profile."""

    record: Record
    """What was said."""

    now: Recommendation
    """What is said today to as much of the profile as the rules know."""

    gone: Sequence[str]
    """The answers, weights and fixed questions of the record that the rules no longer know, in words."""

    added: Sequence[Said]
    """Rules that hold now and did not."""

    removed: Sequence[Said]
    """Rules that held and do not now."""

    reworded: Sequence[Reworded]
    """Rules with another reason, which changes no answer."""

    rescored: Sequence[Reworded]
    """Rules with other points."""

    weights: Sequence[Reweighed]
    """Criteria with another weight, of whose rules one holds or is open."""

    options: Names
    """Options that came and went."""

    open: OpenChanges
    """What has changed in the rules that are open; rules that hold now or held then are told above."""

    questions: QuestionChanges
    """What has changed in the questions that are not answered."""

    @property
    def stands(self) -> bool:
        """Whether the same option leads, as surely in words, with the same outcome."""
        before = self.record.confidence.word if self.record.confidence else None
        word = self.now.confidence.word if self.now.confidence else None
        leader = self.now.leader.id if self.now.leader else None
        return (self.record.outcome, self.record.leader, before) == (self.now.outcome, leader, word)

    @property
    def has_reasons(self) -> bool:
        """Whether anything has changed that bears on the answer."""
        names, answers, usual = self.questions
        held = (self.gone, self.added, self.removed, self.rescored, self.weights)
        return any((*held, *self.options, *self.open, *names, answers, usual))


class PassedOver(NamedTuple):
    """A file of a folder that is not checked."""

    file: str
    """Its path."""

    why: str
    """Which files these are, to be told of several: `not ours`."""


@dataclass(frozen=True)
class Rechecks:
    """All that was asked for at once."""

    checks: Sequence[Recheck]
    """The records, in the order asked for."""

    faults: Sequence[Finding] = field(default=())
    """What could not be read, or is not what it was named as."""

    passed_over: Sequence[PassedOver] = field(default=())
    """Files of folders that are no records of this decision."""
