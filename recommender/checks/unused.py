"""Questions, answers and sources that nothing in the rule file makes use of."""

from collections.abc import Iterator

from recommender.checks.catalogue import finding
from recommender.model.condition import leaves
from recommender.model.decision import Decision, Elsewhere, OptionWarning, Rule
from recommender.model.finding import Finding


def unused_questions(decision: Decision) -> Iterator[Finding]:
    """A warning for every question that no rule, warning or pointer elsewhere reads, and for every such answer.

    An answer that nothing reads counts as the neutral one does; the neutral answer itself is meant to.
    """
    read = _read(decision)
    for question in decision.questions.values():
        if question.id not in {id for id, _ in read}:
            what = f"no rule reads the question '{question.id}'"
            yield finding("unused-question", question.place, what, "write one that does, or remove the question")
            continue
        for answer in question.answers.values():
            if (question.id, answer.id) not in read and answer.id != question.neutral:
                what = f"no rule reads the answer '{answer.id}' of '{question.id}'"
                neutral = "merge it with the neutral answer" if question.neutral else f"name it: 'neutral: {answer.id}'"
                remedy = f"write one that does, or {neutral}"
                yield finding("unused-answer", answer.place, what, remedy, {question.id: answer.id})


def _read(decision: Decision) -> set[tuple[str, str]]:
    conditions = [said.when for said in _said(decision)]
    return {
        (leaf.question, answer) for condition in conditions for leaf in leaves(condition) for answer in leaf.answers
    }


def _said(decision: Decision) -> list[Rule | OptionWarning | Elsewhere]:
    """All that holds under a condition and rests on a source."""
    return [*(rule for _, rule in decision.rules()), *decision.warnings, *decision.elsewhere]


def unused_sources(decision: Decision) -> Iterator[Finding]:
    """A warning for every source that nothing cites."""
    citations = [
        *(said.source for said in _said(decision)),
        *(aspect.source for aspect in decision.aspects),
        *(question.usual_source for question in decision.questions.values()),
    ]
    cited = {citation.source.id for citation in citations if citation}
    for source in decision.sources.values():
        if source.id not in cited:
            what = f"nothing cites the source '{source.id}'"
            yield finding("unused-source", source.place, what, "cite it, or remove it")
