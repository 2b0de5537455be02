"""A profile from flags, or every fault in them at once; apart from files, since a script seldom needs more."""

from collections.abc import Iterator, Mapping, Sequence

from recommender.model.decision import WEIGHTS, Decision
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.profile import Profile
from recommender.words import quoted, suggestion


def profile_of_flags(
    decision: Decision, answers: Mapping[str, str], weights: Sequence[str], fixed: Sequence[str] = ()
) -> Profile:
    """The profile that flags give: answers and fixed questions by name, and `criterion=N` weights. Raises InvalidFile.

    A question whose answer is fixed may be named as its flag is, with dashes.
    """
    faults = list(_unknown_answers(decision, answers))
    named = [question.removeprefix("--").replace("-", "_") for question in fixed]
    for question, given in zip(named, fixed, strict=True):
        if question not in decision.questions:
            remedy = suggestion(question, decision.questions, kind="questions")
            faults.append(Finding(Place("--fixed"), f"no question is named {quoted(given)}", remedy))
    chosen: dict[str, int] = {}
    for text in weights:
        criterion, _, number = text.partition("=")
        fault = _weight_fault(decision, criterion, number, chosen)
        if fault:
            faults.append(Finding(Place("--weight"), *fault))
        else:
            chosen[criterion] = int(number)
    if faults:
        raise InvalidFile(faults)
    return Profile(dict(answers), chosen, tuple(dict.fromkeys(named)))


def _unknown_answers(decision: Decision, answers: Mapping[str, str]) -> Iterator[Finding]:
    for id, answer in answers.items():
        question = decision.questions[id]
        if answer not in question.answers:
            if "," in answer:
                neutral = f" ({question.neutral} if you have no preference)" if question.neutral else ""
                yield Finding(Place(question.flag), f"{quoted(answer)} is more than one answer", f"give one{neutral}")
                continue
            meant = suggestion(answer, question.answers, kind="answers")
            every = f" (of {', '.join(question.answers)})" if meant.startswith("did you mean") else ""
            yield Finding(Place(question.flag), f"no answer is named {quoted(answer)}", meant + every)


def _weight_fault(decision: Decision, criterion: str, number: str, chosen: Mapping[str, int]) -> tuple[str, str] | None:
    if criterion not in decision.criteria:
        return f"no criterion is named {quoted(criterion)}", suggestion(criterion, decision.criteria, kind="criteria")
    if number not in map(str, WEIGHTS):
        return f"{quoted(number)} is not a weight", f"write {criterion}=N, with N a whole number from 0 to 5"
    if criterion in chosen:
        return f"the weight of {quoted(criterion)} is given twice", "give it once"
    return None
