"""A flowchart as Mermaid, for a README or a wiki: alone, or in Markdown under a heading."""

import re
from collections.abc import Iterator
from itertools import count

from recommender.model.flowchart import Arm, Box, Flowchart, Leaf
from recommender.reports.markdown_text import escaped
from recommender.reports.sentences.flowchart import agreement, answers, coming, drawn_from, meaning, names
from recommender.words import cells, cut, visible

_LONGEST = 240
"""Cells of a text, or of the answers of an arm, in a label."""

_PLAIN = re.compile(r"[^\w\s,.?!:'“”…/()+-]")
"""What may be markup in a label: of Mermaid itself, of Markdown or of HTML."""

_LISTED = re.compile(r"^(?:(\d+)([.)])|([+-]))")
"""What begins a list in Markdown, which a label cannot hold."""


def render_mermaid(chart: Flowchart) -> str:
    """The chart for a file of its own, under its title."""
    # Out of a title, unlike a label, Mermaid drops what looks like a tag, with all behind it.
    said = cut(visible(chart.decision.title), _LONGEST).replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
    title = "".join(map(_in_yaml, f"{said} {agreement(chart)}"))
    return f'---\ntitle: "{title}"\n---\n%% {drawn_from(chart)}\n{_body(chart)}'


def render_markdown(chart: Flowchart) -> str:
    """The same in a fence, under a heading and what there is to know of it."""
    said = " ".join([agreement(chart), *meaning(chart)])
    heading = f"# {escaped(chart.decision.title)}\n\n{said}\n\n"
    return f"<!-- {drawn_from(chart)} -->\n{heading}```mermaid\n{_body(chart)}```\n"


def _body(chart: Flowchart) -> str:
    lines = ["flowchart TD", *(f"  {line}" for line in _lines(chart, chart.root, "s1", count(2)))]
    return "\n".join([*lines, "  classDef more stroke-dasharray: 5 4", ""])


def _lines(chart: Flowchart, begin: Leaf | Box, name: str, numbers: "count[int]") -> Iterator[str]:
    """The node of this name and all that hangs on it; the nodes after it take the next numbers."""
    if isinstance(begin, Leaf):
        text = f"{_label(names(chart, begin))}<br>{_label(coming(begin))}"
        yield f'{name}(["{text}"]){"" if begin.sure else ":::more"}'
        return
    yield f'{name}["{_label(cut(visible(begin.question.ask), _LONGEST))}"]'
    for arm in begin.arms:
        after = f"s{next(numbers)}"
        yield f'{name} -->|"{_answers(arm)}"| {after}'
        yield from _lines(chart, arm.then, after, numbers)


def _answers(arm: Arm) -> str:
    """The answers of an arm, as many as there is room for, and how many more there are."""
    said = answers(arm)
    shown = [cut(said[0], _LONGEST)]
    for answer in said[1:]:
        if cells("".join([*shown, answer])) > _LONGEST:
            shown.append(f"{len(said) - len(shown)} more")
            break
        shown.append(answer)
    return " or<br>".join(map(_label, shown))


def _label(text: str) -> str:
    """Text as a quoted label shows it: nothing in it ends the quotation or is markup."""
    plain = _PLAIN.sub(lambda found: f"#{ord(found[0])};", text)
    return _LISTED.sub(lambda found: f"{found[1] or ''}#{ord(found[2] or found[3])};", plain)


def _in_yaml(char: str) -> str:
    """A character inside double quotes of YAML, of which neither YAML nor Mermaid makes anything else."""
    return char if char.isalnum() or char in " ,.?!:'“”…/()+-" else "".join(f"\\U{ord(char):08x}")
