"""What one rule file holds: a question to settle between options, and everything said about them.

What is only a row of values is a named tuple, since to make a dataclass takes five times as long, and every query
makes all of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from recommender.model.condition import Condition
from recommender.model.place import Place

Verb = Literal["prefer", "avoid", "rule_out"]
Strength = Literal["slight", "clear", "strong"]

VERBS: tuple[Verb, ...] = ("prefer", "avoid", "rule_out")

POINTS: Mapping[Strength, int] = {"slight": 1, "clear": 2, "strong": 3}
"""Strength in words, and the points it stands for. People can tell slight from strong, not 6 from 7."""

WEIGHTS = range(6)
"""The weights a criterion can have: 0 (ignored) to 5."""

TIE, NONE = "tie", "none"
RESERVED_OPTIONS = (TIE, NONE, "source")
"""Words that an outcome or an aspect uses for itself, and so may not name an option."""


class Option(NamedTuple):
    """One thing that could be chosen."""

    id: str
    name: str
    stack: str
    run: str


class Source(NamedTuple):
    """Where claims come from."""

    id: str
    title: str
    url: str
    place: Place


class Citation(NamedTuple):
    """A source and the place in it."""

    source: Source
    at: str

    def __str__(self) -> str:
        """As the rule file writes it: `article §7`."""
        return f"{self.source.id} {self.at}".rstrip()


class Answer(NamedTuple):
    """One of a question's answers."""

    id: str
    text: str
    place: Place


@dataclass(frozen=True)
class Question:
    """What the team is asked; `neutral` names the answer that means "no preference", if there is one."""

    id: str
    ask: str
    answers: Mapping[str, Answer]
    neutral: str | None
    place: Place

    @property
    def flag(self) -> str:
        """The command-line flag that answers it: `--api-docs` for `api_docs`."""
        return flag_of(self.id)


def flag_of(question: str) -> str:
    """The command-line flag of the question with that id."""
    return f"--{question.replace('_', '-')}"


class Rule(NamedTuple):
    """Prefer, avoid or rule out options when a condition holds, because of something with a source.

    `strength` is None for a rule that rules out: it removes the option whatever the score.
    """

    verb: Verb
    options: tuple[str, ...]
    when: Condition
    strength: Strength | None
    because: str
    source: Citation
    place: Place

    @property
    def points(self) -> int:
        """What the rule adds to each option it names, before the weight: negative for avoid, 0 for rule out."""
        if self.strength is None:
            return 0
        return POINTS[self.strength] if self.verb == "prefer" else -POINTS[self.strength]


@dataclass(frozen=True)
class Criterion:
    """Something that matters, how much, and the rules that speak to it."""

    id: str
    name: str
    weight: int
    rules: tuple[Rule, ...]


class OptionWarning(NamedTuple):
    """True and worth knowing before going for an option, but no reason to choose."""

    options: tuple[str, ...]
    when: Condition
    because: str
    source: Citation
    place: Place


class Aspect(NamedTuple):
    """One row of the side-by-side table: what each option (by id) does; shown, never scored."""

    name: str
    cells: Mapping[str, str]
    source: Citation


class Example(NamedTuple):
    """A sentence that is a test: who leads when all that is not given is neutral.

    `expect` is one option, several for a tie, none for "all are ruled out".
    """

    name: str
    given: Mapping[str, str]
    expect: tuple[str, ...]
    place: Place


@dataclass(frozen=True, eq=False)
class Decision:
    """A loaded rule file. Compared by identity: it is loaded once, and what is derived from it is kept beside it.

    `file` is as given (`rules/…` for a packaged one), `digest` is `sha256:…` of the file's bytes.
    """

    title: str
    file: str
    digest: str
    packaged: bool
    reviewed: date | None
    options: Mapping[str, Option]
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]
    criteria: Mapping[str, Criterion]
    warnings: tuple[OptionWarning, ...]
    aspects: tuple[Aspect, ...]
    examples: tuple[Example, ...]

    def rules(self) -> Iterator[tuple[Criterion, Rule]]:
        """Every rule with its criterion, in file order."""
        for criterion in self.criteria.values():
            for rule in criterion.rules:
                yield criterion, rule

    def neutral_answers(self) -> dict[str, str]:
        """The answer that means "no preference", by question, for the questions that have one."""
        return {id: question.neutral for id, question in self.questions.items() if question.neutral is not None}
