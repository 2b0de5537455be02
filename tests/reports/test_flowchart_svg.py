"""A flowchart as a picture."""

import re
from xml.etree import ElementTree

import pytest

from recommender.engine.flowchart import flowchart
from recommender.model.decision import Decision
from recommender.model.flowchart import Flowchart
from recommender.reports.flowchart_svg import render_svg
from recommender.reports.sentences.flowchart import agreement
from tests import hostile, rule_files
from tests.reports.test_flowchart_mermaid import HOSTILE, hostile_chart

SVG = "{http://www.w3.org/2000/svg}"


def _elements(chart: Flowchart, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(render_svg(chart)).iter(SVG + name))  # noqa: S314  # our own


def _texts(chart: Flowchart) -> list[str]:
    return [text.text or "" for text in _elements(chart, "text")]


def test_it_has_a_title_with_its_fidelity_and_a_description(packaged: Decision) -> None:
    chart = flowchart(packaged, 3)
    ((title,), (described,)) = (_elements(chart, name) for name in ("title", "desc"))
    assert title.text == f"{packaged.title} {agreement(chart)}"
    assert described.text is not None
    assert "“At home in both about equally, or in neither”: Apart from the team" in described.text
    assert "FastAPI, right for 91 of 100; 22 of 100 teams come here." in described.text


def test_questions_answers_and_leaves_are_boxes_in_the_colours_of_the_options(sample: Decision) -> None:
    kinds = [box.get("class") for box in _elements(flowchart(sample, 3), "rect")]
    assert kinds.count("ask box") == 3
    assert "option-1 leaf box" in kinds
    assert "option-2 leaf box" in kinds


def test_a_leaf_at_which_to_ask_more_is_dashed_and_says_so(packaged: Decision) -> None:
    chart = flowchart(packaged, 3)
    assert "option-2 more leaf box" in [box.get("class") for box in _elements(chart, "rect")]
    assert any(text.startswith("Ask more: Express in 52") for text in _texts(chart))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts_that_are_cut(text: str) -> None:
    chart = hostile_chart(text)
    drawn = render_svg(chart)
    assert not re.search(r"<(script|img|b)\b", drawn)
    assert len(drawn) < 12_000
    assert {char for char in drawn if not char.isprintable()} == {"\n"}
    assert {element.tag for element in ElementTree.fromstring(drawn).iter()} == {  # noqa: S314
        SVG + name for name in ("svg", "title", "desc", "style", "rect", "path", "text")
    }


def test_boxes_do_not_overlap_and_lines_stay_within_the_picture(packaged: Decision) -> None:
    for chart in [*(flowchart(packaged, questions) for questions in (0, 2, 6)), *map(hostile_chart, HOSTILE)]:
        root = ElementTree.fromstring(render_svg(chart))  # noqa: S314
        width, height = (float(root.get(name, 0)) for name in ("width", "height"))
        boxes = [
            [float(rect.get(name, 0)) for name in ("x", "y", "width", "height")]
            for rect in root.iter(SVG + "rect")
            if (rect.get("class") or "").endswith("box")
        ]
        for index, (x, y, wide, high) in enumerate(boxes):
            assert 0 < x < x + wide < width
            assert 0 < y < y + high < height
            for left, top, broad, tall in boxes[:index]:
                assert x >= left + broad or left >= x + wide or y >= top + tall or top >= y + high


def test_answers_past_the_room_are_counted() -> None:
    raw = hostile.rule_file("x")
    raw["questions"]["q"]["answers"] = {f"a{place}": "word " * 12 for place in range(19)} | {"a": "A", "b": "B"}
    texts = _texts(flowchart(rule_files.loaded(raw), 2))
    assert any(re.fullmatch(r"or \d+ more", text) for text in texts)


def test_it_loads_and_runs_nothing(packaged: Decision) -> None:
    drawn = render_svg(flowchart(packaged, 3))
    assert not re.search(r"href|url\(|@import|<script|on\w+=", drawn)
    assert "prefers-color-scheme: dark" in drawn
