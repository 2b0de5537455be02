"""A decision of the size the figures are for: 12 questions, 32 rules, 8 criteria, 787,320 complete profiles."""

import random
from typing import Any

from recommender.model.decision import Decision
from tests import small

_ANSWERS = (3, 3, 3, 3, 3, 3, 3, 3, 3, 5, 4, 2)


def workload(seed: int = 7) -> Decision:
    """Two options; most rules read one question, some two or three that stand near each other."""
    chance = random.Random(seed)  # noqa: S311
    questions = {f"q{i}": [f"a{answer}" for answer in range(count)] for i, count in enumerate(_ANSWERS)}
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
    for number in range(32):
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
    return small.loaded(raw)
