"""Lines for a terminal."""

from recommender.reports.lines import Line, styled, wrapped


def test_a_text_is_folded_behind_what_its_lines_begin_with() -> None:
    assert list(wrapped("one two three", 9, first="- ", rest="  ", strong=True)) == [
        Line("- one two", strong=True),
        Line("  three", strong=True),
    ]


def test_only_strong_lines_are_bold_and_only_where_colour_is_on() -> None:
    assert styled(Line("Use it", strong=True), colour=True) == "\x1b[1mUse it\x1b[0m"
    assert styled(Line("Use it", strong=True), colour=False) == "Use it"
    assert styled(Line("Use it"), colour=True) == "Use it"
