"""Random small rule files as plain values, and what must come of them by enumerating every completion.

Nothing here uses the engine or the model: conditions are read off the raw mapping, completions are listed one by one.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.place import Place

Raw = dict[str, Any]
Answers = Mapping[str, str]
Position = tuple[str, int]  # of a rule: its criterion, and where it stands in it
POINTS = {"slight": 1, "clear": 2, "strong": 3}


def loaded(raw: Raw) -> Decision:
    """The rule file as the product loads it."""
    return decision_of(json.dumps(raw).encode(), "small.json")


# What a rule file may hold ------------------------------------------------------------------------------------------


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
    return raw


@st.composite
def rules(draw: st.DrawFn, options: list[str], questions: dict[str, list[str]]) -> Raw:
    verb = draw(st.sampled_from(["prefer", "prefer", "avoid", "rule_out"]))
    rule: Raw = {verb: draw(st.lists(st.sampled_from(options), min_size=1, unique=True))}
    if draw(st.integers(0, 9)):
        rule["when"] = draw(conditions(questions, depth=2))
    if verb != "rule_out":
        rule["strength"] = draw(st.sampled_from(list(POINTS)))
    return {**rule, "because": "so", "source": "s"}


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


# What must come of it -----------------------------------------------------------------------------------------------


def value(condition: Raw | None, answers: Answers) -> bool | None:
    """Kleene's three values: True, False, or None while it is open."""
    if condition is None:
        return True
    parts: list[bool | None] = []
    for key, inner in condition.items():
        match key:
            case "any":
                parts.append(_or([value(part, answers) for part in inner]))
            case "all":
                parts.append(_and([value(part, answers) for part in inner]))
            case "not":
                part = value(inner, answers)
                parts.append(None if part is None else not part)
            case question:
                wanted = [inner] if isinstance(inner, str) else inner
                parts.append(answers[question] in wanted if question in answers else None)
    return _and(parts)


def _and(parts: list[bool | None]) -> bool | None:
    return False if False in parts else None if None in parts else True


def _or(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


def fired(raw: Raw, answers: Answers) -> list[Position]:
    """The rules that hold."""
    return [position for position, rule in rules_of(raw).items() if value(rule.get("when"), answers) is True]


def weights_of(raw: Raw) -> dict[str, int]:
    """The weights of the file."""
    return {criterion: form["weight"] for criterion, form in raw["criteria"].items()}


def rules_of(raw: Raw) -> dict[Position, Raw]:
    """Every rule, in file order."""
    return {
        (criterion, index): rule
        for criterion, form in raw["criteria"].items()
        for index, rule in enumerate(form["rules"])
    }


def position_of(decision: Decision, raw: Raw) -> dict[Place, Position]:
    """Which rule stands at a place."""
    return {rule.place: position for position, (_, rule) in zip(rules_of(raw), decision.rules(), strict=True)}


def profiles(raw: Raw) -> list[dict[str, str]]:
    """Every complete profile."""
    return list(completions(raw, {}))


def completions(raw: Raw, answers: Answers) -> Iterator[dict[str, str]]:
    open_questions = [question for question in raw["questions"] if question not in answers]
    for rest in itertools.product(*(raw["questions"][question]["answers"] for question in open_questions)):
        yield {**answers, **dict(zip(open_questions, rest, strict=True))}


def scores(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> dict[str, int]:
    """Every option's score at complete answers."""
    total = dict.fromkeys(raw["options"], 0)
    for criterion, index in fired(raw, answers):
        rule = raw["criteria"][criterion]["rules"][index]
        weight = weights.get(criterion, raw["criteria"][criterion]["weight"])
        sign = {"prefer": 1, "avoid": -1, "rule_out": 0}
        verb = next(verb for verb in sign if verb in rule)
        for option in rule[verb]:
            total[option] += sign[verb] * POINTS[rule.get("strength", "clear")] * weight
    return total


def outcome(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> str:
    """An option, `tie` or `none`, at complete answers."""
    best = leaders(raw, answers, weights)
    return "none" if not best else best[0] if len(best) == 1 else "tie"


def leaders(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> list[str]:
    out = ruled_out(raw, answers)
    left = {option: score for option, score in scores(raw, answers, weights).items() if option not in out}
    return [option for option, score in left.items() if score == max(left.values())]


def ruled_out(raw: Raw, answers: Answers) -> set[str]:
    return {
        option
        for criterion, index in fired(raw, answers)
        for option in raw["criteria"][criterion]["rules"][index].get("rule_out", [])
    }


def shares(raw: Raw, answers: Answers, weights: Mapping[str, int]) -> dict[str, Fraction]:
    """The exact share of the ways to finish by outcome."""
    counts = Counter(outcome(raw, way, weights) for way in completions(raw, answers))
    names = [*raw["options"], "tie", "none"]
    return {name: Fraction(counts[name], counts.total()) for name in names}
