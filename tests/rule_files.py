"""Rule files as plain values, before the product has read them."""

import json
from collections.abc import Mapping
from typing import Any

from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.place import Place

Raw = dict[str, Any]
Answers = Mapping[str, str]
Position = tuple[str, int]  # of a rule: its criterion, and where it stands in it
POINTS = {"slight": 1, "clear": 2, "strong": 3, "decisive": 6}


def loaded(raw: Raw) -> Decision:
    """The rule file as the product loads it."""
    return decision_of(json.dumps(raw).encode(), "small.json")


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
