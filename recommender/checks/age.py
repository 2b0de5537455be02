"""Whether somebody has checked the rule file lately."""

from collections.abc import Iterator
from datetime import date

from recommender.checks.catalogue import finding
from recommender.model.decision import REVIEW_HOLDS, Decision
from recommender.model.finding import Finding
from recommender.model.place import Place


def old_review(decision: Decision, today: date) -> Iterator[Finding]:
    """A warning if the last review is over a year ago."""
    reviewed = decision.reviewed
    if reviewed is not None and (days := (today - reviewed).days) > REVIEW_HOLDS:
        what = f"it was last reviewed on {reviewed.isoformat()}, {days} days ago"
        yield finding("old-review", Place(decision.file, 1, 1), what, "check every claim again, and set 'reviewed:'")
