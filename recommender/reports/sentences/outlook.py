"""What would change the answer, what settles it, how far the weights carry it, and what no longer matters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import prod

from recommender.model.decision import REVIEW_HOLDS, WEIGHTS, Decision, Question
from recommender.model.recommendation import SHARES_APART, Counterfactual, Recommendation, Sensitivity
from recommender.reports.sentences.answers import in_words
from recommender.reports.sentences.argument import citation, turning
from recommender.reports.sentences.headline import is_blank
from recommender.words import NO_BREAK, counted, listed, number, percent, percent_down, visible

_FEW_CHANGES = 3
_LISTED = 20
_BRIEF = 90
"""Characters that answers in their own words may take in brief; the first is told whole, however long."""

_Changes = Sequence[Mapping[str, str]]
"""Sets of other answers, each by question."""


def changes(result: Recommendation, *, brief: bool) -> list[str]:
    """What would change the answer: answers still to be given first, then other answers, then other weights.

    In brief, that is the option for which the fewest answers would have to change, and the nearest weight.
    """
    weight = _nearest_weight(result)
    return [*_answer_changes(result, brief=brief), *([weight] if weight else [])]


def _answer_changes(result: Recommendation, *, brief: bool) -> list[str]:
    if is_blank(result):
        return []
    return [
        sentence for found in _nearest_first(result, brief=brief) for sentence in _change(result, found, brief=brief)
    ]


def nearest_flip(result: Recommendation) -> str:
    """What one smallest set of other answers would make lead: `But FastAPI with “language: Python”`.

    Where there is none, what was tried in vain; nothing where nothing could be tried.
    """
    nearest = _nearest_first(result, brief=True)
    flips = [found for found in nearest if found.changes]
    if not flips:
        searched = nearest[0].searched if nearest else None
        return f"No {_tried(searched)} would change it" if searched != 0 else ""
    still_open, others = _apart(result, flips[0])
    words = in_words(result.decision, (still_open or others)[0])
    return f"But {visible(flips[0].option.name)} with {words}".replace(NO_BREAK, " ")


def changes_heading(result: Recommendation) -> str:
    """What stands above the changes."""
    return "What would break the tie" if result.tied else "What would change it"


def _nearest_first(result: Recommendation, *, brief: bool) -> list[Counterfactual]:
    ordered = sorted(result.counterfactuals, key=lambda found: found.size or len(result.decision.questions) + 1)
    return ordered[:1] if brief and result.leader else ordered


def _change(result: Recommendation, found: Counterfactual, *, brief: bool) -> Iterator[str]:
    """What would make an option lead, apart for what is open and what was answered."""
    name = visible(found.option.name)
    if found.size is None:
        if found.searched != 0:
            fixed = " while the fixed ones stay" if result.profile.fixed else ""
            yield f"No {_tried(found.searched)} would put {name} ahead{fixed}."
        return
    still_open, others = _apart(result, found)
    unlisted = found.count - len(found.changes)
    if still_open:
        sets = _sets(result.decision, still_open, 0 if others else unlisted, brief=brief)
        change = "break the tie" if result.tied else "reverse it"
        yield f"An open answer could {change}: {name} would lead with {sets}."
    if others and not (still_open and brief and found.size > 1):
        number = "one other answer" if found.size == 1 else f"{found.size} other answers"
        yield f"{name} would lead with {number}: {_sets(result.decision, others, unlisted, brief=brief)}."


def _tried(searched: int | None) -> str:
    """What was tried in vain: sets of any number of answers, or of up to so many."""
    if searched is None:
        return "other answers"
    return "other answer" if searched == 1 else f"set of up to {searched} other answers"


def _apart(result: Recommendation, found: Counterfactual) -> tuple[_Changes, _Changes]:
    """The sets that only answer what is open, the likeliest first; those that change answers, the fewest first."""
    given, asked = result.given.keys(), result.decision.questions
    still_open = [change for change in found.changes if not given & change.keys()]
    others = [change for change in found.changes if given & change.keys()]
    still_open.sort(key=lambda change: -prod(_usual_share(asked[id], answer) for id, answer in change.items()))
    return still_open, sorted(others, key=lambda change: len(given & change.keys()))


def _usual_share(question: Question, answer: str) -> float:
    return question.shares[list(question.answers).index(answer)] / sum(question.shares)


def _sets(decision: Decision, changes: _Changes, unlisted: int, *, brief: bool) -> str:
    """Sets of one size in words, and how many of them are not shown; in brief, as many as go on a line."""
    single = len(changes[0]) == 1
    most = (_FEW_CHANGES if single else 1) if brief else _LISTED
    shown = [in_words(decision, change) for change in changes[:most]]
    while brief and len(shown) > 1 and sum(map(len, shown)) > _BRIEF:
        shown.pop()
    left = len(changes) - len(shown) + unlisted
    kind = "other answer" if single else "other pair" if len(changes[0]) == 2 else "other set"
    others = counted(left, kind)
    if single:
        return _or([*shown, others] if left else shown)
    return f"{'; or '.join(shown)}{f' (or {others})' if left else ''}"


def _or(things: list[str]) -> str:
    *most, last = things
    return f"{', '.join(most)} or {last}" if most else last


def _nearest_weight(result: Recommendation) -> str | None:
    """The least change of one weight, within 0 to 5, that takes the lead away; None if no one weight does."""
    moves = [move for each in result.sensitivities if (move := _move(each)) is not None]
    if result.leader is None or not moves or is_blank(result):
        return None
    _, each, weight, direction = min(moves, key=lambda move: move[0])
    name = visible(each.criterion.name)
    return f"It would no longer lead if “{name}” had a weight of {weight}{direction} (now {each.weight})."


def _move(about: Sensitivity) -> tuple[int, Sensitivity, int, str] | None:
    """How many notches take the lead away, the weight that does, and in which direction it may go on."""
    if about.leads_from is not None and about.leads_from >= 0:
        weight = int(about.leads_from)
        return about.weight - weight, about, weight, " or less" if weight else ""
    if about.leads_to is not None and about.leads_to <= max(WEIGHTS):
        weight = int(about.leads_to) + (about.leads_to != int(about.leads_to))
        return weight - about.weight, about, weight, " or more" if weight < max(WEIGHTS) else ""
    return None


def settled_by(result: Recommendation, *, brief: bool) -> list[str]:
    """The answers that alone settle it, if they are fewer than those given; in brief only if they are few."""
    reason = result.sufficient_reason
    if not reason or result.leader is None or len(reason) >= len(result.given):
        return []
    if brief and len(reason) > _FEW_CHANGES:
        return []
    least = "" if "sufficient_reason" not in result.inexact else " (perhaps fewer do)"
    verb = "This answer alone settles" if len(reason) == 1 else f"These {len(reason)} answers alone settle"
    return [f"{verb} it, whatever the others{least}: {in_words(result.decision, reason)}."]


def revisited(result: Recommendation) -> Iterator[str]:
    """What to decide again for: answers, weights and claims that would turn it, and the age of the rules' review."""
    answers, weight = _answer_changes(result, brief=True), _nearest_weight(result)
    yield from (f"Answers: {_inside(sentence)}" for sentence in answers)
    if weight:
        yield f"Weights: {_inside(weight)}"
    for rule in turning(result)[:_FEW_CHANGES]:
        leader = visible(result.leader.name) if result.leader else ""
        yield f"Claims: {leader} leads only as long as this is so: {visible(rule.because)} ({citation(rule.source)})."
    reviewed = result.decision.reviewed
    if reviewed is not None:
        until = reviewed + timedelta(days=REVIEW_HOLDS)
        yield f"Age: the rules were reviewed on {reviewed.isoformat()}, and should be again by {until.isoformat()}."


def _inside(sentence: str) -> str:
    """A sentence inside another; a name at its beginning stays as it is."""
    return re.sub("^(An|No|It) ", lambda begin: begin[0].lower(), sentence)


def idle(result: Recommendation) -> list[str]:
    """The questions (ids) that the team has not answered and that cannot matter any more."""
    useful = {asked.question.id for asked in result.next_questions}
    return [id for id in result.decision.questions if id not in result.given and id not in useful]


def weighting(result: Recommendation) -> Iterator[str]:
    """How far the weights carry the answer, in sentences."""
    if result.tolerance == 1:
        yield "Nothing speaks against the leader on balance, so no other weights above 0 would change it."
    elif result.tolerance is not None:
        tolerance = percent_down(result.tolerance)
        yield f"All weights may be wrong by up to {tolerance} at once without changing the leader."
    if result.notches_to_flip is not None:
        steps = counted(result.notches_to_flip, "step")
        yield f"Moving weights one step at a time, it takes {steps} to put another option ahead."
    accepted = result.acceptability
    if accepted is None:
        return
    about = "" if accepted.exact else "about "
    options = result.decision.options
    shares = [f"{visible(options[id].name)} {about}{percent(share)}" for id, share in accepted.shares.items()]
    yield f"With weights drawn at random, this is how often each wins: {', '.join(shares)}."
    for option, weights in accepted.central_weights.items():
        most = sorted(weights.items(), key=lambda each: -each[1])[:_FEW_CHANGES]
        parts = [f"{percent(part)} on {visible(result.decision.criteria[id].name)}" for id, part in most]
        yield f"Where {visible(options[option].name)} wins, they average {listed(parts)}."


def leads_while(about: Sensitivity) -> str:
    """With which weights the leader keeps the lead: `with a weight above 2.4`, `with any weight`."""
    lowest, highest = about.leads_from, about.leads_to
    if highest is None or highest > max(WEIGHTS):
        return f"with a weight above {number(lowest)}" if lowest is not None and lowest >= 0 else "with any weight"
    if lowest is None or lowest < 0:
        return f"with a weight below {number(highest)}"
    return f"with a weight between {number(lowest)} and {number(highest)}"


def says_otherwise(about: Sensitivity) -> bool:
    """Whether a criterion has far more, or far less, of the points at stake than its weight says."""
    low, high = sorted((about.stated_share, about.swing_share))
    return high > SHARES_APART * low
