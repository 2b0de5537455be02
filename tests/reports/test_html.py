"""The page: one file, no markup from any text, the record inside."""

import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from tests import hostile, rule_files
from tests.advised import advised
from tests.profiles import FILED, complete


def page(decision: Decision, profile: Profile, *, neutral: bool = False, heading: Heading = Heading()) -> str:  # noqa: B008
    return FORMATS["html"].render(recommend(decision, profile, assume_neutral=neutral), Style(heading=heading))


class _Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(text: str) -> _Tags:
    tags = _Tags()
    tags.feed(text)
    return tags


def test_it_reads_as_in_the_golden_file(sample: Decision, golden: Callable[[str, str], None]) -> None:
    heading = Heading(None, "", "proposed", date(2026, 11, 22), ("Ann",), ())
    golden("page.html", page(sample, FILED, heading=heading))


@pytest.mark.parametrize("neutral", [False, True])
def test_nothing_is_loaded_and_no_script_runs(neutral: bool, packaged: Decision) -> None:  # noqa: FBT001
    tags = parsed(page(packaged, Profile({"language": "python"}), neutral=neutral)).tags
    addresses = [
        value for _, attrs in tags for key, value in attrs.items() if key in ("src", "href", "xlink:href", "action")
    ]
    assert addresses == ["data:,"]
    assert [attrs.get("type") for tag, attrs in tags if tag == "script"] == ["application/json"]
    assert not [key for _, attrs in tags for key in attrs if key.startswith("on")]


def test_every_chart_has_a_title_a_description_and_numbers(packaged: Decision) -> None:
    text = page(packaged, Profile({"language": "python", "front_end": "javascript"}))
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(charts) == 4
    for chart in charts:
        assert re.search(r'role="img" aria-labelledby="\w+-title \w+-text"', chart)
        assert re.search(r"<title id=.+?>.+?</title>\s*<desc id=.+?>.+?</desc>", chart, re.DOTALL)
        assert re.search(r"<text[^>]*>[+\d]", chart)


def test_every_table_has_a_caption_and_scopes(packaged: Decision) -> None:
    text = page(packaged, Profile({"language": "python"}))
    assert text.count("<table>") == text.count("<caption>") == 2
    assert "<th>" not in text


def test_it_is_no_larger_than_60_kib(packaged: Decision) -> None:
    for profile in (Profile(), Profile({"language": "python"}), complete(packaged)):
        assert len(page(packaged, profile).encode()) <= 60 * 1024


def test_the_same_input_gives_the_same_bytes(sample: Decision) -> None:
    assert page(sample, FILED) == page(sample, FILED)


def test_how_the_ways_were_counted_is_said_above_their_chart(sample: Decision) -> None:
    assert "Wins in so many of the ways to answer the rest" in page(sample, Profile({"language": "python"}))
    assert "going by how teams usually answer the rest" in page(advised(sample), Profile({"language": "python"}))


def test_hostile_advice_comes_out_as_text(sample: Decision) -> None:
    text = page(advised(sample, hostile.IN_HTML), Profile({"language": "python", "libraries": "npm"}))
    tags = parsed(text)
    assert not {tag for tag, _ in tags.tags} & {"img", "a", "iframe"}
    assert len([tag for tag, _ in tags.tags if tag == "script"]) == 1
    assert tags.text.count("{{7*7}} {% x %}") >= 4
    assert "\x1b" not in text


def test_hostile_texts_come_out_as_text() -> None:
    bad = hostile.IN_HTML
    raw = hostile.rule_file(bad)
    raw["sources"]["s"]["url"] = 'javascript:alert(1)"'
    text = page(
        rule_files.loaded(raw), Profile({"q": "a"}), heading=Heading(1, bad, "draft", date(2026, 1, 1), (bad,), (bad,))
    )
    tags = parsed(text)
    assert not {tag for tag, _ in tags.tags} & {"img", "a", "iframe"}
    assert len([tag for tag, _ in tags.tags if tag == "script"]) == 1
    assert "{{7*7}} {% x %}" in tags.text
    assert "\x1b" not in text
    assert "\u202e" not in text
    (kept,) = re.findall(r'<script type="application/json" id="recommendation">(.*?)</script>', text, re.DOTALL)
    assert json.loads(kept)["title"] == bad
