"""What a change of rules does: as text, as JSON, and as Markdown for a pull request."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from recommender.model.decision import NONE, Decision, Rule, flag_of
from recommender.model.difference import Affected, AffectedCase, Change, Difference, Shift, Shifts
from recommender.model.document import FORMAT
from recommender.reports.command_line import command_for
from recommender.reports.json import Json, dumped
from recommender.reports.lines import Line, wrapped
from recommender.reports.markdown_text import escaped
from recommender.reports.sentences.argument import speaks
from recommender.reports.sentences.headline import WITHOUT_A_WINNER
from recommender.words import counted, listed, percent, visible

_FEW = 12
"""How many shifts, rules, examples and cases are listed at most, of each."""


def render_text(result: Difference, width: int) -> str:
    """The report as text that ends with a newline."""
    lines = [line.text for heading, items in _parts(result) for line in _block(heading, items, width)]
    return "\n".join(lines) + "\n"


def _block(heading: str, items: Sequence[str], width: int) -> Iterator[Line]:
    yield from wrapped(heading, width)
    for item in items:
        yield from wrapped(item, width, first="  ", rest="    ")


def render_markdown(result: Difference, width: int) -> str:
    """The same as Markdown."""
    blocks = []
    for heading, items in _parts(result):
        blocks.append(
            "\n".join([f"**{escaped(heading)}**", *([""] if items else []), *(f"- {escaped(item)}" for item in items)])
        )
    return "\n\n".join(blocks) + "\n"


def _parts(result: Difference) -> Iterator[tuple[str, list[str]]]:
    """Headings, each with its items."""
    yield f"{visible(result.old.file)} -> {visible(result.new.file)}", []
    yield (
        _shifted(result.outcomes, "have another outcome"),
        _few([_outcome(result, each) for each in result.outcomes.shifts]),
    )
    words = [f"{each.before} -> {each.now}: {percent(each.share)}" for each in result.words.shifts]
    yield _shifted(result.words, "have another word"), _few(words)
    changed = [*map(_change, result.changes), *_rules("+", result.new, result.added)]
    changed += _rules("-", result.old, result.removed)
    changed += [f"reworded: {visible(before.because)} -> {visible(now.because)}" for before, now in result.reworded]
    yield (
        "What changes in the files" if changed else "Nothing changes in options, questions, rules and weights",
        _few(changed),
    )
    if result.examples:
        yield "Examples that come to something else", _few([_affected(result, each) for each in result.examples])
    if result.judged:
        heading = f"{len(result.cases)} of {counted(result.judged, 'choice')} really made are met otherwise"
        yield heading, _few([_case(result, each) for each in result.cases])


def _few(items: Sequence[str]) -> list[str]:
    return list(items) if len(items) <= _FEW else [*items[:_FEW], f"and {len(items) - _FEW} more: --format json"]


def _shifted(shifts: Shifts, what: str) -> str:
    error = "" if shifts.exact else f" (a sample; standard error {percent(shifts.standard_error)})"
    return f"{percent(shifts.share)} of all profiles {what}{error}"


def _outcome(result: Difference, shift: Shift) -> str:
    said = f"{_name(result, shift.before)} -> {_name(result, shift.now)}: {percent(shift.share)}"
    if shift.witness is None:
        return said
    gone = [
        f"{flag_of(question)} {answer}"
        for question, answer in shift.witness.items()
        if question not in result.new.questions or answer not in result.new.questions[question].answers
    ]
    before = f" (and {' '.join(gone)}, which only the old file knows)" if gone else ""
    known = {
        question: answer for question, answer in shift.witness.items() if f"{flag_of(question)} {answer}" not in gone
    }
    return f"{said}, such as {' '.join(command_for(result.new, known))} --assume-neutral{before}"


def _name(result: Difference, outcome: str) -> str:
    options = {**result.old.options, **result.new.options}
    if outcome in options:
        name = visible(options[outcome].name)
        alike = [id for id, option in options.items() if visible(option.name) == name]
        return name if len(alike) == 1 else f"{name} ({outcome})"
    return WITHOUT_A_WINNER[outcome]


def _rules(sign: str, decision: Decision, rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        strength = f" ({rule.strength})" if rule.strength else ""
        otherwise = f"; otherwise {visible(rule.otherwise)}" if rule.otherwise else ""
        said = f"{speaks(decision, rule)}{strength}: {visible(rule.because)}{otherwise}"
        yield f"{sign} {said} [{visible(rule.place.line_only)}]"


def _change(each: Change) -> str:
    if each.before is None:
        return f"+ {visible(each.what)}: {visible(each.now or '')}"
    if each.now is None:
        return f"- {visible(each.what)}: {visible(each.before)}"
    return f"{visible(each.what)}: {visible(each.before)} -> {visible(each.now)}"


def _affected(result: Difference, each: Affected) -> str:
    return f"{visible(each.name)}: {_leading(result, each.before)} -> {_leading(result, each.now)}"


def _case(result: Difference, each: AffectedCase) -> str:
    chose = _name(result, each.case.chose) if each.case.chose in result.new.options else visible(each.case.chose)
    leads = f"{_leading(result, each.before)} -> {_leading(result, each.now)}"
    return f"{visible(each.case.id)}: {leads}, and {chose} was chosen"


def _leading(result: Difference, options: Sequence[str]) -> str:
    return listed(_name(result, option) for option in options) if options else _name(result, NONE)


def render_json(result: Difference, width: int) -> str:
    """The same for scripts, whole."""
    document: Json = {
        "format": FORMAT,
        "old": {"file": result.old.file, "digest": result.old.digest},
        "new": {"file": result.new.file, "digest": result.new.digest},
        "outcomes": _shifts(result.outcomes),
        "words": _shifts(result.words),
        "added": [_rule(rule) for rule in result.added],
        "removed": [_rule(rule) for rule in result.removed],
        "reworded": [{"before": _rule(before), "now": _rule(now)} for before, now in result.reworded],
        "changes": [{"what": each.what, "before": each.before, "now": each.now} for each in result.changes],
        "judged": result.judged,
        "examples": [
            {"example": each.name, "before": list(each.before), "now": list(each.now)} for each in result.examples
        ],
        "cases": [
            {"id": each.case.id, "chose": each.case.chose, "before": list(each.before), "now": list(each.now)}
            for each in result.cases
        ],
    }
    return dumped(document)


def _shifts(shifts: Shifts) -> Json:
    return {
        "share": shifts.share,
        "exact": shifts.exact,
        "standard_error": shifts.standard_error,
        "shifts": [
            {
                "before": each.before,
                "now": each.now,
                "share": each.share,
                "witness": dict(each.witness) if each.witness is not None else None,
            }
            for each in shifts.shifts
        ],
    }


def _rule(rule: Rule) -> Json:
    return {
        "verb": rule.verb,
        "options": list(rule.options),
        "strength": rule.strength,
        "because": rule.because,
        "otherwise": rule.otherwise or None,
        "rule": rule.place.line_only,
    }


DIFFERENCE: Mapping[str, Callable[[Difference, int], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}
