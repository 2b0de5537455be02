"""What stands under `when`: its value and its faults, from one walk."""

import pytest

from recommender.loading.conditions import condition_at
from recommender.loading.yaml import parse
from recommender.model.condition import ALWAYS, All, AnyOf, Condition, Is, Not

KNOWN = {"q": ("a", "b"), "r": ("c",)}


def _walked(text: str) -> tuple[Condition, list[str]]:
    condition, faults = condition_at(parse(text.encode(), "f"), (), KNOWN)
    return condition, [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{q: a}", Is("q", ("a",))),
        ("{q: [a, b], r: c}", All((Is("q", ("a", "b")), Is("r", ("c",))))),
        ("{not: {q: a}}", Not(Is("q", ("a",)))),
        ("{any: [{q: a}, {r: c}]}", AnyOf((Is("q", ("a",)), Is("r", ("c",))))),
        ("{all: [{q: a, r: c}]}", All((All((Is("q", ("a",)), Is("r", ("c",)))),))),
    ],
)
def test_a_condition_is_what_is_written(text: str, condition: Condition) -> None:
    assert _walked(text) == (condition, [])


def test_every_fault_in_a_condition_is_named_at_its_place() -> None:
    condition, faults = _walked("{any: [{q: z}, {s: a}, {}], not: 7, all: {q: a}}")
    assert [fault.partition(";")[0] for fault in faults] == [
        "f:1:12: the question 'q' has no answer 'z'",
        "f:1:17: no question is named 's'",
        "f:1:24: this condition says nothing",
        "f:1:34: a condition must stand here",
        "f:1:42: a list of conditions must stand under 'all'",
    ]
    assert isinstance(condition, All)


def test_without_questions_nothing_is_held_against_them() -> None:
    assert condition_at(parse(b"{q: a}", "f"), (), {}) == (ALWAYS, [])
