"""Undo and redo over any steps."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.model.profile import Profile
from recommender.tui.session import Session

STEPS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", ""])), max_size=20)


def _play(steps: list[tuple[str, str]]) -> Session:
    session = Session(Profile())
    for question, answer in steps:
        session = session.with_answer(question, answer) if answer else session.without_answer(question)
    return session


@given(STEPS)
def test_undoing_everything_comes_back_to_the_beginning_and_redo_to_the_end(steps: list[tuple[str, str]]) -> None:
    end = session = _play(steps)
    for _ in steps:
        session = session.undo()
    assert session.profile == Profile()
    for _ in steps:
        session = session.redo()
    assert session.profile == end.profile


@given(STEPS, STEPS)
def test_a_new_step_forgets_what_was_undone(steps: list[tuple[str, str]], more: list[tuple[str, str]]) -> None:
    session = _play(steps).undo()
    for question, answer in more:
        after = session.with_answer(question, answer) if answer else session.without_answer(question)
        if after != session:
            assert after.redo() == after
            assert after.undo().profile == session.profile
        session = after


def test_what_changes_nothing_is_no_step() -> None:
    session = Session(Profile({"a": "x"}))
    assert session.with_answer("a", "x") is session
    assert session.without_answer("b") is session
    assert session.undo() is session
    assert session.redo() is session


def test_a_weight_keeps_within_0_and_5_and_the_rule_files_own_is_none() -> None:
    session = Session(Profile())
    assert session.with_weight("c", 9, standard=3).profile.weights == {"c": 5}
    assert session.with_weight("c", -1, standard=3).profile.weights == {"c": 0}
    assert session.with_weight("c", 4, standard=3).with_weight("c", 3, standard=3).profile.weights == {}


def test_an_answer_is_fixed_and_free_again() -> None:
    session = Session(Profile({"a": "x"})).with_fixed("a")
    assert session.profile.fixed == ("a",)
    assert session.with_fixed("a").profile.fixed == ()
