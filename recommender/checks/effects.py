"""What rules, questions and options come to over all profiles: what never matters, never wins, or leaves nothing."""

from collections.abc import Iterator

from recommender.checks.catalogue import finding
from recommender.engine.audits.proofs import nearest_miss, rules_without_effect
from recommender.engine.completions import completions
from recommender.engine.diagram import TooLarge
from recommender.engine.outcomes_by_answer import outcomes_by_answer
from recommender.engine.scoring import weights_in_force
from recommender.engine.situation import situation
from recommender.engine.witness import nothing_left
from recommender.model.condition import leaves
from recommender.model.decision import Decision, Option
from recommender.model.finding import Finding
from recommender.model.place import Place
from recommender.words import counted


def idle_rules(decision: Decision) -> Iterator[Finding]:
    """A note for every rule that can hold and never changes the outcome."""
    rules = list(decision.rules())
    try:
        idle = rules_without_effect(decision)
    except TooLarge:
        return
    for position in idle:
        criterion, rule = rules[position]
        what = "no profile would have another outcome without this rule"
        remedy = "make it stronger, or a warning" if criterion.weight else f"give '{criterion.id}' a weight above 0"
        yield finding("rule-without-effect", rule.place, what, remedy)


def idle_questions(decision: Decision) -> Iterator[Finding]:
    """A warning for every question that rules read and that never changes the outcome."""
    read = {leaf.question for _, rule in decision.rules() for leaf in leaves(rule.when)}
    by_answer = outcomes_by_answer(situation(decision, {}, weights_in_force(decision)))
    for question in decision.questions.values():
        if question.id in read:
            pivotality = by_answer.pivotality(question.id)
            if pivotality.exact and not pivotality.share:
                what = f"no answer to '{question.id}' changes the outcome in any profile"
                yield finding(
                    "question-without-effect",
                    question.place,
                    what,
                    "remove it, or make its rules or their weight stronger",
                )


def winning_options(decision: Decision) -> Iterator[Finding]:
    """A warning for every option that never wins, with where it comes nearest, or that always does."""
    place = Place(decision.file, 1, 1)
    ways = completions(situation(decision, {}, weights_in_force(decision)))
    if not ways.exact:
        return
    try:
        for id, option in decision.options.items():
            if ways.outcome == id:
                what = f"'{id}' wins in every profile"
                yield finding("option-always-wins", place, what, "write what speaks for the others")
            elif not ways.wins[id]:
                yield _never_wins(decision, option, place)
    except TooLarge:
        return


def _never_wins(decision: Decision, option: Option, place: Place) -> Finding:
    miss = nearest_miss(decision, option.id)
    what = f"'{option.id}' wins in no profile"
    if miss is None:
        remedy = "rule it out more seldom, or remove it"
        return finding("option-never-wins", place, f"{what}: it is always ruled out", remedy)
    what += f"; at best it is {counted(miss.behind, 'point')} behind" if miss.behind else "; at best it ties"
    remedy = f"write what speaks for {option.name}, or remove it"
    return finding("option-never-wins", place, what, remedy, miss.answers)


def no_way_out(decision: Decision) -> Iterator[Finding]:
    """A note if some answers rule out every option: the fewest that do."""
    bars = [rule.place for _, rule in decision.rules() if rule.verb == "rule_out"]
    if any(not example.expect for example in decision.examples):
        return  # it is meant, and tested
    try:
        answers = nothing_left(decision) if bars else None
    except TooLarge:
        return
    if answers is not None:
        what = "some answers rule out every option" if answers else "every option is always ruled out"
        yield finding("nothing-left", bars[-1], what, "rule out less, or let an example expect it", answers)
