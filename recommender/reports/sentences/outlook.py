"""What would change the answer, what settles it, and what to find out next, in sentences."""

from collections.abc import Iterator, Mapping
from itertools import islice

from recommender.model.decision import WEIGHTS, Decision
from recommender.model.recommendation import SHARES_APART, Counterfactual, NextQuestion, Recommendation, Sensitivity
from recommender.reports.sentences.headline import is_blank
from recommender.words import NO_BREAK, counted, listed, number, percent, percent_down, visible

_FEW_CHANGES = 3
_LISTED = 20
_WORDS = {1: "one answer", 2: "two answers", 3: "three answers"}


def changes(result: Recommendation, *, brief: bool) -> list[str]:
    """What would change the answer: other answers first, then other weights.

    In brief, that is the option for which the fewest answers would have to change, and the nearest weight.
    """
    if is_blank(result):
        return []
    said = [_change(result, each, brief=brief) for each in _nearest_first(result, brief=brief)]
    weight = _nearest_weight(result)
    if weight:
        said.append(weight)
    return said


def nearest_flip(result: Recommendation) -> str:
    """One smallest set of other answers and what would lead with them: `--language python: FastAPI`; or nothing."""
    flips = [each for each in _nearest_first(result, brief=True) if each.changes]
    if not flips:
        return ""
    return f"{_flags(result.decision, flips[0].changes[0])}: {visible(flips[0].option.name)}".replace(NO_BREAK, " ")


def changes_heading(result: Recommendation) -> str:
    """What stands above the changes."""
    return "What would break the tie" if result.tied else "What would change it"


def _nearest_first(result: Recommendation, *, brief: bool) -> list[Counterfactual]:
    ordered = sorted(result.counterfactuals, key=lambda each: each.size or len(result.decision.questions) + 1)
    return ordered[:1] if brief and result.leader else ordered


def _change(result: Recommendation, found: Counterfactual, *, brief: bool) -> str:
    name = visible(found.option.name)
    leads = f"{name} would lead"
    if found.size is None:
        fixed = " while the fixed ones stay" if result.profile.fixed else ""
        tried = "other answers"
        if found.searched is not None:
            tried = f"change of up to {_many(found.searched)} of the answers given"
        return f"No {tried} would put {name} ahead{fixed}."
    if found.size == 1:
        return f"{leads} with one other answer: {_one_answer(result.decision, found, brief=brief)}."
    listed_sets = list(islice(found.changes, _LISTED))
    more = found.count - len(listed_sets)
    sets = [_flags(result.decision, change) for change in listed_sets]
    if brief:
        others = f" (or {counted(found.count - 1, 'other such set')})" if found.count > 1 else ""
        return f"{leads} only with {found.size} other answers, such as {sets[0]}{others}."
    others = f"; and {more} more" if more else ""
    return f"{leads} with {found.size} other answers: {'; '.join(sets)}{others}."


def _one_answer(decision: Decision, found: Counterfactual, *, brief: bool) -> str:
    """The single answers, question by question: `--language javascript or typescript, or --existing node`."""
    by_question: dict[str, list[str]] = {}
    for change in found.changes:
        for question, answer in change.items():
            by_question.setdefault(question, []).append(answer)
    shown = list(by_question.items())[: _FEW_CHANGES if brief else len(by_question)]
    flags = [f"{decision.questions[question].flag}{NO_BREAK}{_or(answers)}" for question, answers in shown]
    more = found.count - sum(len(answers) for _, answers in shown)
    return ", ".join([*flags, f"or {more} more"]) if more else ", or ".join(flags)


def _many(answers: int) -> str:
    return _WORDS.get(answers, counted(answers, "answer"))


def _or(things: list[str]) -> str:
    *most, last = things
    return f"{', '.join(most)} or {last}" if most else last


def _flags(decision: Decision, change: Mapping[str, str]) -> str:
    """A set of changed answers as flags: `--language python --api-docs any`."""
    return " ".join(f"{decision.questions[question].flag}{NO_BREAK}{answer}" for question, answer in change.items())


def _nearest_weight(result: Recommendation) -> str | None:
    """The least change of one weight, within 0 to 5, that takes the lead away; None if no one weight does."""
    moves = [move for each in result.sensitivities if (move := _move(each)) is not None]
    if result.leader is None or not moves:
        return None
    _, each, weight, direction = min(moves, key=lambda move: move[0])
    return f"It would no longer lead with --weight {each.criterion.id}={weight}{direction} (now {each.weight})."


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
    return [f"{verb} it, whatever the others{least}: {_flags(result.decision, reason)}."]


def next_question(result: Recommendation) -> NextQuestion | None:
    """The question to settle next; None if none is left that matters."""
    return result.next_questions[0] if result.next_questions else None


def idle(result: Recommendation) -> list[str]:
    """The flags of the open questions that cannot matter any more."""
    useful = {each.question.id for each in result.next_questions}
    asked = result.decision.questions
    return [asked[id].flag for id in asked if id not in result.given and id not in useful]


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
    """Between which weights the leader keeps the lead: `while it is above 2.4`, `whatever it is`."""
    lowest, highest = about.leads_from, about.leads_to
    if highest is not None and highest <= max(WEIGHTS):
        return f"while it is below {number(highest)}"
    return "whatever it is" if lowest is None else f"while it is above {number(lowest)}"


def says_otherwise(about: Sensitivity) -> bool:
    """Whether a criterion has far more, or far less, of the points at stake than its weight says."""
    low, high = sorted((about.stated_share, about.swing_share))
    return high > SHARES_APART * low
