"""How old a review may be."""

from datetime import date

import pytest

from recommender.checks.age import old_review
from recommender.checks.check import check
from tests import rule_files
from tests.checks.files_with_findings import HAS, near

TODAY = date(2026, 11, 25)


def _said(reviewed: str | None) -> list[str]:
    raw = near()
    raw.pop("reviewed")
    if reviewed is not None:
        raw["reviewed"] = reviewed
    return [str(finding) for finding in old_review(rule_files.loaded(raw), TODAY)]


def test_a_review_of_more_than_a_year_ago_is_old() -> None:
    assert _said("2025-11-24") == [
        "small.json:1:1: it was last reviewed on 2025-11-24, 366 days ago; check every claim again, and set 'reviewed:'"
    ]


@pytest.mark.parametrize("reviewed", ["2025-11-25", "2026-11-25", "2030-01-01", None])
def test_a_review_a_year_ago_is_not_old_yet_nor_is_one_to_come_or_none(reviewed: str | None) -> None:
    assert _said(reviewed) == []


def test_who_gives_no_day_is_told_nothing_of_the_review() -> None:
    assert "old-review" not in {finding.name for finding in check(rule_files.loaded(near(HAS["old-review"])))}
