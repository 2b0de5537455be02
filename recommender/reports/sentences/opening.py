"""What stands first on a page, for who has never seen the tool: the verdict, why, what is against it, what to do."""

from collections.abc import Iterator

from recommender.model.decision import NONE, Option, Rule
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences.answers import in_words
from recommender.reports.sentences.argument import Reason, ruled_out, sides
from recommender.reports.sentences.headline import headline, is_blank, without_reason
from recommender.words import visible

_REASONS = 2


def opening(result: Recommendation) -> tuple[tuple[str, str], ...]:
    """The first lines in their order, each a label and a sentence: verdict, why, against it, find out first, next.

    There is more than one reason under `Why`; what cannot be said of this result is left out.
    """
    return (
        ("Verdict", headline(result)),
        *(("Why", reason) for reason in _why(result)),
        *(("Against it", fault) for fault in _against(result)),
        *(("Find out first", question) for question in _find_out(result)),
        ("Next", _next(result)),
    )


def _why(result: Recommendation) -> list[str]:
    """The two strongest reasons; where options tie or the readings differ, the strongest for either."""
    told = sides(result)
    if len(told) < 2:
        out = [
            f"{visible(option.name)} is ruled out, because {visible(rule.because)}."
            for option, rule in ruled_out(result)
        ]
        reasons = out + [_because(reason) for side in told for reason in side.reasons]
    elif result.leader is None or result.disagreement:
        first = [(visible(side.option.name), side.reasons[0].rule) for side in told if side.reasons]
        reasons = [f"For {name}: {visible(rule.because)}." for name, rule in first]
    else:
        reasons = [_because(reason) for reason in told[0].reasons]
    return reasons[:_REASONS] or _without_reason(result)


def _because(reason: Reason) -> str:
    return f"Because {visible(reason.rule.because)}."


def _without_reason(result: Recommendation) -> list[str]:
    """That no answer speaks for a leader, or for one of those that are level."""
    if is_blank(result):
        return []
    return without_reason(result) or ["Nothing that was answered speaks for one more than for another."]


def _against(result: Recommendation) -> Iterator[str]:
    """The strongest reason against the leader, or that there is none."""
    if result.leader is None or result.disagreement or is_blank(result):
        return
    rule = _strongest_against(result, result.leader)
    if rule is None:
        yield "Nothing that was answered speaks against it."
    elif rule.verb == "avoid":
        yield f"The strongest point against {visible(result.leader.name)}: {visible(rule.because)}."
    else:
        yield f"The strongest point for {visible(sides(result)[1].option.name)}: {visible(rule.because)}."


def _strongest_against(result: Recommendation, leader: Option) -> Rule | None:
    told = sides(result)
    if len(told) > 1:
        return told[1].reasons[0].rule if told[1].reasons else None
    own = next(standing.contributions for standing in result.standings if standing.option == leader)
    worst = min(own, key=lambda each: each.score, default=None)
    return worst.rule if worst and worst.score < 0 else None


def _find_out(result: Recommendation) -> Iterator[str]:
    """The question that tells most, or that none can change it any more."""
    if result.next_questions:
        yield visible(result.next_questions[0].question.ask)
    elif result.leader and result.open_questions:
        yield "Nothing: no question that is still open can change it."
    elif result.leader:
        yield "Nothing: every question is answered."


def _next(result: Recommendation) -> str:
    """What to do now."""
    if result.outcome == NONE:
        return _leave_room(result)
    confidence = result.confidence
    if result.leader and confidence and confidence.word in ("strong", "certain") and not is_blank(result):
        agree = "Once that is answered, agree" if result.next_questions else "Agree"
        know = "; read what to know before you start" if result.warnings else ""
        return f"{agree} on it with those who decide, and put it on record{know}."
    if result.next_questions:
        return "Answer that question, and any other you can, then ask again."
    if result.leader is None:
        return "No question sets them apart: say which criteria weigh more for you, or choose what you like better."
    return "No question is left that could make it surer: talk over the weights with those who decide."


def _leave_room(result: Recommendation) -> str:
    """What to do where every option is ruled out."""
    if not result.conflict:
        return "Look for another option, or change an answer that rules one out."
    answers = in_words(result.decision, result.conflict)
    return f"Look for another option, or change what rules all of these out: {answers}."
