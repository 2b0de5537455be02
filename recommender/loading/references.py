"""What the words of a rule file refer to: its conditions, each word that refers to nothing, each name that is taken.

Walks the raw text, whatever its shape, so that a rule with a missing key still has its words checked; what has the
wrong shape is passed over, since the form reports it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from recommender.loading.conditions import condition_at, unknown_answer
from recommender.loading.yaml import Document, Path
from recommender.model.condition import RESERVED_WORDS, Condition
from recommender.model.decision import NONE, RESERVED_OPTIONS, VERBS, Strength, flag_of
from recommender.model.finding import Finding
from recommender.words import listed, near_miss, quoted, suggestion


class References(NamedTuple):
    """What the words of a rule file refer to: the conditions of all that has one, by where these stand, and faults.

    Without faults the conditions are whole; what has none always holds, and is left out.
    """

    conditions: Mapping[Path, Condition]
    faults: Sequence[Finding]


def references(document: Document, taken: Collection[str]) -> References:
    """The conditions, every word that refers to nothing, and every name that may not be used.

    `taken` are the flags that no question's may be.
    """
    words = _Words.declared(document)
    walked = {
        path: condition_at(document, (*path, "when"), words.answers)
        for path in _reasoned(document)
        if "when" in _mapping(document, path)
    }
    faults = [
        *_reserved(document, taken),
        *_neutral(document, words),
        *_usual(document, words),
        *(fault for path in _reasoned(document) for fault in _options_and_source(document, path, words)),
        *_otherwise(document),
        *(fault for _, faults in walked.values() for fault in faults),
        *_aspects(document, words),
        *_examples(document, words),
    ]
    return References({path: condition for path, (condition, _) in walked.items()}, faults)


class _Words(NamedTuple):
    """What the file declares. A section without entries is a fault of its own, so nothing is held against it."""

    options: tuple[str, ...]
    sources: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]

    @classmethod
    def declared(cls, document: Document) -> "_Words":
        questions = _mapping(document, ("questions",))
        return cls(
            options=tuple(map(str, _mapping(document, ("options",)))),
            sources=tuple(map(str, _mapping(document, ("sources",)))),
            answers={
                str(question): tuple(map(str, _mapping(document, ("questions", question, "answers"))))
                for question in questions
            },
        )


def _mapping(document: Document, path: tuple[object, ...]) -> dict[str, object]:
    value = document.value(path)  # type: ignore[arg-type]  # a key of any type is looked up and not found
    return value if isinstance(value, dict) else {}


def _list(document: Document, path: Path) -> list[object]:
    value = document.value(path)
    return value if isinstance(value, list) else []


def _reserved(document: Document, taken: Collection[str]) -> Iterator[Finding]:
    for option in _mapping(document, ("options",)):
        if option in RESERVED_OPTIONS:
            what = f"{quoted(option)} may not name an option: outcomes and aspects use the word"
            yield document.error(("options", option), what, "choose another name", of_key=True)
    for question in map(str, _mapping(document, ("questions",))):
        if question in RESERVED_WORDS:
            what = f"{quoted(question)} may not name a question: conditions use the word"
            yield document.error(("questions", question), what, "choose another name", of_key=True)
        elif flag_of(question) in taken:
            what = f"{quoted(question)} may not name a question: {flag_of(question)} is a flag of the commands"
            yield document.error(("questions", question), what, "choose another name", of_key=True)


def _neutral(document: Document, words: _Words) -> Iterator[Finding]:
    for question in words.answers:
        path = ("questions", question, "neutral")
        neutral = document.value(path)
        if isinstance(neutral, str):
            yield from unknown_answer(document, path, question, neutral, words.answers)


def _usual(document: Document, words: _Words) -> Iterator[Finding]:
    """Usual shares that leave out an answer or name one that is none, and their sources."""
    for question, answers in words.answers.items():
        path: Path = ("questions", question, "usual")
        shares = list(map(str, _mapping(document, path)))
        unknown = [answer for answer in shares if answer not in answers]
        for answer in unknown:
            what = f"the question {quoted(question)} has no answer {quoted(answer)}"
            yield document.error((*path, answer), what, suggestion(answer, answers, kind="answers"), of_key=True)
        missing = [a for a in answers if a not in shares and near_miss(a, unknown) is None]
        if missing and isinstance(document.value(path), dict):
            what = f"the usual shares leave out {listed(map(quoted, missing))}"
            yield document.error(path, what, "add a whole number of at least 1 for every answer", of_key=True)
        source: Path = ("questions", question, "usual_source")
        if document.value(source) is not None and document.value(path) is None:
            what = "a source of usual shares stands here without any"
            yield document.error(source, what, "add 'usual:', or remove the line", of_key=True)
        yield from _source(document, source, words)


def _reasoned(document: Document) -> Iterator[Path]:
    """Where the rules, the warnings and what lies elsewhere stand."""
    yield from _rules(document)
    for section in ("warnings", "elsewhere"):
        yield from ((section, index) for index, _ in enumerate(_list(document, (section,))))


def _rules(document: Document) -> Iterator[Path]:
    for criterion in _mapping(document, ("criteria",)):
        rules: Path = ("criteria", criterion, "rules")
        yield from ((*rules, index) for index, _ in enumerate(_list(document, rules)))


def _otherwise(document: Document) -> Iterator[Finding]:
    """Decisive rules that do not say what it takes to go against them, and others that do."""
    for path in _rules(document):
        rule = _mapping(document, path)
        strength = rule.get("strength", "clear")
        if strength not in get_args(Strength) or "rule_out" in rule:
            continue  # a fault of its own
        if strength == "decisive" and near_miss("otherwise", map(str, rule)) is None:  # a misspelt key says it already
            remedy = "add 'otherwise:', what it takes to go the other way all the same"
            yield document.error(path, "the rule is decisive and has no 'otherwise'", remedy, of_key=True)
        if strength != "decisive" and "otherwise" in rule:
            remedy = "write 'strength: decisive', or remove the line"
            yield document.error((*path, "otherwise"), "only a decisive rule has 'otherwise'", remedy, of_key=True)


def _options_and_source(document: Document, path: Path, words: _Words) -> Iterator[Finding]:
    for key in (*VERBS, "about"):
        yield from _options(document, (*path, key), words.options)
    yield from _source(document, (*path, "source"), words)


def _options(document: Document, path: Path, known: tuple[str, ...]) -> Iterator[Finding]:
    value = document.value(path) if known else None
    named = (
        [(path, value)]
        if isinstance(value, str)
        else [((*path, i), v) for i, v in enumerate(value if isinstance(value, list) else ())]
    )
    for where, option in named:
        if isinstance(option, str) and option not in known:
            what = f"no option is named {quoted(option)}"
            yield document.error(where, what, suggestion(option, known, kind="options"))
    if len({str(option) for _, option in named}) < len(named):
        yield document.error(path, "an option is named twice", "name each once")


def _source(document: Document, path: Path, words: _Words) -> Iterator[Finding]:
    source = document.value(path)
    if (
        words.sources
        and isinstance(source, str)
        and source.split()
        and (name := source.split()[0]) not in words.sources
    ):
        remedy = suggestion(name, words.sources, kind="sources")
        yield document.error(path, f"no source is named {quoted(name)}", remedy)


def _aspects(document: Document, words: _Words) -> Iterator[Finding]:
    for name in _mapping(document, ("aspects",)):
        path: Path = ("aspects", name)
        cells = _mapping(document, path)
        for option in map(str, cells):
            if words.options and option not in (*words.options, "source"):
                remedy = suggestion(option, (*words.options, "source"), kind="options")
                yield document.error((*path, option), f"no option is named {quoted(option)}", remedy, of_key=True)
        if cells and words.options and not set(map(str, cells)) & set(words.options):
            yield document.error(path, "this aspect says nothing of any option", "add a line for one", of_key=True)
        if isinstance(document.value(path), dict) and "source" not in cells:
            yield document.error(path, "the aspect has no 'source'", "add 'source:'", of_key=True)
        yield from _source(document, (*path, "source"), words)


def _examples(document: Document, words: _Words) -> Iterator[Finding]:
    for name in _mapping(document, ("examples",)):
        given: Path = ("examples", name, "given")
        for question, answer in _mapping(document, given).items():
            if question not in words.answers:
                remedy = suggestion(str(question), words.answers, kind="questions")
                what = f"no question is named {quoted(question)}"
                yield document.error((*given, question), what, remedy, of_key=True)
            else:
                yield from unknown_answer(document, (*given, question), question, answer, words.answers)
        expect: Path = ("examples", name, "expect")
        yield from _options(document, expect, (*words.options, NONE) if words.options else ())
        if NONE in _list(document, expect):
            yield document.error(expect, f"{NONE!r} stands in a list", f"write 'expect: {NONE}', or a list of options")
