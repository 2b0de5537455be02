"""How a report is laid out where nobody says how."""

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.reports.formats import FORMATS
from recommender.reports.style import ADR_STYLES, STATUSES, Heading, Style
from tests.profiles import FILED


def test_nothing_is_called_accepted() -> None:
    assert "accepted" not in STATUSES
    assert Heading().status == "proposed"


def test_without_a_word_it_is_plain_brief_and_80_columns_wide() -> None:
    assert Style() == Style(width=80, colour=False, explain=False, heading=Heading())


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("adr_style", ADR_STYLES)
def test_every_status_stands_in_every_style_of_record(status: str, adr_style: str, sample: Decision) -> None:
    heading = Heading(status=status, adr_style=adr_style)
    record = FORMATS["adr"].render(recommend(sample, FILED), Style(heading=heading))
    assert f"tatus: {status}\n" in record
