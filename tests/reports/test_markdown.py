"""The Markdown report: what it says, and that text from files stays text."""

import re
from collections.abc import Callable

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.markdown import escaped, render
from recommender.reports.style import Style


def test_the_report_reads_as_in_the_golden_files(sample: Decision, golden: Callable[[str, str], None]) -> None:
    partial = recommend(sample, Profile({"language": "python", "api_docs": "ourselves"}))
    golden("partial.md", render(partial, Style()))
    settled = recommend(sample, Profile({"language": "python", "runtime": "only_node"}))
    golden("settled.md", render(settled, Style()))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[link](javascript:alert(1))",
        "![image](http://example.org/x.png)",
        "# heading",
        "- item",
        "+ item",
        "1. item",
        "a | b",
        "`code`",
        "*bold* _it_ ~~gone~~",
        "@everyone",
        "https://example.org",
        "&lt;b&gt;",
        "$x^2$",
        ":tada:",
        "line\nbreak",
    ],
)
def test_markup_in_a_text_is_escaped(text: str) -> None:
    shown = escaped(text)
    assert _unescaped(shown) == " ".join(text.split())
    bare = re.sub(r"\\.|&#?\w+;", "", shown)
    assert not re.search(r"[<>`*_~\[\]|@$]|://|^[#+-]|^\d+[.)]", bare)


def test_ordinary_sentences_stay_readable() -> None:
    assert escaped("Built in, by Pydantic; 422 with details (see e.g. 0.132)!") == (
        "Built in, by Pydantic; 422 with details (see e.g. 0.132)!".replace("(", "\\(")
    )


def _unescaped(markdown: str) -> str:
    """What a reader of Markdown shows."""
    import html

    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))
