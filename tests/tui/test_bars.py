"""Bars: how long, in whose colour, and what they say without any."""

import pytest

from recommender.engine.rank import rank
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.bars import by_criterion, hue, standings
from recommender.tui.styled_lines import Line
from recommender.words import cells
from tests import hostile, rule_files

BOTH = Profile({"language": "python", "api_docs": "ourselves"})


def coloured(line: Line) -> dict[str, str]:
    """The texts of a line by their style."""
    return {span.style: line.text[span.start : span.end].strip() for span in line.spans}


def test_an_option_keeps_its_colour_whoever_leads(sample: Decision) -> None:
    for language, first in (("python", "FastAPI"), ("javascript", "Express")):
        ranking = rank(sample, Profile({"language": language}))
        lines = list(standings(ranking, 60))
        assert lines[0].text.startswith(first)
        styles = {line.text.split()[0]: line.spans[0].style for line in lines}
        assert styles == {"FastAPI": "hue-0", "Express": "hue-1"}
        assert hue(ranking, sample.options["express"]) == "hue-1"


def test_a_bar_is_as_long_as_the_share_of_wins(sample: Decision) -> None:
    ranking = rank(sample, BOTH)
    for line, standing in zip(standings(ranking, 80), ranking.standings, strict=True):
        full, empty = line.text.count("█"), line.text.count("░")
        assert full == round(standing.wins * (full + empty))
        assert cells(line.text) == 80


def test_who_is_ruled_out_has_no_bar(sample: Decision) -> None:
    *_, last = standings(rank(sample, Profile({"runtime": "only_node"})), 60)
    assert last == Line("FastAPI ruled out", "bad")


def test_each_criterion_speaks_to_the_side_of_the_option_it_is_for(sample: Decision) -> None:
    head, language, documentation = by_criterion(rank(sample, BOTH), 60)
    assert head.text.startswith("By criterion")
    assert coloured(head) == {"hue-0": "FastAPI", "hue-1": "Express"}
    assert language.text.startswith("Language and")
    assert coloured(language)["hue-0"].startswith("+15 ███")
    assert not coloured(language)["hue-1"]
    assert coloured(documentation) == {"hue-0": "", "hue-1": "███ +3"}


def test_the_sides_stay_when_the_other_option_leads(sample: Decision) -> None:
    profile = Profile({"language": "javascript", "api_docs": "framework"})
    head, language, documentation = by_criterion(rank(sample, profile), 60)
    assert head.text.index("FastAPI") < head.text.index("Express")
    assert language.text.endswith("+15")
    assert "+6 █" in documentation.text


def test_one_criterion_alone_is_told_by_its_reasons(sample: Decision) -> None:
    assert list(by_criterion(rank(sample, Profile({"language": "python"})), 60)) == []
    assert list(by_criterion(rank(sample, Profile()), 60)) == []


@pytest.mark.parametrize("width", [30, 38, 60, 118])
def test_no_line_takes_more_cells_than_there_are(sample: Decision, width: int) -> None:
    ranking = rank(sample, BOTH)
    assert max(cells(line.text) for line in (*standings(ranking, width), *by_criterion(ranking, width))) <= width


def test_hostile_names_come_out_as_text() -> None:
    ranking = rank(rule_files.loaded(hostile.rule_file()), Profile({"q": "a", "r": "b"}))
    for line in standings(ranking, 60):
        assert line.text.isprintable()
        assert cells(line.text) <= 60
