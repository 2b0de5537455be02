"""Decisions of the sizes the figures are for, with rules that read up to three questions near each other."""

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


def of_size(answer_counts: Sequence[int], rules: int, seed: int) -> Decision:
    """Two options; most rules read one question, some two or three that stand near each other."""
    chance = random.Random(seed)  # noqa: S311
    questions = {f"q{i}": [f"a{answer}" for answer in range(count)] for i, count in enumerate(answer_counts)}
    raw: dict[str, Any] = {
        "decision": "Which?",
        "options": {"one": {"name": "One"}, "other": {"name": "Other"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            question: {"ask": "?", "answers": {answer: answer for answer in answers}, "neutral": answers[-1]}
            for question, answers in questions.items()
        },
        "criteria": {f"c{i}": {"weight": chance.randint(1, 5), "rules": []} for i in range(8)},
    }
    for number in range(rules):
        first = chance.randrange(len(questions))
        near = range(first, min(first + chance.choice((1, 1, 1, 2, 3)), len(questions)))
        raw["criteria"][f"c{number % 8}"]["rules"].append(
            {
                chance.choice(("prefer", "avoid")): chance.choice(("one", "other")),
                "when": {f"q{i}": chance.choice(questions[f"q{i}"]) for i in near},
                "strength": chance.choice(("slight", "clear", "strong")),
                "because": "so",
                "source": "s",
            }
        )
    return rule_files.loaded(raw)
