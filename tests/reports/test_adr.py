"""The decision record: its golden files read word by word, and texts that come out as text."""

import html
import json
import re
from collections.abc import Callable
from datetime import date

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from tests import hostile, rule_files
from tests.advised import advised
from tests.profiles import FILED
from tests.reports.test_markdown_text import PARSERS

HEADING = Heading(7, "", "proposed", date(2026, 11, 22), ("Ann", "Bo"), ("backend",))
MADR = [
    "Context and Problem Statement",
    "Decision Drivers",
    "Considered Options",
    "Decision Outcome",
    "Consequences",
    "Confirmation",
    "Pros and Cons of the Options",
    "More Information",
]


def adr(decision: Decision, profile: Profile, heading: Heading = HEADING, *, neutral: bool = False) -> str:
    return FORMATS["adr"].render(recommend(decision, profile, assume_neutral=neutral), Style(heading=heading))


@pytest.mark.parametrize(
    ("name", "profile", "neutral"),
    [("adr", FILED, False), ("adr_tie", Profile({"language": "either"}), True), ("adr_blank", Profile(), False)],
)
def test_a_record_reads_as_in_its_golden_file(
    name: str,
    profile: Profile,
    neutral: bool,  # noqa: FBT001
    sample: Decision,
    golden: Callable[[str, str], None],
) -> None:
    golden(f"{name}.md", adr(sample, profile, neutral=neutral))


def test_front_matter_is_there_on_request(sample: Decision) -> None:
    text = adr(sample, FILED, HEADING._replace(adr_style="madr4"))
    assert text.startswith(
        '---\nstatus: proposed\ndate: 2026-11-22\ndecision-makers: ["Ann", "Bo"]\ntags: ["backend"]\n---\n\n'
        "# 7. Use FastAPI\n\n## Context and Problem Statement\n"
    )


@pytest.mark.parametrize("style", ["list", "madr4"])
def test_the_headings_of_madr_come_in_their_order(style: str, sample: Decision) -> None:
    text = adr(sample, FILED, HEADING._replace(adr_style=style))
    headings = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    assert [heading for heading in headings if heading in MADR] == MADR


def test_nothing_is_chosen_while_the_readings_differ(sample: Decision) -> None:
    text = adr(advised(sample), Profile({"libraries": "none", "api_docs": "framework"}))
    assert text.startswith("# 7. Not decided yet, leaning to Express\n")
    assert (
        "\nChosen option: not decided yet, leaning to Express (toss-up, 56 %): what is answered speaks for FastAPI"
        in text
    )
    assert " speaks for Express. To find out first: Which language is the team strongest in?\n" in text


def test_hostile_advice_comes_out_as_text(sample: Decision) -> None:
    text = adr(advised(sample, hostile.IN_MARKDOWN), Profile({"language": "python", "libraries": "npm"}))
    before, _, _ = text.partition("```json\n")
    for markup in ("<script", " [a](b)", "<!--", "\x1b"):
        assert markup not in before
    assert [line for line in before.splitlines() if line.startswith("* Status: ")] == ["* Status: proposed"]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ["", hostile.IN_MARKDOWN, hostile.IN_HTML])
def test_parsers_of_markdown_find_its_parts_and_nothing_else(parser: str, text: str, sample: Decision) -> None:
    decision = rule_files.loaded(hostile.rule_file(text)) if text else sample
    profile = Profile({"q": "a"}) if text else FILED
    made = PARSERS[parser](adr(decision, profile, HEADING._replace(title=text)))
    parts = re.findall(r"<h2>(.*?)</h2>", made)
    assert parts == ["Status", *(name for name in MADR if name not in ("Consequences", "Confirmation"))]
    allowed = {"h1", "h2", "h3", "p", "ul", "li", "strong", "code", "pre", "a", "details", "summary"}
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= allowed
    assert set(re.findall(r'href="(.*?)"', made)) <= {"https://example.org/docs"}
    (kept,) = re.findall(r"<code[^>]*>(.*?)</code>", made[made.index("<details>") :], re.DOTALL)
    assert json.loads(html.unescape(kept))["title"] == decision.title.strip()


def test_no_record_is_ever_accepted(sample: Decision, packaged: Decision) -> None:
    for decision in (sample, packaged):
        assert "accepted" not in adr(decision, Profile({"language": "python"})).casefold()


def test_the_same_input_gives_the_same_bytes(sample: Decision) -> None:
    assert adr(sample, FILED) == adr(sample, FILED)


def test_hostile_texts_come_out_as_text() -> None:
    bad = hostile.IN_MARKDOWN
    heading = Heading(1, bad, "proposed", None, (bad,), (bad,))
    text = adr(rule_files.loaded(hostile.rule_file(bad)), Profile({"q": "a"}), heading)
    before, fence, kept = text.partition("```json\n")
    assert fence
    assert kept.endswith("\n```\n\n</details>\n")
    assert kept.count("```") == 1
    assert json.loads(kept.partition("```")[0])["title"] == bad.strip()
    assert "\x1b" not in text
    for markup in ("<script", " [a](b)", "<!--"):
        assert markup not in before
    lines = before.splitlines()
    assert [line for line in lines if line.startswith("# ")] == [lines[0]]
    assert [line for line in lines if line.startswith("* Status: ")] == ["* Status: proposed"]
    assert "---" not in lines
