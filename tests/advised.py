"""The sample with all that a rule file can advise: how teams usually answer, needs that bind, what lies elsewhere."""

from dataclasses import replace

from recommender.model.condition import ALWAYS, Condition
from recommender.model.decision import Citation, Criterion, Decision, Elsewhere, Kind, OptionWarning, Rule

USUAL = {"language": (35, 20, 35, 10), "libraries": (4, 8, 88), "api_docs": (60, 20, 20), "runtime": (90, 6, 4)}
"""Of 100 teams, how many give each answer."""

KINDS: dict[str, Kind] = {"language": "fact", "libraries": "fact", "api_docs": "wish"}


def advised(decision: Decision, text: str = "") -> Decision:
    """The sample with advice in it; with a `text`, that text in every place where advice is written."""
    at = next(iter(decision.sources.values())).place
    ours, docs = (Citation(decision.sources[id], text) for id in ("ours", "docs"))
    questions = {
        id: question._replace(kind=KINDS.get(id), usual=USUAL[id], usual_source=ours)
        for id, question in decision.questions.items()
    }
    return replace(
        decision,
        questions=questions,
        criteria={id: _with_needs(criterion, text) for id, criterion in decision.criteria.items()},
        warnings=(
            *decision.warnings,
            OptionWarning((), _asked(decision), text or "npm packages and a Python team hardly go together", ours, at),
        ),
        elsewhere=(
            Elsewhere(
                text or "NestJS", ALWAYS, text or "it enforces a structure that Express leaves to the team", docs, at
            ),
        ),
    )


def _asked(decision: Decision) -> Condition:
    """The condition of the rule about packages from npm."""
    return next(rule.when for _, rule in decision.rules() if "packages run" in rule.because)


def _with_needs(criterion: Criterion, text: str) -> Criterion:
    return criterion._replace(rules=tuple(_binding(rule, text) for rule in criterion.rules))


def _binding(rule: Rule, text: str) -> Rule:
    """The rules about libraries bind: each side can have the other's in a second service."""
    ways = {
        "Node cannot import": "run the models in a second service, in Python",
        "the packages run": "run the packages in a second service, in Node.js",
    }
    for begin, way in ways.items():
        if rule.because.startswith(begin):
            return rule._replace(strength="decisive", otherwise=text or way, because=text or rule.because)
    return rule
