"""Whether what teams usually answer is said with a source."""

from collections.abc import Iterator

from recommender.checks.catalogue import finding
from recommender.model.decision import Decision
from recommender.model.finding import Finding


def unsourced_shares(decision: Decision) -> Iterator[Finding]:
    """A warning for every question with usual shares that rest on nothing named."""
    for question in decision.questions.values():
        if question.usual and question.usual_source is None:
            what = f"the usual shares of '{question.id}' name no source"
            remedy = "add 'usual_source:', if only your own judgement, or remove 'usual:'"
            yield finding("usual-without-source", question.place, what, remedy)
