"""The whole rule file that CONTRIBUTING shows is one, and sound."""

import re
from pathlib import Path

from recommender.checks.check import check
from recommender.loading.rules import decision_of

CONTRIBUTING = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text()


def test_the_whole_decision_is_sound() -> None:
    (text,) = re.findall(r"```yaml\n(decision: .*?)```", CONTRIBUTING, re.DOTALL)
    assert check(decision_of(text.encode(), "contributing.yaml")) == []
