"""A profile from a file or from standard input, or every fault in it at once."""

import os
from collections.abc import Iterator

from recommender.loading.conditions import unknown_answer
from recommender.loading.form_faults import apart, fit
from recommender.loading.forms import ProfileForm
from recommender.loading.text import read
from recommender.loading.yaml import Document, dumped, parse
from recommender.model.decision import Decision
from recommender.model.finding import Finding, InvalidFile
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
