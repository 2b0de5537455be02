"""What has become of a record, as a terminal and as a script get it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from recommender.engine.audits.recheck import recheck
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.recheck import Recheck, Reworded
from recommender.model.record import Record, Said
from recommender.reports.audits.recheck import RECHECK
from tests.conftest import SAMPLE
from tests.profiles import FILED, record_of

TODAY = date(2026, 11, 25)
SAID = Said("express", "language", 2, 5, "the packages run there")


@pytest.fixture
def record(sample: Decision) -> Record:
    return record_of(sample, FILED)


def _text(*checks: Recheck, today: date = TODAY) -> str:
    """As one line, wherever it is folded."""
    return " ".join(RECHECK["text"](checks, today, 80).split())


def test_what_stands_says_so_with_the_age_of_the_review(record: Record, sample: Decision) -> None:
    assert _text(recheck(sample, record)) == (
        "report.json: still stands: FastAPI leads (moderate, 67 %) the rule file is the same "
        "rules reviewed 2026-11-22, 3 days ago"
    )


def test_a_rule_that_became_decisive_counts_otherwise_and_the_other_way_round(record: Record, sample: Decision) -> None:
    strong, decisive = "strength: strong\n", "strength: decisive\n        otherwise: learn it\n"
    needed = decision_of(SAMPLE.read_text().replace(strong, decisive, 1).encode(), "sample.yaml")
    assert "now +30 points, was +15: the Python the team already runs" in _text(recheck(needed, record))
    filed = record_of(needed, FILED)
    assert "now +15 points, was +30: the Python the team already runs" in _text(recheck(sample, filed))


def test_a_share_that_moved_is_told_beside_the_word(record: Record, sample: Decision) -> None:
    assert ", was 88 % the rule file" in _text(recheck(sample, replace(record, share=0.88)))


@pytest.mark.parametrize(
    ("change", "was"),
    [
        ({"leader": "express", "word": "strong", "share": 0.95}, "Express (strong, 95 %)"),
        ({"leader": "flask", "word": "strong", "share": 0.95}, "flask (strong, 95 %)"),
        ({"leader": None, "outcome": "tie", "word": "toss-up", "share": 0.4}, "a tie (toss-up, 40 %)"),
        ({"leader": None, "outcome": "none", "word": None, "share": None}, "none fits"),
        ({"leader": None, "outcome": None, "word": "toss-up", "share": 0.5}, "no option ahead (toss-up, 50 %)"),
    ],
)
def test_what_no_longer_stands_says_what_it_was(
    change: dict[str, Any], was: str, record: Record, sample: Decision
) -> None:
    text = _text(recheck(sample, replace(record, **change)))
    assert f"no longer stands: was {was}; now FastAPI leads" in text
    assert "the rule file is the same, so the record was edited, or another version of recommender wrote it" in text


def test_every_sort_of_change_is_named(record: Record, sample: Decision) -> None:
    ruled_out = Said("fastapi", "", 0, 0, "it needs Python")
    check = replace(
        recheck(sample, replace(record, digest="sha256:another")),
        gone=["libraries: npm"],
        added=[SAID],
        removed=[ruled_out],
        reworded=[Reworded(SAID, SAID._replace(because="they run there"))],
        reweighed=[Reworded(SAID, SAID._replace(weight=3))],
    )
    text = _text(check)
    for change in (
        "the rules no longer know libraries: npm",
        "added +10 points for Express: the packages run there",
        "removed FastAPI ruled out: it needs Python",
        "now +6 points, was +10: the packages run there",
        "reworded: the packages run there -> they run there",
    ):
        assert change in text
    assert "the rule file" not in text


def test_a_file_that_changed_elsewhere_is_told_so(record: Record, sample: Decision) -> None:
    text = _text(recheck(sample, replace(record, digest="sha256:another")))
    assert "the rule file has changed, but no rule that holds here" in text


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "1 day ago"),
        (date(2026, 11, 21), "1 day from now"),
        (date(2027, 11, 22), "365 days ago"),
        (date(2027, 11, 23), "366 days ago; review them again"),
    ],
)
def test_a_review_is_old_after_a_year(today: date, age: str, record: Record, sample: Decision) -> None:
    assert _text(recheck(sample, record), today=today).endswith(f"rules reviewed 2026-11-22, {age}")


def test_rules_that_nobody_reviewed_are_told_so(record: Record, sample: Decision) -> None:
    text = _text(recheck(replace(sample, reviewed=None), record))
    assert text.endswith("nobody has said when the rules were last reviewed")


def test_a_record_full_of_escapes_comes_out_as_text(record: Record, sample: Decision) -> None:
    text = _text(recheck(sample, replace(record, file="\x1b.md", leader="\x1b[31m", word="\x1b", share=0.5)))
    assert "\x1b" not in text


def test_scripts_get_what_was_and_what_is(record: Record, sample: Decision) -> None:
    document = json.loads(RECHECK["json"]([recheck(sample, replace(record, leader="express"))], TODAY, 80))
    (checked,) = document["records"]
    assert (document["date"], checked["stands"], checked["review_age_days"]) == ("2026-11-25", False, 3)
    assert (checked["before"]["leader"], checked["now"]["leader"]) == ("express", "fastapi")
    assert checked["before"]["digest"] == checked["now"]["digest"] == sample.digest
