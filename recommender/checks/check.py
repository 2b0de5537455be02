"""All checks of a rule file that can be read."""

from datetime import date

from recommender.checks.age import old_review
from recommender.checks.conditions import alike_or_opposed, never_or_always
from recommender.checks.effects import idle_questions, idle_rules, no_way_out, winning_options
from recommender.checks.examples import failing_examples, unfired_rules
from recommender.checks.neutral import firing_neutral_answers
from recommender.checks.size import too_large
from recommender.checks.unused import unused_questions, unused_sources
from recommender.checks.usual import unsourced_shares
from recommender.checks.weighting import heavy_questions, one_sided, repeating, shares_apart
from recommender.model.decision import Decision
from recommender.model.finding import Finding

CHECKS = (
    failing_examples,
    unfired_rules,
    firing_neutral_answers,
    never_or_always,
    alike_or_opposed,
    idle_rules,
    idle_questions,
    winning_options,
    no_way_out,
    one_sided,
    shares_apart,
    repeating,
    heavy_questions,
    unused_questions,
    unused_sources,
    unsourced_shares,
    too_large,
)


def check(decision: Decision, today: date | None = None) -> list[Finding]:
    """Every finding, sorted by place; an empty list if there is none. `today`, if given, is what a review is old by."""
    findings = [finding for each in CHECKS for finding in each(decision)]
    if today is not None:
        findings += old_review(decision, today)
    return sorted(findings, key=lambda finding: (finding.place, finding.what))
