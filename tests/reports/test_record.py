"""The record in a report: a part of the JSON document, small, with nothing in it that Markdown or HTML would obey."""

import json
from dataclasses import replace

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.json import render
from recommender.reports.record import record_text
from recommender.reports.style import Style


def test_it_is_a_part_of_the_document(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python"}))
    assert json.loads(record_text(result)) == json.loads(render(result, Style()))["record"]


def test_it_is_small_and_its_lines_are_short_enough_to_compare(packaged: Decision) -> None:
    text = record_text(recommend(packaged, Profile({"language": "python"})))
    assert len(text.encode()) <= 2048
    assert 10 < text.count("\n") < 30
    assert max(map(len, text.splitlines())) < 250


def test_what_is_open_is_written_by_option_and_criterion(sample: Decision) -> None:
    kept = json.loads(record_text(recommend(sample, Profile({"language": "python", "libraries": "npm"}))))
    effects = {
        (option, criterion): text[:2] for option, of in kept["open_rules"].items() for criterion, text in of.items()
    }
    assert effects == {
        ("fastapi", "language"): "+0",
        ("fastapi", "documentation"): "+2",
        ("express", "language"): "+0",
        ("express", "documentation"): "+1",
    }
    assert [text.split()[0] for text in kept["open_questions"]] == ["api_docs", "runtime"]


def test_no_character_could_end_its_block(sample: Decision) -> None:
    title = "</script> ``` <!-- & \u202e\x1b"
    result = replace(recommend(sample, Profile()), decision=replace(sample, title=title))
    text = record_text(result)
    assert json.loads(text)["title"] == title
    assert not set("<>&`\u202e\x1b") & set(text)
