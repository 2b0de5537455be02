"""The list of formats."""

import subprocess
import sys

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.reports.formats import FORMATS, format_of
from recommender.reports.style import Heading, Style
from tests.profiles import FILED


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_text_that_ends_with_one_newline(name: str, sample: Decision) -> None:
    text = FORMATS[name].render(recommend(sample, FILED), Style())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_title_exactly_if_it_is_headed(name: str, sample: Decision) -> None:
    text = FORMATS[name].render(recommend(sample, FILED), Style(heading=Heading(title="Of our own choosing")))
    assert ("Of our own choosing" in text) == FORMATS[name].headed


def test_a_suffix_means_the_first_format_that_has_it() -> None:
    assert format_of(".md") == "markdown"
    assert {suffix: format_of(suffix) for suffix in (".txt", ".json", ".html")} == {
        ".txt": "text",
        ".json": "json",
        ".html": "html",
    }
    assert format_of(".docx") is None


def test_only_a_record_is_filed_and_it_can_be_named_by_no_suffix() -> None:
    assert [name for name, format in FORMATS.items() if format.filed] == ["adr"]
    assert "adr" not in [format_of(format.suffix) for format in FORMATS.values()]


def test_a_format_loads_when_it_is_used() -> None:
    program = (
        "import sys; from recommender.reports.formats import FORMATS; "
        "print([name for name in sys.modules if name in ('jinja2', 'recommender.reports.html')])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"[]\n"
