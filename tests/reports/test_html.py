"""The page: one file, no markup from any text, the record inside."""

import itertools
import json
import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Citation, Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from tests import hostile, rule_files
from tests.advised import advised
from tests.profiles import FILED, complete


def page(decision: Decision, profile: Profile, *, neutral: bool = False, heading: Heading = Heading()) -> str:  # noqa: B008
    return FORMATS["html"].render(recommend(decision, profile, assume_neutral=neutral), Style(heading=heading))


LINKS = {"https://example.org/docs", *(f"#source-{id}" for id in ("article", "docs", "ours", "s"))}
"""Where a page about the sample, or about hostile texts, may lead."""


_SEEN = {
    "by most": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "without red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "without green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "without blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How colours look to those who lack a cone (Machado, Oliveira and Fernandes, 2009), by linear red, green and blue."""


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _in_oklab(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """Where a colour lies in a space in which what looks alike is near (Ottosson, 2020)."""
    long, medium, short = (
        max(0.0, sum(factor * part for factor, part in zip(factors, (red, green, blue), strict=True))) ** (1 / 3)
        for factors in ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300))
    )
    return (
        0.2105 * long + 0.7936 * medium - 0.0041 * short,
        1.9780 * long - 2.4286 * medium + 0.4506 * short,
        0.0259 * long + 0.7828 * medium - 0.8087 * short,
    )


def _as_seen(colour: str, rows: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    linear = _linear(colour)
    red, green, blue = (sum(factor * part for factor, part in zip(row, linear, strict=True)) for row in rows)
    return _in_oklab(red, green, blue)


def _brightness(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05


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
        value
        for tag, attrs in tags
        for key, value in attrs.items()
        if key in ("src", "href", "xlink:href", "action") and tag != "a"
    ]
    assert addresses == ["data:,"]
    assert [attrs.get("type") for tag, attrs in tags if tag == "script"] == ["application/json"]
    assert not [key for _, attrs in tags for key in attrs if key.startswith("on")]


def test_every_chart_has_a_title_a_description_and_numbers(packaged: Decision) -> None:
    text = page(packaged, Profile({"language": "python", "front_end": "javascript"}))
    charts = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    assert len(charts) == 4
    for chart in charts:
        assert re.search(r'role="img" aria-labelledby="\w+-title \w+-text"', chart)
        assert re.search(r"<title id=.+?>.+?</title>\s*<desc id=.+?>.+?</desc>", chart, re.DOTALL)
        assert re.search(r"<text[^>]*>[+\d]", chart)


def test_every_table_has_a_caption_and_scopes(packaged: Decision) -> None:
    text = page(packaged, Profile({"language": "python"}))
    assert text.count("<table>") == text.count("<caption>") == 2
    assert "<th>" not in text


def test_every_source_is_a_link_to_its_address_or_to_its_entry_on_the_page(packaged: Decision) -> None:
    for profile in (Profile({"language": "python"}), complete(packaged)):
        text = page(packaged, profile)
        cited = re.findall(r"<cite>(.*?)</cite>", text)
        assert cited
        assert all(each.startswith("<a href=") for each in cited)
        tags = parsed(text).tags
        ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        for tag, attrs in tags:
            if tag == "a":
                address = attrs["href"] or ""
                if address.startswith("#"):
                    assert address.removeprefix("#") in ids
                else:
                    assert address.startswith("https://")
                    assert attrs["rel"] == "noreferrer noopener"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 'https://x" onclick="y', "ftp://x", " "])
def test_an_address_that_no_browser_should_be_sent_to_is_no_link(sample: Decision, url: str) -> None:
    sources = {id: source._replace(url=url) for id, source in sample.sources.items()}
    at = {id: Citation(source, "") for id, source in sources.items()}
    warnings = tuple(warning._replace(source=at[warning.source.source.id]) for warning in sample.warnings)
    tags = parsed(page(replace(sample, sources=sources, warnings=warnings), FILED)).tags
    rewritten = [attrs["href"] or "" for tag, attrs in tags if tag == "a"]
    assert url not in rewritten
    assert "#source-docs" in rewritten
    assert not [key for _, attrs in tags for key in attrs if key.startswith("on")]


def test_it_opens_with_the_verdict_and_ends_the_opening_with_what_to_do(packaged: Decision) -> None:
    text = page(packaged, Profile({"language": "python"}))
    (opening,) = re.findall(r'<dl class="opening">(.*?)</dl>', text)
    assert re.findall("<dt>(.*?)</dt>", opening) == ["Verdict", "Why", "Against it", "Find out first", "Next"]
    assert text.index('<dl class="opening">') < text.index("<main>")


def test_open_questions_stand_with_who_would_lead_with_each_answer_and_the_rest_is_named(packaged: Decision) -> None:
    result = recommend(packaged, Profile({"language": "python"}))
    text = page(packaged, Profile({"language": "python"}))
    (shown,) = re.findall(r'<ol class="questions">(.*?)</ol>', text)
    assert shown.count("<ul>") == 6
    assert (
        '<i class="mark option-2"></i><span dir="auto">“It is for Node.js, in JavaScript or TypeScript, '
        'and a good part of it is kept and extended”</span>: <b class="whole">Express, 54 %</b>' in shown
    )
    (rest,) = re.findall(r"<p>Less telling: (.*?)\.</p>", text)
    assert len(rest.split(", ")) == len(result.next_questions) - 6


def test_nothing_turns_while_nobody_is_said_to_lead(sample: Decision) -> None:
    for text in (page(sample, Profile()), page(sample, Profile(), neutral=True)):
        assert '<ol class="questions">' in text
        assert '<b class="whole">' not in text
        assert "bold if" not in text


def test_what_cannot_matter_any_more_is_named(sample: Decision) -> None:
    text = page(sample, Profile({"language": "typescript", "libraries": "npm"}))
    assert "<p>Cannot matter any more: api docs.</p>" in text


def test_sides_stand_in_the_order_of_the_file_whoever_leads(sample: Decision) -> None:
    for language in ("python", "javascript"):
        answers = {"language": language, "libraries": "npm", "api_docs": "framework", "runtime": "anything"}
        text = page(sample, Profile(answers))
        assert re.findall(r'<h2 id="for-(\w+)">', text) == ["fastapi", "express"]


def test_flags_stand_under_reproduce_only_each_in_one_piece(packaged: Decision) -> None:
    text = page(packaged, Profile({"language": "python", "api_docs": "generated"}))
    assert "<code>--language python</code> <code>--api-docs generated</code>" in text
    shown = parsed(text[text.index("<header>") : text.index("<h2>Reproduce</h2>")]).text
    assert "--" not in shown


def test_the_colours_of_options_and_ties_differ_for_every_eye_and_stand_out_from_the_paper(sample: Decision) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", page(sample, FILED), re.DOTALL)
    light, dark, printed = (
        dict(re.findall(r"--(o\d|tie|paper): (#\w+)", scheme))
        for scheme in re.findall(r":root \{.*?\}", style, re.DOTALL)
    )
    assert printed == light
    for scheme in (light, dark):
        paper = _brightness(scheme.pop("paper"))
        assert len(scheme) == 7
        for one in scheme.values():
            darker, lighter = sorted((_brightness(one), paper))
            assert lighter / darker >= 3
        for (one, other), rows in itertools.product(itertools.combinations(scheme.values(), 2), _SEEN.values()):
            assert math.dist(_as_seen(one, rows), _as_seen(other, rows)) > 0.1, (one, other)


def test_it_is_no_larger_than_60_kib(packaged: Decision) -> None:
    for profile in (Profile(), Profile({"language": "python"}), complete(packaged)):
        assert len(page(packaged, profile).encode()) <= 60 * 1024


def test_the_same_input_gives_the_same_bytes(sample: Decision) -> None:
    assert page(sample, FILED) == page(sample, FILED)


def test_how_the_ways_were_counted_is_said_above_their_chart(sample: Decision) -> None:
    alike = "How often each wins, if every answer to the rest is as likely as any other"
    assert alike in page(sample, Profile({"language": "python"}))
    assert "going by how teams usually answer the rest" in page(advised(sample), Profile({"language": "python"}))


def test_hostile_advice_comes_out_as_text(sample: Decision) -> None:
    text = page(advised(sample, hostile.IN_HTML), Profile({"language": "python", "libraries": "npm"}))
    tags = parsed(text)
    assert not {tag for tag, _ in tags.tags} & {"img", "iframe"}
    assert {attrs["href"] for tag, attrs in tags.tags if tag == "a"} <= LINKS
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
    assert not {tag for tag, _ in tags.tags} & {"img", "iframe"}
    assert {attrs["href"] for tag, attrs in tags.tags if tag == "a"} <= LINKS
    assert len([tag for tag, _ in tags.tags if tag == "script"]) == 1
    assert "{{7*7}} {% x %}" in tags.text
    assert "\x1b" not in text
    assert "\u202e" not in text
    (kept,) = re.findall(r'<script type="application/json" id="recommendation">(.*?)</script>', text, re.DOTALL)
    assert json.loads(kept)["title"] == bad
