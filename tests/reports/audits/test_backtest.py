"""A backtest as text: read word by word in its golden file."""

from collections.abc import Callable

from recommender.engine.audits.backtest import backtest
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.audits.backtest import BACKTEST
from recommender.reports.style import Style
from tests.profiles import CHOICES


def test_it_reads_as_in_the_golden_file(sample: Decision, golden: Callable[[str, str], None]) -> None:
    golden("backtest.txt", BACKTEST["text"](backtest(sample, CHOICES), Style()))


def test_hostile_ids_come_out_as_text(sample: Decision) -> None:
    hostile = Case("\x1b[31m[red]\n", Profile({"language": "python"}), "express")
    text = BACKTEST["text"](backtest(sample, [hostile]), Style())
    assert "\\x1b[31m[red]: chose Express, FastAPI leads" in text
    assert "\x1b" not in text


def test_many_misses_are_cut_short(sample: Decision) -> None:
    cases = [Case(f"c{index}", Profile({"language": "python"}), "express") for index in range(30)]
    text = BACKTEST["text"](backtest(sample, cases), Style())
    assert text.count(": chose Express") == 20
    assert "  10 more: --format json\n" in text
