"""What is packed into one integer, and read back."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.tally import Leads, lift, read_tally, tally_of, tally_width

Happening = tuple[list[int], list[bool]]
"""The points of every option, and which are ruled out."""


def _happenings(options: int) -> st.SearchStrategy[list[Happening]]:
    points = st.lists(st.integers(-10_000, 10_000), min_size=options, max_size=options)
    ruled_out = st.lists(st.booleans(), min_size=options, max_size=options)
    return st.lists(st.tuples(points, ruled_out), min_size=1, max_size=5)


@given(st.data(), st.integers(2, 6))
def test_the_sum_of_tallies_holds_the_leads_of_all_points_and_all_that_is_ruled_out(
    data: st.DataObject, options: int
) -> None:
    happenings = data.draw(_happenings(options))
    points = [sum(column) for column in zip(*(gains for gains, _ in happenings), strict=True)]
    ruled_out = tuple(any(column) for column in zip(*(bars for _, bars in happenings), strict=True))
    read = read_tally(sum(tally_of(gains, bars) for gains, bars in happenings), options)
    assert read == Leads(tuple(score - points[0] for score in points), ruled_out)


@given(st.data(), st.integers(2, 6))
def test_tallies_side_by_side_do_not_touch_each_other(data: st.DataObject, options: int) -> None:
    tallies = [tally_of(gains, bars) for gains, bars in data.draw(_happenings(options))]
    slot = tally_width(options)
    packed = sum(tally << slot * place for place, tally in enumerate(tallies)) + lift(options, len(tallies))
    slots = [packed >> slot * place & (1 << slot) - 1 for place in range(len(tallies))]
    assert [raised - lift(options, 1) for raised in slots] == tallies


def test_the_best_share_the_highest_lead_among_those_that_are_left() -> None:
    assert Leads((0, 5, 3, 3), (False, True, False, False)).best == (2, 3)
    assert Leads((0, -5), (True, False)).best == (1,)
    assert Leads((0, 5), (True, True)).best == ()
