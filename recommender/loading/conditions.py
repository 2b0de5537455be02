"""Walks what stands under `when` into a condition, with a finding for every fault in it."""

from collections.abc import Mapping, Sequence

from recommender.loading.yaml import Document, Path
from recommender.model.condition import ALWAYS, RESERVED_WORDS, All, AnyOf, Condition, Is, Not
from recommender.model.finding import Finding
from recommender.words import quoted, suggestion

Known = Mapping[str, Sequence[str]]
"""The questions that exist, with the ids of their answers."""


def condition_at(document: Document, path: Path, known: Known) -> tuple[Condition, list[Finding]]:
    """The condition at the path, and its faults; without faults the condition is whole."""
    findings: list[Finding] = []
    return _all(document, path, known, findings), findings


def _all(document: Document, path: Path, known: Known, findings: list[Finding]) -> Condition:
    raw = document.value(path)
    if not isinstance(raw, dict) or not raw:
        what = "a condition must stand here" if raw else "this condition says nothing"
        findings.append(document.error(path, what, "write 'question: answer', or leave out 'when' for always"))
        return ALWAYS
    parts = [_entry(document, (*path, key), str(key), known, findings) for key in raw]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _entry(document: Document, path: Path, key: str, known: Known, findings: list[Finding]) -> Condition:
    match key:
        case "not":
            return Not(_all(document, path, known, findings))
        case "any":
            return AnyOf(_each(document, path, known, findings))
        case "all":
            return All(_each(document, path, known, findings))
        case _:
            return _is(document, path, key, known, findings)


def _each(document: Document, path: Path, known: Known, findings: list[Finding]) -> tuple[Condition, ...]:
    raw = document.value(path)
    if not isinstance(raw, list) or not raw:
        remedy = "write one condition an entry, each beginning with '- '"
        findings.append(document.error(path, f"a list of conditions must stand under {path[-1]!r}", remedy))
        return ()
    return tuple(_all(document, (*path, index), known, findings) for index in range(len(raw)))


def _is(document: Document, path: Path, question: str, known: Known, findings: list[Finding]) -> Condition:
    if not known:
        return ALWAYS  # the section without questions is the fault
    if question not in known:
        remedy = suggestion(question, (*known, *RESERVED_WORDS), kind="questions")
        findings.append(document.error(path, f"no question is named {quoted(question)}", remedy, of_key=True))
        return ALWAYS
    raw = document.value(path)
    answers = raw if isinstance(raw, list) else [raw]
    if not answers:
        findings.append(document.error(path, "this list of answers is empty", "name at least one answer"))
    for index, answer in enumerate(answers):
        where = (*path, index) if isinstance(raw, list) else path
        findings.extend(unknown_answer(document, where, question, answer, known))
    return Is(question, tuple(map(str, answers)))


def unknown_answer(document: Document, path: Path, question: str, answer: object, known: Known) -> list[Finding]:
    """A finding if the (known) question has no such answer."""
    answers = known[question]
    if answer in answers:
        return []
    what = f"the question {quoted(question)} has no answer {quoted('' if answer is None else answer)}"
    return [document.error(path, what, suggestion(str(answer), answers, kind="answers"))]
