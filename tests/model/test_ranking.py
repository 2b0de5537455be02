"""What a ranking says of itself."""

from dataclasses import replace

from recommender.engine.rank import rank
from recommender.model.decision import Decision
from recommender.model.profile import Profile


def test_open_questions_are_those_without_an_answer_in_file_order(sample: Decision) -> None:
    assert rank(sample, Profile({"api_docs": "any"})).open_questions == ("language", "libraries", "runtime")
    assert rank(sample, Profile({"api_docs": "any"}), assume_neutral=True).open_questions == ()


def test_what_is_assumed_is_not_given(sample: Decision) -> None:
    result = rank(sample, Profile({"runtime": "anything", "language": "python"}), assume_neutral=True)
    assert len(result.answers) == 4
    assert list(result.given.items()) == [("language", "python"), ("runtime", "anything")]


def test_those_that_lead_are_the_leader_or_all_that_are_tied_or_nobody(sample: Decision) -> None:
    ahead, tied = rank(sample, Profile({"language": "python"})), rank(sample, Profile(), assume_neutral=True)
    assert [option.id for option in ahead.leading] == ["fastapi"]
    assert [option.id for option in tied.leading] == ["fastapi", "express"]
    assert replace(tied, tied=()).leading == ()
