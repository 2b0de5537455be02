"""Random small rule files as plain values, and teams that ask about them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.rule_files import POINTS, Raw

USUAL = (1, 1, 4, 5)
"""How many teams give an answer; they seldom add up to 100."""

# Rule files ---------------------------------------------------------------------------------------------------------


@st.composite
def rule_files(
    draw: st.DrawFn,
    *,
    min_options: int = 2,
    max_options: int = 4,
    max_questions: int = 4,
    max_criteria: int = 3,
    max_rules: int = 4,
) -> Raw:
    options = [f"o{index}" for index in range(draw(st.integers(min_options, max_options)))]
    questions = {
        f"q{index}": [f"a{answer}" for answer in range(draw(st.integers(2, 4)))]
        for index in range(draw(st.integers(1, max_questions)))
    }
    criteria = {
        f"c{index}": {
            "weight": draw(st.integers(0, 5)),
            "rules": draw(st.lists(rules(options, questions), min_size=1, max_size=max_rules)),
        }
        for index in range(draw(st.integers(1, max_criteria)))
    }
    raw: Raw = {
        "decision": "Which?",
        "options": {option: {"name": option.upper()} for option in options},
        "sources": {"s": {"title": "A source"}},
        "questions": {},
        "criteria": criteria,
    }
    for question, answers in questions.items():
        raw["questions"][question] = {"ask": f"{question}?", "answers": {answer: answer for answer in answers}}
        if draw(st.booleans()):
            raw["questions"][question]["neutral"] = draw(st.sampled_from(answers))
        if draw(st.booleans()):
            raw["questions"][question]["kind"] = draw(st.sampled_from(["fact", "wish"]))
        if draw(st.booleans()):
            raw["questions"][question]["usual"] = {answer: draw(st.sampled_from(USUAL)) for answer in answers}
            if draw(st.booleans()):
                raw["questions"][question]["usual_source"] = "s"
    if draw(st.booleans()):
        raw["warnings"] = draw(st.lists(_said(questions), min_size=1, max_size=3))
        raw["warnings"][0]["about"] = options[:1]  # the others are remarks
    if draw(st.booleans()):
        raw["elsewhere"] = draw(st.lists(_said(questions, look_at=st.just("It")), min_size=1, max_size=2))
    return raw


@st.composite
def rules(draw: st.DrawFn, options: list[str], questions: dict[str, list[str]]) -> Raw:
    verb = draw(st.sampled_from(["prefer", "prefer", "avoid", "rule_out"]))
    rule: Raw = {verb: draw(st.lists(st.sampled_from(options), min_size=1, unique=True))}
    if draw(st.integers(0, 9)):
        rule["when"] = draw(conditions(questions, depth=2))
    if verb != "rule_out":
        rule |= _strength(draw(st.sampled_from(list(POINTS))))
    return {**rule, "because": "so", "source": "s"}


def _said(questions: dict[str, list[str]], **more: st.SearchStrategy[str]) -> st.SearchStrategy[Raw]:
    """What is said for a reason, where its condition holds if it has one."""
    always = {"because": st.just("so"), "source": st.just("s"), **more}
    return st.fixed_dictionaries(always, optional={"when": conditions(questions, depth=1)})


def _strength(word: str) -> Raw:
    """The strength of a rule, with what a decisive one needs beside it."""
    return {"strength": word, **({"otherwise": "go round"} if word == "decisive" else {})}


@st.composite
def conditions(draw: st.DrawFn, questions: dict[str, list[str]], depth: int) -> Raw:
    kind = draw(st.sampled_from(["is", "is", "both", "any", "all", "not"] if depth else ["is"]))
    inner = conditions(questions, depth - 1) if depth else st.nothing()
    match kind:
        case "any" | "all":
            return {kind: draw(st.lists(inner, min_size=1, max_size=3))}
        case "not":
            return {"not": draw(inner)}
        case _:
            some = draw(
                st.lists(st.sampled_from(list(questions)), min_size=1, max_size=1 + (kind == "both"), unique=True)
            )
            return {question: draw(_answers_of(questions[question])) for question in some}


def _answers_of(answers: list[str]) -> st.SearchStrategy[str | list[str]]:
    several = st.lists(st.sampled_from(answers), min_size=1, unique=True)
    return st.one_of(st.sampled_from(answers), several)


@st.composite
def partial_answers(draw: st.DrawFn, raw: Raw) -> dict[str, str]:
    given: dict[str, str] = {}
    for question, form in raw["questions"].items():
        if draw(st.booleans()):
            given[question] = draw(st.sampled_from(list(form["answers"])))
    return given


@st.composite
def team_weights(draw: st.DrawFn, raw: Raw) -> dict[str, int]:
    return {criterion: draw(st.integers(0, 5)) for criterion in raw["criteria"] if draw(st.booleans())}


# Teams --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A rule file and a team's profile for it, as plain values."""

    raw: Raw
    given: dict[str, str]
    own_weights: dict[str, int]
    fixed: tuple[str, ...]
    assume_neutral: bool

    @property
    def answers(self) -> dict[str, str]:
        """What the result rests on: the answers given and, if asked for, the neutral ones to all other questions."""
        return {**self._neutral(), **self.given} if self.assume_neutral else self.given

    @property
    def other_answers(self) -> dict[str, str]:
        """What it would rest on if open questions were read the other way."""
        return self.given if self.assume_neutral else {**self._neutral(), **self.given}

    @property
    def complete(self) -> bool:
        """Whether no question is left open, given or assumed."""
        return len(self.answers) == len(self.raw["questions"])

    @property
    def weights(self) -> dict[str, int]:
        """The weights in force: the team's own, else the file's."""
        return {id: self.own_weights.get(id, form["weight"]) for id, form in self.raw["criteria"].items()}

    @property
    def silenced(self) -> set[str]:
        """The criteria that the team itself, not the file, gives the weight 0."""
        return {criterion for criterion, weight in self.own_weights.items() if weight == 0}

    def _neutral(self) -> dict[str, str]:
        return {id: form["neutral"] for id, form in self.raw["questions"].items() if "neutral" in form}


@st.composite
def cases(draw: st.DrawFn, files: st.SearchStrategy[Raw], *, complete: bool = False) -> Case:
    """Profiles for rule files: any answers in any reading, or an answer to every question."""
    raw = draw(files)
    given = draw(partial_answers(raw))
    if complete:
        for question, form in raw["questions"].items():
            given.setdefault(question, draw(st.sampled_from(list(form["answers"]))))
    fixed = draw(st.lists(st.sampled_from(list(raw["questions"])), unique=True, max_size=2))
    return Case(raw, given, draw(team_weights(raw)), tuple(fixed), draw(st.booleans()))


@st.composite
def busy_cases(
    draw: st.DrawFn,
    *,
    complete: bool = False,
    max_options: int = 4,
    max_criteria: int = 3,
    max_rules: int = 4,
    questions: int | None = None,
) -> Case:
    """Profiles of rule files in which much happens: options close together, rules that pull both ways, few vetoes.

    `cases` draws what is simple more often than not, so that in most of its rule files nothing can change. Here only a
    seed is drawn, so that what fails does not shrink: see whether `cases` finds it too. If the number of questions is
    given, they have two answers each.
    """
    chance = random.Random(draw(st.integers(0, 2**32 - 1)))  # noqa: S311
    options = [f"o{index}" for index in range(chance.randint(2, max_options))]
    answers = {
        f"q{index}": ["a0", "a1", "a2"][: 2 if questions else chance.randint(2, 3)]
        for index in range(questions or chance.randint(3, 4))
    }
    raw: Raw = {
        "decision": "Which?",
        "options": {option: {"name": option.upper()} for option in options},
        "sources": {"s": {"title": "A source"}},
        "questions": {id: {"ask": "?", "answers": {answer: answer for answer in of}} for id, of in answers.items()},
        "criteria": {
            f"c{index}": {
                "weight": chance.choice((0, 1, 1, 2, 2, 3, 4, 5)),
                "rules": [_busy_rule(chance, options, answers) for _ in range(chance.randint(2, max_rules))],
            }
            for index in range(chance.randint(2, max_criteria))
        },
    }
    for form in raw["questions"].values():
        if chance.random() < 0.6:
            form["neutral"] = chance.choice(list(form["answers"]))
        if chance.random() < 0.6:
            form["usual"] = {answer: chance.choice(USUAL) for answer in form["answers"]}
        if chance.random() < 0.4:
            form["kind"] = chance.choice(("fact", "wish"))
    given = {id: chance.choice(of) for id, of in answers.items() if complete or chance.random() < 0.5}
    own = {criterion: chance.choice((0, 0, 1, 2, 3, 4, 5)) for criterion in raw["criteria"] if chance.random() < 0.3}
    fixed = tuple(question for question in answers if chance.random() < 0.15)
    return Case(raw, given, own, fixed, assume_neutral=chance.random() < 0.3)


def _busy_rule(chance: random.Random, options: list[str], questions: Mapping[str, list[str]]) -> Raw:
    verb = chance.choices(("prefer", "avoid", "rule_out"), (12, 6, 1))[0]
    rule: Raw = {verb: chance.sample(options, chance.choice((1, 1, 1, 2)))}
    if chance.random() < 0.9:
        rule["when"] = _busy_condition(chance, questions, chance.choice((0, 0, 1, 2)))
    if verb != "rule_out":
        rule |= _strength(chance.choices(list(POINTS), (3, 3, 3, 1))[0])
    return {**rule, "because": "so", "source": "s"}


def _busy_condition(chance: random.Random, questions: Mapping[str, list[str]], depth: int) -> Raw:
    if not depth:
        some = chance.sample(list(questions), chance.choice((1, 1, 2)))
        return {id: chance.sample(questions[id], chance.randint(1, len(questions[id]) - 1)) for id in some}
    kind = chance.choice(("any", "all", "not"))
    parts = [_busy_condition(chance, questions, depth - 1) for _ in range(2)]
    return {kind: parts[0] if kind == "not" else parts}


def mixed_cases(*, complete: bool = False) -> st.SearchStrategy[Case]:
    """Simple profiles, of which what fails shrinks, and profiles in which much happens."""
    return cases(rule_files(max_questions=3), complete=complete) | busy_cases(complete=complete)
