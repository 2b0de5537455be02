"""What a report once said, and so much of the rules of the day that it can be told what has changed. Immutable."""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from recommender.model.condition import spelt
from recommender.model.decision import Criterion, Question, Rule
from recommender.model.profile import Profile
from recommender.model.recommendation import Confidence


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


class OpenRule(NamedTuple):
    """One rule that neither held nor failed."""

    criterion: str
    """The criterion's id."""

    options: tuple[str, ...]
    """The ids of the options that it would speak for or against."""

    points: int
    """Negative against them; 0 for a rule that rules out."""

    condition: str
    """The fingerprint of its condition."""

    because: str = ""
    """The reason; empty in a record, which does not keep it."""


class OpenQuestion(NamedTuple):
    """One question that nobody had answered."""

    answers: str
    """The fingerprint of its answers, and of which of them means "no preference"."""

    usual: tuple[int, ...]
    """How many teams give each answer, in the order of the answers' ids."""


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

    profile: Profile
    """The answers that were given, and the team's own weights."""

    assumed_neutral: bool
    """Whether open questions counted as "no preference"."""

    outcome: str | None
    """An option's id, `tie` or `none`; None while there were more."""

    leader: str | None
    """The option's id; None if several shared the lead, or none fitted."""

    confidence: Confidence | None
    """How sure, with the number beside the word as its only share; None where no option fitted."""

    weights: Mapping[str, int]
    """Those in force, by criterion."""

    options: Sequence[str]
    """The ids of all options."""

    said: Sequence[Said]
    """The rules that held."""

    open_rules: Sequence[OpenRule]
    """The rules that the answers given left open."""

    open_questions: Mapping[str, OpenQuestion]
    """The questions that were not answered, by id."""


def open_rule(criterion: Criterion, rule: Rule) -> OpenRule:
    """What a record keeps of a rule that is open, and its reason."""
    return OpenRule(criterion.id, rule.options, rule.points, fingerprint(spelt(rule.when)), rule.because)


def open_question(question: Question) -> OpenQuestion:
    """What a record keeps of a question that is not answered."""
    shares = dict(zip(question.answers, question.shares, strict=True))
    names = sorted(shares)
    answers = fingerprint(" ".join([*names, "/", question.neutral or ""]))
    return OpenQuestion(answers, tuple([shares[name] for name in names]))


def fingerprint(text: str) -> str:
    """Three letters or digits by which another text is told, but for one in 32,768."""
    return b32encode(sha256(text.encode("utf-8", "surrogatepass")).digest())[:3].decode().lower()
