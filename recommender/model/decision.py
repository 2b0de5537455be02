"""What one rule file holds: a question to settle between options, and everything said about them.

What is only a row of values is a named tuple, since to make a dataclass takes five times as long, and every query
makes all of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from recommender.model.condition import Condition
from recommender.model.place import Place

Verb = Literal["prefer", "avoid", "rule_out"]
Strength = Literal["slight", "clear", "strong", "decisive"]
Kind = Literal["fact", "wish"]

VERBS: tuple[Verb, ...] = ("prefer", "avoid", "rule_out")

POINTS: Mapping[Strength, int] = {"slight": 1, "clear": 2, "strong": 3, "decisive": 6}
"""Strength in words, and the points it stands for. People can tell slight from strong, not 6 from 7.

Decisive is a need, not a taste: as much as two strong tastes.
"""

WEIGHTS = range(6)
"""The weights a criterion can have: 0 (ignored) to 5."""

TIE, NONE = "tie", "none"
RESERVED_OPTIONS = (TIE, NONE, "source")
"""Words that an outcome or an aspect uses for itself, and so may not name an option."""

REVIEW_HOLDS = 365
"""Days for which a review of a rule file holds; after them it is called old."""


class Option(NamedTuple):
    """One thing that could be chosen."""

    id: str
    """Its key in the rule file; one of these is what an outcome names."""

    name: str
    """As reports write it."""

    stack: str
    """What it is made of, for people; empty if not told."""

    run: str
    """The command that starts it; empty if not told."""


class Source(NamedTuple):
    """Where claims come from."""

    id: str
    """Its key in the rule file, the first word of a citation."""

    title: str
    """As reports list it."""

    url: str
    """Where to read it; empty if there is no such place."""

    place: Place
    """Where its entry stands."""


JUDGEMENT = "ours"
"""The id of the source that is the rule authors' own judgement."""


class Citation(NamedTuple):
    """A source and the place in it."""

    source: Source
    """What is cited."""

    at: str
    """The place in it, such as `§7`; empty for all of it."""

    def __str__(self) -> str:
        """As the rule file writes it: `article §7`."""
        return f"{self.source.id} {self.at}".rstrip()


class Answer(NamedTuple):
    """One of a question's answers."""

    id: str
    """Its key under the question; what profiles and conditions say."""

    text: str
    """As people read it."""

    place: Place
    """Where its entry stands."""


class Question(NamedTuple):
    """What the team is asked."""

    id: str
    """Its key in the rule file; the flag is made from it."""

    ask: str
    """The question in words."""

    answers: Mapping[str, Answer]
    """By id, in file order."""

    neutral: str | None
    """The id of the answer that means "no preference"; None if there is none."""

    place: Place
    """Where its entry stands."""

    kind: Kind | None = None
    """Whether it is found out or settled by arguing; None if the file does not say."""

    usual: tuple[int, ...] = ()
    """How many teams give each answer, in the order of `answers`; empty: every answer alike."""

    usual_source: Citation | None = None
    """What the usual shares rest on; None if the file does not say."""

    @property
    def shares(self) -> tuple[int, ...]:
        """How many of the sum of these teams give each answer, in the order of `answers`: 1 each if none is said."""
        return self.usual or (1,) * len(self.answers)

    @property
    def flag(self) -> str:
        """The command-line flag that answers it: `--api-docs` for `api_docs`."""
        return flag_of(self.id)


def flag_of(question: str) -> str:
    """The command-line flag of the question with that id."""
    return f"--{question.replace('_', '-')}"


class Rule(NamedTuple):
    """Prefer, avoid or rule out options when a condition holds, because of something with a source."""

    verb: Verb
    """What it does to its options."""

    options: tuple[str, ...]
    """Ids, at least one."""

    when: Condition
    """The condition; `ALWAYS` if the file has none."""

    strength: Strength | None
    """How strongly; None for a rule that rules out, which removes the option whatever the score."""

    because: str
    """Completes "Good, because …" or "Bad, because …"."""

    source: Citation
    """What the reason rests on."""

    place: Place
    """Where it stands."""

    otherwise: str = ""
    """Completes "then …": what it takes to go the other way all the same; empty unless it is decisive."""

    @property
    def points(self) -> int:
        """What the rule adds to each option it names, before the weight: negative for avoid, 0 for rule out."""
        if self.strength is None:
            return 0
        return POINTS[self.strength] if self.verb == "prefer" else -POINTS[self.strength]


class Criterion(NamedTuple):
    """Something that matters, how much, and the rules that speak to it."""

    id: str
    """Its key in the rule file."""

    name: str
    """As reports write it."""

    weight: int
    """How much it matters beside the others, one of `WEIGHTS`; a profile may say otherwise."""

    rules: tuple[Rule, ...]
    """In file order, at least one."""


class OptionWarning(NamedTuple):
    """True and worth knowing before going for an option, but no reason to choose."""

    options: tuple[str, ...]
    """Ids of the options it is about; none for a remark on the answers themselves."""

    when: Condition
    """The condition; `ALWAYS` if the file has none."""

    because: str
    """What to know, as a clause."""

    source: Citation
    """What it rests on."""

    place: Place
    """Where it stands."""


class Elsewhere(NamedTuple):
    """Something that is no option here, and what speaks for it; said, never scored."""

    look_at: str
    """What to look at."""

    when: Condition
    """The condition; `ALWAYS` if the file has none."""

    because: str
    """What speaks for it, as a clause."""

    source: Citation
    """What it rests on."""

    place: Place
    """Where it stands."""


class Aspect(NamedTuple):
    """One row of the side-by-side table; shown, never scored."""

    name: str
    """The head of the row."""

    cells: Mapping[str, str]
    """What each option does, by id."""

    source: Citation
    """What the row rests on."""


class Example(NamedTuple):
    """A sentence that is a test: who leads when all that is not given is neutral."""

    name: str
    """The sentence."""

    given: Mapping[str, str]
    """Answers by question."""

    expect: tuple[str, ...]
    """One option (id), several for a tie, none for "all are ruled out"."""

    place: Place
    """Where it stands."""


@dataclass(frozen=True, eq=False)
class Decision:
    """A loaded rule file. Compared by identity: it is loaded once, and what is derived from it is kept beside it."""

    title: str
    """The question to settle, in words."""

    file: str
    """The file as it was given, `rules/…` for a packaged one."""

    digest: str
    """`sha256:…` of the file's bytes."""

    packaged: bool
    """Whether it came with the package."""

    reviewed: date | None
    """When somebody last checked its claims; None if it does not say."""

    options: Mapping[str, Option]
    """By id, in file order, two or more."""

    sources: Mapping[str, Source]
    """By id, in file order."""

    questions: Mapping[str, Question]
    """By id, in file order."""

    criteria: Mapping[str, Criterion]
    """By id, in file order."""

    warnings: tuple[OptionWarning, ...]
    """In file order."""

    aspects: tuple[Aspect, ...]
    """In file order."""

    examples: tuple[Example, ...]
    """In file order."""

    elsewhere: tuple[Elsewhere, ...] = ()
    """In file order; empty if the file has none."""

    def with_answers_alike(self) -> "Decision":
        """The same with every answer as usual as any other, so that counting counts profiles, not teams."""
        if not self.says_usual:
            return self
        alike = {id: question._replace(usual=(), usual_source=None) for id, question in self.questions.items()}
        return replace(self, questions=alike)

    def rules(self) -> Iterator[tuple[Criterion, Rule]]:
        """Every rule with its criterion, in file order."""
        for criterion in self.criteria.values():
            for rule in criterion.rules:
                yield criterion, rule

    @property
    def says_usual(self) -> bool:
        """Whether it says of any question how teams usually answer it."""
        return any(question.usual for question in self.questions.values())

    def neutral_answers(self) -> dict[str, str]:
        """The answer that means "no preference", by question, for the questions that have one."""
        return {id: question.neutral for id, question in self.questions.items() if question.neutral is not None}
