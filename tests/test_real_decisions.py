"""Choices that real projects made, held against the packaged rules: the figures, and some arguments read word by word.

Agreement is not asserted but recorded: some chose for reasons that no question asks about.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from recommender.engine.audits.backtest import backtest
from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.loading.cases import load_packaged_cases
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.audits.backtest import BACKTEST
from recommender.reports.style import Style
from recommender.reports.text import render
from tests.agreement_table import table

HERE = Path(__file__).parent
README = (HERE.parent / "README.md").read_text()


@pytest.fixture(scope="module")
def every(packaged: Decision) -> Mapping[str, tuple[Case, ...]]:
    return load_packaged_cases(packaged)


@pytest.fixture(scope="module")
def cases(every: Mapping[str, tuple[Case, ...]]) -> tuple[Case, ...]:
    """Those of projects."""
    return every["rules/cases.yaml"]


@pytest.fixture(scope="module")
def organisations(every: Mapping[str, tuple[Case, ...]]) -> tuple[Case, ...]:
    return every["rules/organisations.yaml"]


def test_all_of_them_are_here(cases: tuple[Case, ...]) -> None:
    assert len(cases) == 71
    assert sum(bool(case.profile.answers) for case in cases) >= 69


def test_a_record_of_an_organisation_gives_three_answers_or_more(organisations: tuple[Case, ...]) -> None:
    assert len(organisations) == 21
    assert sum(len(case.profile.answers) for case in organisations) / 21 >= 3


@pytest.mark.slow
def test_the_backtest_reads_as_in_the_golden_file(
    packaged: Decision, every: Mapping[str, tuple[Case, ...]], golden: Callable[[str, str], None]
) -> None:
    results = {file: backtest(packaged, cases) for file, cases in every.items()}
    golden("real_decisions.txt", BACKTEST["text"](results, Style()))


@pytest.mark.parametrize("id", ["d010", "d018", "d031", "d081", "d099", "d129"])
def test_an_argument_reads_as_in_its_golden_file(
    id: str, packaged: Decision, cases: tuple[Case, ...], golden: Callable[[str, str], None]
) -> None:
    case = next(case for case in cases if case.id == id)
    golden(f"{id}.txt", render(recommend(packaged, case.profile), Style()))


@pytest.mark.slow
def test_the_figures_in_the_readme_are_these(packaged: Decision, every: Mapping[str, tuple[Case, ...]]) -> None:
    assert table(packaged, every) in README
    blank = rank(packaged.with_answers_alike(), Profile()).outcomes
    text = " ".join(README.split())
    assert f"FastAPI wins in {blank['fastapi']:.0%}, Express in {blank['express']:.0%}.".replace("%", " %") in text
