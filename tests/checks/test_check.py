"""All checks of one rule file."""

import inspect
from importlib import import_module
from pathlib import Path

from recommender.checks import check as module
from recommender.checks.age import old_review
from recommender.checks.check import CHECKS, check
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from tests.conftest import SAMPLE


def test_the_sample_has_notes_only(sample: Decision) -> None:
    assert {finding.level for finding in check(sample)} == {"note"}


def test_findings_come_in_the_order_of_their_places() -> None:
    text = SAMPLE.read_text()
    for old, new in (
        ("any: No preference}", "any: No preference, nobody: Nobody}"),
        ("    expect: [fastapi, express]", "    expect: express"),
    ):
        assert old in text
        text = text.replace(old, new)
    places = [finding.place for finding in check(decision_of(text.encode(), "f.yaml"))]
    assert len(places) > 2
    assert places == sorted(places)


def test_no_check_of_this_room_is_left_out() -> None:
    made = {
        function
        for file in Path(module.__file__).parent.glob("[a-z]*.py")
        for name, function in vars(import_module(f"recommender.checks.{file.stem}")).items()
        if inspect.isgeneratorfunction(function) and function.__module__ == f"recommender.checks.{file.stem}"
        if not name.startswith("_")
    }
    assert made == {*CHECKS, old_review}
