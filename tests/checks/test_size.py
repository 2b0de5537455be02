"""Decisions too large to count."""

from recommender.checks.size import too_large
from recommender.model.decision import Decision
from tests import rule_files


def test_a_decision_that_ties_everything_together_is_too_large() -> None:
    names = [f"q{index}" for index in range(40)]
    rules = [
        {"prefer": "o0", "when": {"any": [{a: "y"}, {b: "z"}, {c: "y"}]}, "because": "so", "source": "s"}
        for a, b, c in ((names[i], names[(i * 7 + 3) % 40], names[(i * 11 + 5) % 40]) for i in range(40))
    ]
    raw = {
        "decision": "Which?",
        "options": {"o0": {"name": "First"}, "o1": {"name": "Second"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {name: {"ask": "q?", "answers": {"x": "X", "y": "Y", "z": "Z"}, "neutral": "x"} for name in names},
        "criteria": {"c": {"weight": 1, "rules": rules}},
    }
    (finding,) = too_large(rule_files.loaded(raw))
    assert finding.what == "the rules tie too many questions together to count every way to answer them"


def test_the_packaged_decision_is_small_enough(packaged: Decision) -> None:
    assert list(too_large(packaged)) == []
