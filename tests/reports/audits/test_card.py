"""A rule file's card: read word by word in its golden files."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from recommender.engine.audits.card import card
from recommender.model.decision import Decision, Elsewhere
from recommender.reports.audits.card import CARD
from recommender.reports.style import Style
from tests.profiles import CHOICES, LABELLED, with_usual

DAY = date(2026, 11, 25)
CASES = {"cases.yaml": LABELLED, "organisations.yaml": CHOICES[:1]}


@pytest.fixture
def full(sample: Decision) -> Decision:
    """The sample with usual shares and something to look at elsewhere."""
    warning = sample.warnings[0]
    pointer = Elsewhere("Flask", warning.when, "it is small", warning.source, warning.place)
    return replace(with_usual(sample, "language", (3, 4, 2, 1)), elsewhere=(pointer,))


@pytest.mark.parametrize(("name", "format"), [("card.txt", "text"), ("card.md", "markdown"), ("card.json", "json")])
def test_it_reads_as_in_its_golden_file(
    name: str, format: str, full: Decision, golden: Callable[[str, str], None]
) -> None:
    golden(name, CARD[format](card(full, CASES, DAY), Style()))


def test_what_there_is_not_is_said(sample: Decision) -> None:
    text = CARD["text"](card(replace(sample, reviewed=None), {}, DAY), Style())
    assert "No choices come with it" in text
    assert "It does not say how teams usually answer" in text
    assert text.endswith("When it was reviewed\n  It does not say\n")
    assert "How often the leader was chosen" not in text


def test_an_old_review_is_called_old(sample: Decision) -> None:
    text = CARD["text"](card(sample, {}, date(2028, 1, 1)), Style(width=200))
    assert "longer than the 365 days for which a review holds" in text


def test_criteria_that_lean_or_cannot_be_counted_are_named(sample: Decision) -> None:
    made = card(sample, {}, DAY)
    leaning = replace(made, one_sided={"language": "fastapi"}, uncounted=("documentation",))
    text = CARD["text"](leaning, Style())
    assert f"  {sample.criteria['language'].name}: FastAPI\n" in text
    assert f"  Too much to count for {sample.criteria['documentation'].name}\n" in text


def test_a_sample_says_so(sample: Decision) -> None:
    made = card(sample, {}, DAY)
    drawn = replace(made, alike=made.alike._replace(exact=False, ways=4000, standard_error=0.02))
    assert "(a sample of 4,000; standard error 2 %)" in CARD["text"](drawn, Style(width=200))


def test_hostile_texts_come_out_as_text(sample: Decision) -> None:
    hostile = "\x1b[31m<b>[x](y)"
    made = card(replace(sample, title=hostile), {hostile: CHOICES}, DAY)
    assert "\x1b" not in CARD["text"](made, Style()) + CARD["markdown"](made, Style())
    assert "<b>" not in CARD["markdown"](made, Style())
    assert json.loads(CARD["json"](made, Style()))["decision"]["title"] == hostile
