"""Decisions of the sizes the figures are for."""

import random
from collections.abc import Sequence
from typing import Any

from recommender.model.decision import Decision
from tests import rule_files

_ANSWERS = (3, 3, 3, 3, 3, 3, 3, 3, 3, 5, 4, 2)
_RULES_A_QUESTION = 32 / 12


def workload(seed: int = 7) -> Decision:
    """The usual size: 12 questions, 32 rules, 8 criteria, 787,320 complete profiles."""
    return of_size(_ANSWERS, 32, seed)


def grown(questions: int, seed: int = 7) -> Decision:
    """So many questions of three answers, with as many rules to each as in the usual size."""
    return of_size((3,) * questions, round(questions * _RULES_A_QUESTION), seed)


def of_four(seed: int = 1) -> Decision:
    """An organisation's own decision: 4 options, 15 questions, 25 rules, most of which read one question."""
    return scattered(15, 25, 4, (1, 1, 2), seed)


def tangled(seed: int = 1) -> Decision:
    """4 options, 20 questions, 60 rules that read up to three questions from anywhere."""
    return scattered(20, 60, 4, (1, 2, 3), seed)


def vast(seed: int = 1) -> Decision:
    """6 options, 60 questions, 400 rules that read up to three questions from anywhere."""
    return scattered(60, 400, 6, (1, 2, 3), seed)


def of_size(answer_counts: Sequence[int], rules: int, seed: int) -> Decision:
    """Two options; most rules read one question, some two or three that stand near each other."""
    chance = random.Random(seed)  # noqa: S311
    raw = _raw({f"q{i}": [f"a{answer}" for answer in range(count)] for i, count in enumerate(answer_counts)}, 2, chance)
    questions = raw["questions"]
    for number in range(rules):
        first = chance.randrange(len(questions))
        near = range(first, min(first + chance.choice((1, 1, 1, 2, 3)), len(questions)))
        read = {f"q{i}": chance.choice(list(questions[f"q{i}"]["answers"])) for i in near}
        raw["criteria"][f"c{number % 8}"]["rules"].append(_rule(raw, read, chance))
    return rule_files.loaded(raw)


def scattered(questions: int, rules: int, options: int, reads: Sequence[int], seed: int) -> Decision:
    """Questions of three answers; every rule reads so many of them, chosen anywhere, and never a neutral answer."""
    chance = random.Random(seed)  # noqa: S311
    raw = _raw({f"q{i}": ["a0", "a1", "a2"] for i in range(questions)}, options, chance)
    for number in range(rules):
        some = chance.sample(list(raw["questions"]), chance.choice(reads))
        read = {question: chance.choice(("a0", "a1")) for question in some}
        raw["criteria"][f"c{number % 8}"]["rules"].append(_rule(raw, read, chance))
    return rule_files.loaded(raw)


def _raw(questions: dict[str, list[str]], options: int, chance: random.Random) -> dict[str, Any]:
    return {
        "decision": "Which?",
        "options": {f"o{index}": {"name": f"Option {index}"} for index in range(options)},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            question: {"ask": "?", "answers": {answer: answer for answer in answers}, "neutral": answers[-1]}
            for question, answers in questions.items()
        },
        "criteria": {f"c{i}": {"weight": chance.randint(1, 5), "rules": []} for i in range(8)},
    }


def _rule(raw: dict[str, Any], read: dict[str, str], chance: random.Random) -> dict[str, Any]:
    return {
        chance.choice(("prefer", "avoid")): chance.choice(list(raw["options"])),
        "when": read,
        "strength": chance.choice(("slight", "clear", "strong")),
        "because": "so",
        "source": "s",
    }
