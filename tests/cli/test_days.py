"""Days on the command line."""

from datetime import date

import pytest

from recommender.cli.days import given_day, today
from recommender.cli.exits import ExitCode, Stop


def test_a_day_that_is_given_holds() -> None:
    assert given_day("2026-11-22") == today("2026-11-22") == date(2026, 11, 22)


def test_no_day_is_none_or_todays() -> None:
    before = date.today()
    assert given_day(None) is None
    assert before <= today(None) <= date.today()


@pytest.mark.parametrize("text", ["", "yesterday", "22.11.2026", "20261122", "2026-W47-7", "2026-02-30", "2026-11-22 "])
def test_what_is_no_day_stops_the_command_and_says_how_to_write_one(text: str) -> None:
    with pytest.raises(Stop) as stop:
        given_day(text)
    assert (stop.value.code, stop.value.lines) == (
        ExitCode.USAGE,
        (f"--date: '{text}' is not a day; write YYYY-MM-DD",),
    )
