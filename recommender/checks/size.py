"""Whether a decision is small enough to be counted rather than sampled."""

from collections.abc import Iterator

from recommender.checks.catalogue import finding
from recommender.engine.completions import completions
from recommender.engine.scoring import weights_in_force
from recommender.engine.situation import situation
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from recommender.model.place import Place


def too_large(decision: Decision) -> Iterator[Finding]:
    """A note if a blank profile cannot be counted within the budget, so that its shares come from a sample."""
    if not completions(situation(decision, {}, weights_in_force(decision))).exact:
        what = "the rules tie too many questions together to count every way to answer them"
        remedy = "let rules read fewer questions each; until then shares come from a sample"
        yield finding("too-large", Place(decision.file, 1, 1), what, remedy)
