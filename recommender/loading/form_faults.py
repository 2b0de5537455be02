"""Holds a document against a form: the form filled in, and a finding for every place that does not fit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from recommender.loading.forms import Form, ProfileForm, RuleFileForm, RuleForm, RuleOutForm
from recommender.loading.yaml import Document, Key, Path
from recommender.model.decision import VERBS
from recommender.model.finding import Finding
from recommender.words import near_miss, quoted, suggestion

_F = TypeVar("_F", bound=Form)

_LETTERS = "write lower-case letters, digits and underscores, a letter first"
_TEXT = "write text, in double quotes if it looks like a number or true"
_WORDS: Mapping[str, tuple[str, str]] = {
    "string_type": ("this is not text", _TEXT),
    "string_too_short": ("this text is empty", "write it, or leave out the key"),
    "string_pattern_mismatch": ("{input} cannot be a name", _LETTERS),
    "int_type": ("{input} is not a whole number", "write a whole number, without quotes or a point"),
    "int_from_float": ("{input} is not a whole number", "write a whole number, without quotes or a point"),
    "greater_than_equal": ("{input} is too small", "write a whole number from 0 to 5"),
    "less_than_equal": ("{input} is too large", "write a whole number from 0 to 5"),
    "day": ("{input} is not a date", "write YYYY-MM-DD"),
    "dict_type": ("a mapping must stand here", "write 'key: value' lines under it"),
    "model_type": ("a mapping must stand here", "write 'key: value' lines under it"),
    "list_type": ("a list must stand here", "begin each entry with '- '"),
}
_CHOICES: Mapping[Key, tuple[str, str]] = {
    "strength": ("{input} is not a strength", "write slight, clear (if left out), strong or decisive"),
    "kind": ("{input} is not a kind of question", "write fact or wish"),
}
_TOO_FEW_TEAMS = ("{input} is too small", "write a whole number of at least 1, 1 for what hardly anybody answers")
_SPARSE: Mapping[Key, str] = {
    "options": "name at least two options to choose between",
    "sources": "name at least one source",
    "questions": "ask at least one question",
    "criteria": "name at least one criterion",
    "answers": "give at least two answers",
    "rules": "write at least one rule, or remove the criterion",
}


def _entry_form(annotation: object) -> type[Form] | None:
    """The form of what stands in a mapping or a list of this type, if it is one."""
    *_, entry = get_args(annotation) or (None,)
    return entry if isinstance(entry, type) and issubclass(entry, Form) else None


_SECTIONS: Mapping[str, type[Form]] = {
    section: form for section, field in RuleFileForm.model_fields.items() if (form := _entry_form(field.annotation))
}
_RULES: Mapping[str, type[Form]] = {tag.tag: form for form, tag in map(get_args, get_args(get_args(RuleForm)[0]))}


def fit(document: Document, form: type[_F]) -> tuple[_F | None, list[Finding]]:
    """The document as a form, or None; and every fault, so that one run shows them all."""
    try:
        return form.model_validate(document.data), []
    except ValidationError as error:
        return None, list(_findings(document, form, error.errors(include_url=False)))


def apart(faults: Sequence[Finding], names: Iterable[Finding]) -> list[Finding]:
    """The faults of the form, and those of names that stand elsewhere: one fault is told once."""
    places = {fault.place for fault in faults if fault.place.column > 1}  # a row of a table is one place
    return [*faults, *(fault for fault in names if fault.place not in places)]


def _findings(document: Document, form: type[Form], errors: Sequence[ErrorDetails]) -> list[Finding]:
    unknown = {_path(error) for error in errors if error["type"] == "extra_forbidden"}
    findings = []
    for error in errors:
        path = _path(error)
        if error["type"] == "missing":
            beside = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
            if not near_miss(str(path[-1]), beside):  # else the misspelt key says it already
                findings.append(_missing(document, form, path))
        elif error["type"] == "extra_forbidden":
            findings.append(_unknown(document, form, path))
        else:
            findings.append(_wrong(document, path, error))
    return findings


def _path(error: ErrorDetails) -> Path:
    """Where in the document: pydantic's location without what it adds for keys and for the verb of a rule."""
    match error["loc"]:
        case (*around, "[key]"):
            return tuple(around)
        case ("criteria", criterion, "rules", index, _, *inside):
            return ("criteria", criterion, "rules", index, *inside)
        case path:
            return path


def _form_at(form: type[Form], document: Document, path: Path) -> type[Form]:
    """The form of the mapping at this path."""
    match path:
        case ("criteria", _, "rules", _):
            rule = document.value(path)
            verb = next((verb for verb in VERBS if isinstance(rule, dict) and verb in rule), VERBS[0])
            return _RULES[verb]
        case (str(section), _):
            return _SECTIONS.get(section, form)
        case _:
            return form


def _missing(document: Document, form: type[Form], path: Path) -> Finding:
    kind = _form_at(form, document, path[:-1]).called
    key = path[-1]
    if kind == "rule" and key in VERBS:
        return document.error(path[:-1], "the rule has no verb", "begin it with prefer:, avoid: or rule_out:")
    remedy = (
        "add 'answers:' ('answers: {}' if there are none)"
        if kind in ("profile", "case") and key == "answers"
        else f"add '{key}:'"
    )
    return document.error(path[:-1], f"the {kind} has no {quoted(key)}", remedy, of_key=True)


def _unknown(document: Document, form: type[Form], path: Path) -> Finding:
    here = _form_at(form, document, path[:-1])
    key = str(path[-1])
    article = "an" if here.called[0] in "aeiou" else "a"
    what = f"{article} {here.called} has no key {quoted(key)}"
    if here.called == "rule" and key in VERBS:
        what, remedy = "a rule has one verb", f"make {key}: a rule of its own"
    elif here is RuleOutForm and key == "strength":
        what, remedy = "rule_out has no strength: it removes the option whatever the score", "remove the line"
    elif here is RuleOutForm and key == "otherwise":
        what, remedy = "rule_out has no otherwise: nothing brings the option back", "remove the line"
    elif issubclass(here, ProfileForm) and near_miss(key, here.model_fields) is None:
        remedy = "put answers under 'answers:' and weights under 'weights:'"
    else:
        keys = [*here.model_fields, *(VERBS if here.called == "rule" else ())]
        remedy = suggestion(key, dict.fromkeys(keys), kind="keys")
    return document.error(path, what, remedy, of_key=True)


def _wrong(document: Document, path: Path, error: ErrorDetails) -> Finding:
    of_key = error["loc"][-1:] == ("[key]",)
    given: Any = error["input"]
    if error["type"] == "too_short":
        remedy = _SPARSE.get(path[-1] if path else "", "name at least one")
        return document.error(path, f"{quoted(path[-1])} has too few entries", remedy, of_key=True)
    if error["type"] == "string_type" and given is None:
        return document.error(path, "nothing stands here", "write text, or leave out the key", of_key=True)
    what, remedy = _words(path, error)
    return document.error(path, what.format(input=quoted(given)), remedy, of_key=of_key)


def _words(path: Path, error: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value, and what to write instead."""
    match error["type"], path:
        case "literal_error", (*_, key):
            return _CHOICES[key]
        case "greater_than_equal", (*_, "usual", _):
            return _TOO_FEW_TEAMS
        case type, _:
            return _WORDS.get(type, (error["msg"], "correct it"))
