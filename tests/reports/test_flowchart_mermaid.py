"""A flowchart as Mermaid."""

import re
from collections.abc import Callable

import pytest

from recommender.engine.flowchart import flowchart
from recommender.model.decision import Decision
from recommender.model.flowchart import Flowchart
from recommender.reports.flowchart_mermaid import render_markdown, render_mermaid
from tests import hostile, rule_files

HOSTILE = [
    *(hostile.IN_A_TERMINAL, hostile.IN_MARKDOWN, hostile.IN_HTML),
    '1. a; end "x" %%{init}%% #35; #quot; `md` <b a="c"> ]) --> s9',
    "- a|b",
]
LABEL = r"[^\"<>`|;&]*"


def hostile_chart(text: str) -> Flowchart:
    raw = hostile.rule_file(text)
    raw["questions"]["q"]["usual"] = {"a": 3, "b": 1}
    return flowchart(rule_files.loaded(raw), 6)


def test_the_sample_as_mermaid_and_in_markdown(sample: Decision, golden: Callable[[str, str], None]) -> None:
    chart = flowchart(sample, 3)
    golden("flowchart.mmd", render_mermaid(chart))
    golden("flowchart.md", render_markdown(chart))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_ends_its_label_or_is_markup(text: str) -> None:
    drawn = render_mermaid(hostile_chart(text))
    _, title, _, mark, kind, *lines, styles = drawn.splitlines()
    assert re.fullmatch(rf'title: "(?:{LABEL}|\\U[0-9a-f]{{8}})*"', title)
    assert mark.startswith("%% recommender chart, questions: 6, rules: sha256:")
    assert (kind, styles) == ("flowchart TD", "  classDef more stroke-dasharray: 5 4")
    node = r'  s\d+(?:\["LABEL"\]|\(\["LABEL"\]\)(?::::more)?| -->\|"LABEL"\| s\d+)'
    label = r'(?:[^"<>`|;&#]|#\d+;|<br>)*'
    for line in lines:
        assert re.fullmatch(node.replace("LABEL", label).replace('\\|"', '\\|"'), line), line
    assert not re.search(r'"(\d+[.)]|[-+])', "".join(lines))  # a list, which a label cannot hold
    assert render_markdown(hostile_chart(text)).count("```") == 2 or "```" in text


def test_long_texts_are_cut_and_answers_past_the_room_are_counted() -> None:
    raw = hostile.rule_file("x" * 500)
    raw["questions"]["q"]["answers"] = {f"a{place}": "word " * 12 for place in range(9)} | {"a": "x" * 900, "b": "b"}
    raw["questions"]["q"]["neutral"] = "b"
    drawn = render_mermaid(flowchart(rule_files.loaded(raw), 2))
    assert "x" * 239 + "…" in drawn
    assert "x" * 240 not in drawn
    assert re.search(r"or<br>\d more", drawn)
