"""What `docs/examples` shows is what would be forwarded today."""

import re
from pathlib import Path

import pytest

from recommender.model.decision import Decision
from tests.forwarded import EXAMPLES, FORMS, PROFILES, draw, written

AGAIN = "run python -m tests.forwarded"


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("format", FORMS)
def test_a_record_and_a_page_are_those_of_today(name: str, format: str, packaged: Decision) -> None:
    assert (EXAMPLES / f"{name}{FORMS[format]}").read_text() == written(packaged, name, format), AGAIN


def test_the_screens_are_those_of_today(tmp_path: Path) -> None:
    draw(tmp_path)
    for name in PROFILES:
        drawn, kept = ((folder / f"{name}.svg").read_text() for folder in (tmp_path, EXAMPLES))
        assert _texts(drawn) == _texts(kept), AGAIN


def test_the_examples_are_named_where_one_looks_for_them() -> None:
    readme = (EXAMPLES.parent.parent / "README.md").read_text()
    for name in PROFILES:
        for suffix in (*FORMS.values(), ".svg"):
            assert f"docs/examples/{name}{suffix}" in readme


def _texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)
