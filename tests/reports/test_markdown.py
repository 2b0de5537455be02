"""The Markdown report: what it says, and that text from files stays text."""

from collections.abc import Callable

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.markdown import render
from recommender.reports.style import Style
from tests import hostile
from tests.advised import advised


def test_the_report_reads_as_in_the_golden_files(sample: Decision, golden: Callable[[str, str], None]) -> None:
    partial = recommend(sample, Profile({"language": "python", "api_docs": "ourselves"}))
    golden("partial.md", render(partial, Style()))
    settled = recommend(sample, Profile({"language": "python", "runtime": "only_node"}))
    golden("settled.md", render(settled, Style()))


def test_what_is_advised_has_headings(sample: Decision) -> None:
    text = render(recommend(advised(sample), Profile({"language": "python", "libraries": "npm"})), Style())
    assert "### About the answers\n\n- npm packages and a Python team hardly go together (judgement)\n" in text
    assert "### What it takes\n\n- To use FastAPI all the same: run the packages in a second service" in text
    assert "### Look elsewhere too\n\n- Look at NestJS too, because it enforces a structure" in text


def test_hostile_advice_comes_out_as_text(sample: Decision) -> None:
    decision = advised(sample, hostile.IN_MARKDOWN)
    text = render(recommend(decision, Profile({"language": "python", "libraries": "npm"})), Style())
    for markup in ("<script", " [a](b)", "<!--", "\x1b", "\n# no"):
        assert markup not in text
