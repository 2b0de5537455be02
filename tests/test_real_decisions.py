"""Choices that real projects made: the argument printed for each is read in its golden file.

Agreement is not asserted: some chose for reasons that no question asks about, and the files say which.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.engine.recommend import recommend
from recommender.loading.profiles import load_profile
from recommender.model.decision import Decision
from recommender.reports.style import Style
from recommender.reports.text import render

CASES = sorted((Path(__file__).parent / "real_decisions").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_argument_reads_as_in_the_golden_file(
    case: Path, packaged: Decision, golden: Callable[[str, str], None]
) -> None:
    golden(f"{case.stem}.txt", render(recommend(packaged, load_profile(packaged, case)), Style()))


def test_what_they_chose_leads_where_its_reasons_can_be_said(packaged: Decision) -> None:
    chosen = {"d010": "express", "d031": "fastapi", "d081": "fastapi", "d129": "express"}
    for case in CASES:
        result = recommend(packaged, load_profile(packaged, case), assume_neutral=True)
        if case.stem in chosen:
            assert result.leader is not None
            assert result.leader.id == chosen[case.stem]
