"""All checks of a rule file that can be read."""

from recommender.checks.examples import failing_examples, unfired_rules
from recommender.checks.neutral import firing_neutral_answers
from recommender.checks.size import too_large
from recommender.checks.unused import unused_questions, unused_sources
from recommender.model.decision import Decision
from recommender.model.finding import Finding

CHECKS = (failing_examples, unfired_rules, firing_neutral_answers, unused_questions, unused_sources, too_large)


def check(decision: Decision) -> list[Finding]:
    """Every finding, sorted by place; an empty list if there is none."""
    findings = [finding for each in CHECKS for finding in each(decision)]
    return sorted(findings, key=lambda finding: (finding.place, finding.what))
