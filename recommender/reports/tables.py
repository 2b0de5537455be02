"""Tables that are not a recommendation: the options side by side, the questions, the examples of every rule."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence

from recommender.model.decision import Aspect, Decision, Question, Rule
from recommender.reports.json import dumped
from recommender.reports.markdown_text import cell
from recommender.reports.sentences.argument import citation
from recommender.reports.style import Style
from recommender.words import counted, harmless, visible

_NARROWEST = 22
"""Columns a cell needs to be read at ease; below that the options stand under each other."""


def render_aspects_text(decision: Decision, style: Style) -> str:
    """The options side by side, aspect by aspect, with sources; under each other where there is no room."""
    names = {id: visible(option.name) for id, option in decision.options.items()}
    column = (style.width - 2 * (len(names) - 1)) // len(names)
    layout = _beside if column >= _NARROWEST else _below
    blocks = ["\n".join(layout(aspect, names, style.width, column)) for aspect in decision.aspects]
    if layout is _beside:
        blocks.insert(0, _row([[name] for name in names.values()], column))
    return "\n\n".join(blocks) + "\n" if decision.aspects else "The rule file names no aspects.\n"


def _beside(aspect: Aspect, names: Mapping[str, str], width: int, column: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{visible(aspect.name)} [{citation(aspect.source)}]", width)
    yield _row([textwrap.wrap(visible(aspect.cells.get(id, "-")), column) for id in names], column)


def _row(cells: Sequence[Sequence[str]], column: int) -> str:
    height = max(map(len, cells))
    lines = []
    for index in range(height):
        parts = [(cell[index] if index < len(cell) else "").ljust(column) for cell in cells]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def _below(aspect: Aspect, names: Mapping[str, str], width: int, _: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{visible(aspect.name)} [{citation(aspect.source)}]", width)
    for id, name in names.items():
        text = f"{name}: {visible(aspect.cells.get(id, '-'))}"
        yield from textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="    ")


def render_aspects_markdown(decision: Decision, style: Style) -> str:
    """The same as a Markdown table."""
    heads = ["", *(cell(option.name) for option in decision.options.values()), "Source"]
    rows = [heads, ["---"] * len(heads)]
    for aspect in decision.aspects:
        cells = [cell(aspect.cells[option]) if option in aspect.cells else "-" for option in decision.options]
        rows.append([cell(aspect.name), *cells, cell(citation(aspect.source))])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def render_aspects_json(decision: Decision, style: Style) -> str:
    """The same for scripts."""
    return dumped(
        {
            "options": {id: option.name for id, option in decision.options.items()},
            "aspects": [
                {"aspect": aspect.name, "options": dict(aspect.cells), "source": str(aspect.source)}
                for aspect in decision.aspects
            ],
        }
    )


ASPECTS: Mapping[str, Callable[[Decision, Style], str]] = {
    "text": render_aspects_text,
    "json": render_aspects_json,
    "markdown": render_aspects_markdown,
}


def render_questions_text(decision: Decision, style: Style) -> str:
    """The questions, with the flag of each and what it takes."""
    blocks = ["\n".join(_question(question, style.width)) for question in decision.questions.values()]
    return "\n\n".join(blocks) + "\n"


def _question(question: Question, width: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{question.flag}  {visible(question.ask)}", width, subsequent_indent="  ")
    column = max(map(len, question.answers))
    for answer in question.answers.values():
        neutral = " (neutral)" if answer.id == question.neutral else ""
        text = f"{answer.id.ljust(column)}  {visible(answer.text)}{neutral}"
        yield from textwrap.wrap(text, width, initial_indent="    ", subsequent_indent=" " * (6 + column))


def render_questions_json(decision: Decision, style: Style) -> str:
    """The same for scripts."""
    return dumped(
        {
            "questions": [
                {
                    "question": question.id,
                    "ask": question.ask,
                    "flag": question.flag,
                    "answers": {answer.id: answer.text for answer in question.answers.values()},
                    "neutral": question.neutral,
                }
                for question in decision.questions.values()
            ]
        }
    )


QUESTIONS: Mapping[str, Callable[[Decision, Style], str]] = {
    "text": render_questions_text,
    "json": render_questions_json,
}


def coverage_text(decision: Decision, covered: Sequence[tuple[Rule, Sequence[str]]]) -> str:
    """One line a rule: in how many examples it fires, and in which; then how many rules some example fires."""
    lines = [
        harmless(f"{rule.place.line_only}: {counted(len(names), 'example')}{': ' if names else ''}{'; '.join(names)}")
        for rule, names in covered
    ]
    some = sum(bool(names) for _, names in covered)
    lines.append(harmless(f"{decision.file}: {some} of {counted(len(covered), 'rule')} fire in some example"))
    return "".join(f"{line}\n" for line in lines)
