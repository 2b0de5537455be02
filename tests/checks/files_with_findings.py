"""A rule file without any finding, and for every kind of finding what makes it a file that has it."""

from collections.abc import Callable

from tests.rule_files import Raw


def near(change: Callable[[Raw], object] | None = None) -> Raw:
    """A rule file without any finding, changed."""
    rule = {"because": "so", "source": "s"}
    raw: Raw = {
        "decision": "Which?",
        "reviewed": "2026-11-22",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            question: {"ask": f"{question}?", "answers": {"x": "X", "y": "Y", "n": "N"}, "neutral": "n"}
            for question in ("p", "q", "r", "t")
        },
        "criteria": {
            "c": {
                "weight": 2,
                "rules": [
                    {"prefer": "a", "when": {"p": "x"}, **rule},
                    {"prefer": "b", "when": {"p": "y"}, **rule},
                    {"prefer": "a", "when": {"q": "x"}, **rule},
                    {"prefer": "b", "when": {"q": "y"}, **rule},
                ],
            },
            "d": {
                "weight": 2,
                "rules": [
                    {"prefer": "a", "when": {"r": "x"}, **rule},
                    {"prefer": "b", "when": {"r": "y"}, **rule},
                    {"prefer": "a", "when": {"t": "x"}, **rule},
                    {"prefer": "b", "when": {"t": "y"}, **rule},
                ],
            },
        },
        "examples": {
            "A": {"given": {"p": "x", "q": "x", "r": "x", "t": "x"}, "expect": "a"},
            "B": {"given": {"p": "y", "q": "y", "r": "y", "t": "y"}, "expect": "b"},
        },
    }
    if change is not None:
        change(raw)
    return raw


def rule_of(raw: Raw, criterion: str, index: int) -> Raw:
    rule: Raw = raw["criteria"][criterion]["rules"][index]
    return rule


def always_a(raw: Raw) -> None:
    no_outcome_for_b(raw)
    add(raw, prefer="a")


def both_ruled_out(raw: Raw) -> None:
    add(raw, rule_out="a", when={"p": "x"})
    add(raw, rule_out="b", when={"q": "y"})


def add(raw: Raw, **rule: object) -> None:
    raw["criteria"]["c"]["rules"].append({**rule, "because": "so", "source": "s"})


def only_strong(raw: Raw) -> None:
    for index, question in enumerate("pp"):
        rule_of(raw, "c", index).update(strength="strong", when={question: "xy"[index]})
    raw["criteria"]["c"]["weight"] = 5
    for criterion, index in (("c", 2), ("c", 3), ("d", 0), ("d", 1), ("d", 2), ("d", 3)):
        rule_of(raw, criterion, index)["strength"] = "slight"


def no_outcome_for_b(raw: Raw) -> None:
    for criterion, index in (("c", 1), ("c", 3), ("d", 1), ("d", 3)):
        rule_of(raw, criterion, index)["prefer"] = "a"
    raw["examples"]["B"]["expect"] = "a"


HAS: dict[str, Callable[[Raw], object]] = {
    "failing-example": lambda raw: raw["examples"]["A"].update(expect="b"),
    "firing-neutral": lambda raw: raw["questions"]["p"].update(neutral="x"),
    "unreachable-rule": lambda raw: rule_of(raw, "c", 0).update(when={"all": [{"p": "x"}, {"p": "y"}]}),
    "always-true": lambda raw: rule_of(raw, "c", 0).update(when={"p": ["x", "y", "n"]}),
    "duplicate-rule": lambda raw: rule_of(raw, "c", 2).update(when={"not": {"p": ["y", "n"]}}),
    "conflicting-rules": lambda raw: add(raw, avoid="a", when={"p": "x"}),
    "subsumed-rule": lambda raw: add(raw, prefer="a", when={"p": "x", "q": "x"}),
    "rule-without-effect": lambda raw: raw["criteria"].update(
        e={"weight": 1, "rules": [{"prefer": ["a", "b"], "when": {"p": "x"}, "because": "so", "source": "s"}]}
    ),
    "question-without-effect": lambda raw: [
        rule_of(raw, "d", 2).update(prefer=["a", "b"]),
        rule_of(raw, "d", 3).update(prefer=["a", "b"]),
    ],
    "option-never-wins": no_outcome_for_b,
    "option-always-wins": always_a,
    "nothing-left": both_ruled_out,
    "one-sided-criterion": lambda raw: [
        rule_of(raw, "c", 1).update(prefer="a"),
        rule_of(raw, "c", 3).update(prefer="a"),
    ],
    "shares-apart": lambda raw: raw["criteria"]["d"].update(rules=raw["criteria"]["d"]["rules"][:2]),
    "correlated-criteria": lambda raw: [
        rule_of(raw, "d", index).update(when=rule_of(raw, "c", index)["when"]) for index in range(4)
    ],
    "dominant-question": only_strong,
    "unfired-rule": lambda raw: raw["examples"].pop("B"),
    "unused-question": lambda raw: raw["questions"].update(idle={"ask": "?", "answers": {"x": "X", "y": "Y"}}),
    "unused-answer": lambda raw: raw["questions"]["p"]["answers"].update(z="Z"),
    "unused-source": lambda raw: raw["sources"].update(idle={"title": "Idle"}),
    "usual-without-source": lambda raw: raw["questions"]["p"].update(usual={"x": 60, "y": 30, "n": 10}),
    "old-review": lambda raw: raw.update(reviewed="2025-11-24"),
}
