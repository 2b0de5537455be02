"""A profile from a file, from standard input or from flags, or every fault in it at once."""

import os
from collections.abc import Iterator, Mapping, Sequence

from recommender.loading.conditions import unknown_answer
from recommender.loading.form_faults import apart, fit
from recommender.loading.forms import ProfileForm
from recommender.loading.text import read
from recommender.loading.yaml import Document, dumped, parse
from recommender.model.decision import WEIGHTS, Decision
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.profile import Profile
from recommender.words import quoted, suggestion

STDIN = "<stdin>"


def load_profile(decision: Decision, file: str | os.PathLike[str]) -> Profile:
    """The profile in a YAML or JSON file, or on standard input for `-`. Raises InvalidFile with every fault."""
    called = STDIN if file == "-" else os.fspath(file)
    return profile_of(decision, read(file, called=called), called)


def profile_of(decision: Decision, text: bytes, file: str) -> Profile:
    """The profile in a text; `file` is its name in places and messages."""
    document = parse(text, file)
    form, faults = fit(document, ProfileForm)
    faults = [*document.findings, *apart(faults, faulty_names(document, decision))]
    if form is None or faults:
        raise InvalidFile(faults)
    return profile_in(form)


def profile_text(profile: Profile) -> str:
    """The profile as the YAML that `load_profile` reads."""
    parts: dict[str, object] = {"answers": dict(profile.answers)}
    if profile.weights:
        parts["weights"] = dict(profile.weights)
    if profile.fixed:
        parts["fixed"] = list(profile.fixed)
    return dumped(parts)


def kept_profile(decision: Decision, text: bytes, file: str) -> Profile:
    """What of a profile in a text still fits the decision; an empty profile if nothing can be made of it."""
    try:
        form, _ = fit(parse(text, file), ProfileForm)
    except InvalidFile:
        return Profile()
    return Profile() if form is None else profile_in(form).within(decision)


def profile_in(form: ProfileForm) -> Profile:
    """The profile that a form holds."""
    return Profile(form.answers, form.weights, tuple(dict.fromkeys(form.fixed)))


def faulty_names(document: Document, decision: Decision) -> Iterator[Finding]:
    """Every word in a profile that refers to nothing in the decision."""
    known = {id: tuple(question.answers) for id, question in decision.questions.items()}
    answers, weights, fixed = (document.value((key,)) for key in ("answers", "weights", "fixed"))
    for question, answer in answers.items() if isinstance(answers, dict) else ():
        path = ("answers", question)
        if question in known:
            yield from unknown_answer(document, path, question, answer, known)
        else:
            remedy = suggestion(str(question), known, kind="questions")
            yield document.error(path, f"no question is named {quoted(question)}", remedy, of_key=True)
    for criterion in weights if isinstance(weights, dict) else ():
        if criterion not in decision.criteria:
            remedy = suggestion(str(criterion), decision.criteria, kind="criteria")
            yield document.error(
                ("weights", criterion), f"no criterion is named {quoted(criterion)}", remedy, of_key=True
            )
    for index, question in enumerate(fixed if isinstance(fixed, list) else ()):
        if isinstance(question, str) and question not in known:
            remedy = suggestion(str(question), known, kind="questions")
            yield document.error(("fixed", index), f"no question is named {quoted(question)}", remedy)


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
