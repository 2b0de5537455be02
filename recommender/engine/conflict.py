"""When no option is left: which answers, taken together, rule out all of them."""

from collections.abc import Mapping

from recommender.engine.scoring import fired
from recommender.model.decision import Decision


def conflict(decision: Decision, answers: Mapping[str, str]) -> dict[str, str]:
    """A least set of these answers that rules out every option: without any one of them, some option may fit.

    Empty if the answers do not rule out every option. Where several such sets exist, the one that keeps the
    questions asked last.
    """
    if not _nothing_left(decision, answers):
        return {}
    kept = dict(answers)
    for question in answers:
        without = {other: answer for other, answer in kept.items() if other != question}
        if _nothing_left(decision, without):
            kept = without
    return kept


def _nothing_left(decision: Decision, answers: Mapping[str, str]) -> bool:
    out = {option for _, rule in fired(decision, answers) if rule.verb == "rule_out" for option in rule.options}
    return out == set(decision.options)
