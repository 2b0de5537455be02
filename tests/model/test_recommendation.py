"""How sure a recommendation is."""

from recommender.model.recommendation import CUT_POINTS, WORDS, Confidence


def test_the_number_beside_the_word_is_the_weaker_share() -> None:
    assert Confidence("moderate", 0.9, 0.7, exact=True, standard_error=0).share == 0.7
    assert Confidence("moderate", 0.7, 0.9, exact=True, standard_error=0).share == 0.7


def test_without_a_notch_share_it_is_the_win_share() -> None:
    assert Confidence("toss-up", 0.5, None, exact=True, standard_error=0).share == 0.5


def test_words_are_from_the_least_sure_to_the_surest_as_their_cut_points_are() -> None:
    assert [CUT_POINTS[word] for word in WORDS if word in CUT_POINTS] == sorted(CUT_POINTS.values())
    assert [word for word in WORDS if word not in CUT_POINTS] == [WORDS[0], WORDS[-1]]
