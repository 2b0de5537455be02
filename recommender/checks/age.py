"""Whether somebody has checked the rule file lately."""

from collections.abc import Iterator
from datetime import date, timedelta

from recommender.checks.catalogue import finding
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from recommender.model.place import Place

_YEAR = timedelta(days=365)


def old_review(decision: Decision, today: date) -> Iterator[Finding]:
    """A warning if the last review is over a year ago."""
    reviewed = decision.reviewed
    if reviewed is not None and today - reviewed > _YEAR:
        what = f"it was last reviewed on {reviewed.isoformat()}, {(today - reviewed).days} days ago"
        yield finding("old-review", Place(decision.file, 1, 1), what, "check every claim again, and set 'reviewed:'")
