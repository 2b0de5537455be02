"""A decision as plain values that JSON can hold, and back: whatever has another shape is refused.

Both ways are said by hand, one under the other, since they are what a scripted query waits for. The name of the file
is left out: the same text has the same plain values wherever it lies.
"""

from collections.abc import Mapping
from datetime import date

from recommender.model.condition import ALWAYS, All, AnyOf, Condition, Is, Not
from recommender.model.decision import (
    POINTS,
    VERBS,
    WEIGHTS,
    Answer,
    Aspect,
    Citation,
    Criterion,
    Decision,
    Elsewhere,
    Example,
    Kind,
    Option,
    OptionWarning,
    Question,
    Rule,
    Source,
    Strength,
)
from recommender.model.place import Place

_STRENGTHS: tuple[Strength | None, ...] = (None, *POINTS)
_KINDS: tuple[Kind | None, ...] = (None, "fact", "wish")


class Misshapen(ValueError):
    """What stands here is no decision."""


# There ---------------------------------------------------------------------------------------------------------------


def plain(decision: Decision) -> list[object]:
    """All of a decision but its file and digest."""
    return [
        decision.title,
        decision.reviewed and decision.reviewed.isoformat(),
        {id: [option.name, option.stack, option.run] for id, option in decision.options.items()},
        {id: [source.title, source.url, *_at(source.place)] for id, source in decision.sources.items()},
        {id: _plain_question(question) for id, question in decision.questions.items()},
        {
            id: [criterion.name, criterion.weight, [_plain_rule(rule) for rule in criterion.rules]]
            for id, criterion in decision.criteria.items()
        },
        [_plain_warning(warning) for warning in decision.warnings],
        [_plain_elsewhere(elsewhere) for elsewhere in decision.elsewhere],
        [[aspect.name, dict(aspect.cells), *_plain_citation(aspect.source)] for aspect in decision.aspects],
        [[example.name, dict(example.given), example.expect, *_at(example.place)] for example in decision.examples],
    ]


def _at(place: Place) -> list[object]:
    return [place.line, place.column]


def _plain_question(question: Question) -> list[object]:
    answers = {id: [answer.text, *_at(answer.place)] for id, answer in question.answers.items()}
    source = question.usual_source and _plain_citation(question.usual_source)
    return [question.ask, answers, question.neutral, *_at(question.place), question.kind, question.usual, source]


def _plain_rule(rule: Rule) -> list[object]:
    said = [rule.verb, rule.options, _plain_condition(rule.when), rule.strength, rule.because]
    return [*said, *_plain_citation(rule.source), *_at(rule.place), rule.otherwise]


def _plain_warning(warning: OptionWarning) -> list[object]:
    said = [warning.options, _plain_condition(warning.when), warning.because]
    return [*said, *_plain_citation(warning.source), *_at(warning.place)]


def _plain_elsewhere(elsewhere: Elsewhere) -> list[object]:
    said = [elsewhere.look_at, _plain_condition(elsewhere.when), elsewhere.because]
    return [*said, *_plain_citation(elsewhere.source), *_at(elsewhere.place)]


def _plain_citation(citation: Citation) -> list[object]:
    return [citation.source.id, citation.at]


def _plain_condition(condition: Condition) -> list[object]:
    match condition:
        case Is(question, answers):
            return ["is", question, answers]
        case All(parts):
            return ["all", [_plain_condition(part) for part in parts]]
        case AnyOf(parts):
            return ["any", [_plain_condition(part) for part in parts]]
        case Not(part):
            return ["not", _plain_condition(part)]


# And back ------------------------------------------------------------------------------------------------------------


def decision_in(values: object, *, file: str, digest: str, packaged: bool) -> Decision:
    """The decision that `plain` gave these values, for the file of this name. Raises Misshapen."""
    match values:
        case [
            str(title),
            str() | None as reviewed,
            dict(options),
            dict(sources),
            dict(questions),
            dict(criteria),
            list(warnings),
            list(elsewhere),
            list(aspects),
            list(examples),
        ]:
            reader = _Reader(file, sources)
            return Decision(
                title=title,
                file=file,
                digest=digest,
                packaged=packaged,
                reviewed=None if reviewed is None else _day(reviewed),
                options={id: _option(id, option) for id, option in options.items()},
                sources=reader.sources,
                questions={id: reader.question(id, question) for id, question in questions.items()},
                criteria={id: reader.criterion(id, criterion) for id, criterion in criteria.items()},
                warnings=tuple(map(reader.warning, warnings)),
                elsewhere=tuple(map(reader.elsewhere, elsewhere)),
                aspects=tuple(map(reader.aspect, aspects)),
                examples=tuple(map(reader.example, examples)),
            )
    raise Misshapen


class _Reader:
    """Reads what has a place in the file, and what cites its sources."""

    def __init__(self, file: str, sources: Mapping[str, object]) -> None:
        self._file = file
        self.sources = {id: self._source(id, source) for id, source in sources.items()}

    def _place(self, line: object, column: object) -> Place:
        return Place(self._file, _whole(line), _whole(column))

    def _source(self, id: str, value: object) -> Source:
        match value:
            case [str(title), str(url), line, column]:
                return Source(id, title, url, self._place(line, column))
        raise Misshapen

    def _citation(self, source: object, at: object) -> Citation:
        if isinstance(source, str) and source in self.sources:
            return Citation(self.sources[source], _text(at))
        raise Misshapen

    def question(self, id: str, value: object) -> Question:
        match value:
            case [str(ask), dict(answers), str() | None as neutral, line, column, str() | None as kind, usual, source]:
                read = {answer: self._answer(answer, text) for answer, text in answers.items()}
                if kind in _KINDS:
                    shares, cited = _shares(usual, len(read)), self._usual_source(source)
                    return Question(id, ask, read, neutral, self._place(line, column), kind, shares, cited)
        raise Misshapen

    def _usual_source(self, value: object) -> Citation | None:
        match value:
            case None:
                return None
            case [source, at]:
                return self._citation(source, at)
        raise Misshapen

    def _answer(self, id: str, value: object) -> Answer:
        match value:
            case [str(text), line, column]:
                return Answer(id, text, self._place(line, column))
        raise Misshapen

    def criterion(self, id: str, value: object) -> Criterion:
        match value:
            case [str(name), weight, list(rules)] if weight in WEIGHTS:
                return Criterion(id, name, _whole(weight), tuple(map(self._rule, rules)))
        raise Misshapen

    def _rule(self, value: object) -> Rule:
        match value:
            case [
                str(verb),
                options,
                when,
                str() | None as strength,
                str(because),
                source,
                at,
                line,
                column,
                str(otherwise),
            ]:
                if verb in VERBS and strength in _STRENGTHS and (strength is None) == (verb == "rule_out"):
                    cited, place = self._citation(source, at), self._place(line, column)
                    return Rule(verb, _texts(options), _condition(when), strength, because, cited, place, otherwise)
        raise Misshapen

    def warning(self, value: object) -> OptionWarning:
        match value:
            case [options, when, str(because), source, at, line, column]:
                cited, place = self._citation(source, at), self._place(line, column)
                return OptionWarning(_texts(options), _condition(when), because, cited, place)
        raise Misshapen

    def elsewhere(self, value: object) -> Elsewhere:
        match value:
            case [str(look_at), when, str(because), source, at, line, column]:
                cited, place = self._citation(source, at), self._place(line, column)
                return Elsewhere(look_at, _condition(when), because, cited, place)
        raise Misshapen

    def aspect(self, value: object) -> Aspect:
        match value:
            case [str(name), cells, source, at]:
                return Aspect(name, _words(cells), self._citation(source, at))
        raise Misshapen

    def example(self, value: object) -> Example:
        match value:
            case [str(name), given, expect, line, column]:
                return Example(name, _words(given), _texts(expect), self._place(line, column))
        raise Misshapen


def _option(id: str, value: object) -> Option:
    match value:
        case [str(name), str(stack), str(run)]:
            return Option(id, name, stack, run)
    raise Misshapen


def _condition(value: object) -> Condition:
    match value:
        case ["is", str(question), answers]:
            return Is(question, _texts(answers))
        case ["all", []]:
            return ALWAYS
        case ["all", list(parts)]:
            return All(tuple(map(_condition, parts)))
        case ["any", list(parts)]:
            return AnyOf(tuple(map(_condition, parts)))
        case ["not", part]:
            return Not(_condition(part))
    raise Misshapen


def _shares(value: object, answers: int) -> tuple[int, ...]:
    """The usual shares of so many answers; none if all are alike."""
    shares = tuple(map(_whole, value)) if isinstance(value, list) else (0,)
    if shares and (len(shares) != answers or min(shares) < 1):
        raise Misshapen
    return shares


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Misshapen from None


def _whole(value: object) -> int:
    if type(value) is int:  # True is an int to everybody else
        return value
    raise Misshapen


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise Misshapen


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(_text, value))
    raise Misshapen


def _words(value: object) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: _text(text) for key, text in value.items()}
    raise Misshapen
