"""The screenshots in the README are what the interview shows today."""

import re
from pathlib import Path

from tests.tui.screenshots import DOCS, SHOTS, draw


def _texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_they_show_what_the_interview_shows(tmp_path: Path) -> None:
    draw(tmp_path)
    for name in SHOTS:
        drawn, kept = (tmp_path / name).read_text(), (DOCS / name).read_text()
        assert _texts(drawn) == _texts(kept), f"{name}: run python -m tests.tui.screenshots"
        assert f"docs/{name}" in (DOCS.parent / "README.md").read_text()
