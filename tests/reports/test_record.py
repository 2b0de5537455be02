"""The record in a report: a part of the JSON document, with nothing in it that Markdown or HTML would obey."""

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
    assert json.loads(record_text(result)).items() <= json.loads(render(result, Style())).items()


def test_no_character_could_end_its_block(sample: Decision) -> None:
    title = "</script> ``` <!-- & \u202e\x1b"
    result = replace(recommend(sample, Profile()), decision=replace(sample, title=title))
    text = record_text(result)
    assert json.loads(text)["decision"]["title"] == title
    assert not set("<>&`\u202e\x1b") & set(text)
