"""The options side by side, and the questions."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from recommender.model.decision import Decision
from recommender.reports.style import Style
from recommender.reports.tables import ASPECTS, QUESTIONS, coverage_text
from tests import rule_files


def test_the_aspects_read_as_in_the_golden_files(sample: Decision, golden: Callable[[str, str], None]) -> None:
    golden("aspects.txt", ASPECTS["text"](sample, Style()))
    golden("aspects_narrow.txt", ASPECTS["text"](sample, Style(width=40)))
    golden("aspects.md", ASPECTS["markdown"](sample, Style()))
    golden("aspects.json", ASPECTS["json"](sample, Style()))


def test_the_questions_read_as_in_the_golden_files(sample: Decision, golden: Callable[[str, str], None]) -> None:
    golden("questions.txt", QUESTIONS["text"](sample, Style()))
    golden("questions.json", QUESTIONS["json"](sample, Style()))


@pytest.mark.parametrize("width", [40, 80])
def test_five_options_stand_under_each_other(width: int) -> None:
    raw = {
        "decision": "Which?",
        "options": {f"o{index}": {"name": f"Option {index}"} for index in range(5)},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
        "criteria": {"c": {"weight": 1, "rules": [{"prefer": "o0", "because": "so", "source": "s"}]}},
        "aspects": {"Speed": {f"o{index}": "fast " * 20 for index in range(5)} | {"source": "s"}},
    }
    text = ASPECTS["text"](rule_files.loaded(raw), Style(width=width))
    assert all(len(line) <= width for line in text.splitlines())
    assert [name in text for name in ("Option 0: fast", "Option 4: fast")] == [True, True]


def test_every_packaged_aspect_is_in_the_document(packaged: Decision) -> None:
    document = json.loads(ASPECTS["json"](packaged, Style()))
    assert [aspect["aspect"] for aspect in document["aspects"]] == [aspect.name for aspect in packaged.aspects]


def test_a_rule_file_without_aspects_says_so(sample: Decision) -> None:
    assert ASPECTS["text"](replace(sample, aspects=()), Style()) == "The rule file names no aspects.\n"


def test_coverage_has_a_line_for_every_rule_and_says_how_many_fire(sample: Decision) -> None:
    (_, first), (_, second) = list(sample.rules())[:2]
    assert coverage_text(sample, [(first, ["One", "Two\n"]), (second, [])]) == (
        f"{first.place.line_only}: 2 examples: One; Two\\n\n"
        f"{second.place.line_only}: 0 examples\n"
        "sample.yaml: 1 of 2 rules fire in some example\n"
    )
