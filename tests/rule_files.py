"""Rule files as plain values, before the product has read them."""

import json
from collections.abc import Mapping
from typing import Any

from recommender.loading.rules import decision_of
from recommender.model.decision import Decision

Raw = dict[str, Any]
Answers = Mapping[str, str]
Position = tuple[str, int]  # of a rule: its criterion, and where it stands in it
POINTS = {"slight": 1, "clear": 2, "strong": 3}


def loaded(raw: Raw) -> Decision:
    """The rule file as the product loads it."""
    return decision_of(json.dumps(raw).encode(), "small.json")
