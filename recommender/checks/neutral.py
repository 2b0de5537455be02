"""Whether the neutral answers are neutral: a profile of them fires no rule."""

from collections.abc import Iterator

from recommender.checks.catalogue import finding
from recommender.engine.scoring import fired
from recommender.model.condition import ALWAYS
from recommender.model.decision import Decision
from recommender.model.finding import Finding


def firing_neutral_answers(decision: Decision) -> Iterator[Finding]:
    """An error for every rule with a condition that holds where every answer means "no preference"."""
    for _, rule in fired(decision, decision.neutral_answers()):
        if rule.when != ALWAYS:
            remedy = "name another answer of its questions as the neutral one, or ask for more in the condition"
            what = 'answers that mean "no preference" fire this rule'
            yield finding("firing-neutral", rule.place, what, remedy, decision.neutral_answers())
