"""The project's own decision records are written as the tool writes them, and the index has all of them."""

import re
from pathlib import Path

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Style

FOLDER = Path(__file__).parent.parent / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("0*.md"))


def test_the_index_has_every_record_in_order_by_its_title() -> None:
    titled = [(path.name, path.read_text().splitlines()[0].partition(". ")[2]) for path in RECORDS]
    listed = re.findall(r"^\| \d+ \| \[(.*)\]\((.*)\) \|$", (FOLDER / "README.md").read_text(), re.MULTILINE)
    assert [(name, title) for title, name in listed] == titled


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_the_headings_that_the_tool_writes(path: Path, packaged: Decision) -> None:
    written = FORMATS["adr"].render(recommend(packaged, Profile({"language": "python"})), Style())
    own = _headings(path.read_text())
    assert own == [heading for heading in _headings(written) if heading in own]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_numbered_as_its_file_and_says_its_status_twice(path: Path) -> None:
    title, _, status, date, _, heading, _, word, *_ = path.read_text().splitlines()
    assert title.startswith(f"# {int(path.name[:4])}. ")
    assert (status.removeprefix("* Status: "), heading) == (word.lower(), "## Status")
    assert re.fullmatch(r"\* Date: \d{4}-\d\d-\d\d", date)


def _headings(text: str) -> list[str]:
    """The headings of a record, without its title and those that name an option."""
    options = text.partition("## Pros and Cons of the Options")[2].partition("\n## ")[0]
    found = [line for line in text.splitlines() if re.match("##+ ", line)]
    return [heading for heading in found if heading not in options.splitlines()]
