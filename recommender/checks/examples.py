"""Whether the examples in a rule file come out as they say, and whether every rule is fired by one."""

from collections.abc import Iterator

from recommender.checks.catalogue import finding
from recommender.engine.clauses import clauses, question_bits
from recommender.engine.rank import rank
from recommender.engine.scoring import fired
from recommender.engine.witness import satisfied
from recommender.model.decision import NONE, Decision, Example
from recommender.model.finding import Finding
from recommender.model.place import Place
from recommender.model.profile import Profile


def failing_examples(decision: Decision) -> Iterator[Finding]:
    """An error for every example whose outcome is another than it expects, all that is not given being neutral."""
    for example in decision.examples:
        result = rank(decision, Profile(example.given), assume_neutral=True)
        if result.outcome is None:
            what = "the example leaves the outcome open: no neutral answer stands in for what is not given"
            remedy = f"give an answer to {', '.join(result.open_questions)}"
            yield finding("failing-example", example.place, what, remedy, example.given)
            continue
        leading = tuple(option.id for option in result.leading)
        if set(leading) != set(example.expect):
            what = f"the example expects {_said(example.expect)}, but the rules give {_said(leading)}"
            remedy = f"correct the rules, or write 'expect: {_written(leading)}'"
            yield finding("failing-example", example.place, what, remedy, example.given)


def _said(options: tuple[str, ...]) -> str:
    if not options:
        return "that all are ruled out"
    return options[0] if len(options) == 1 else f"a tie of {', '.join(options)}"


def _written(options: tuple[str, ...]) -> str:
    if len(options) == 1:
        return options[0]
    return f"[{', '.join(options)}]" if options else NONE


def unfired_rules(decision: Decision) -> Iterator[Finding]:
    """A warning for every rule and warning that no example fires: nothing shows that it says what is meant."""
    if not decision.examples:
        remedy = "add 'examples:' with the answers of a few teams and what should lead"
        yield finding("unfired-rule", Place(decision.file, 1, 1), "no example fires any rule", remedy)
        return
    seen = {rule.place for example in decision.examples for _, rule in fired(decision, _filled(decision, example))}
    for _, rule in decision.rules():
        if rule.place not in seen:
            remedy = "give an example whose answers make it hold"
            witness = satisfied(decision, clauses(rule.when, question_bits(decision)))
            yield finding("unfired-rule", rule.place, "no example fires this rule", remedy, witness)


def _filled(decision: Decision, example: Example) -> dict[str, str]:
    return {**decision.neutral_answers(), **example.given}
