"""Conditions as values."""

from recommender.model.condition import ALWAYS, All, AnyOf, Is, Not, leaves, spelt


def test_leaves_come_in_the_order_written() -> None:
    a, b, c = Is("a", ("x",)), Is("b", ("x",)), Is("c", ("x",))
    assert list(leaves(All((a, Not(AnyOf((b, c))))))) == [a, b, c]


def test_a_condition_without_parts_reads_nothing() -> None:
    assert list(leaves(ALWAYS)) == []


def test_conditions_that_say_the_same_are_the_same_and_can_be_kept_in_a_set() -> None:
    one, other = (All((Is("a", ("x",)), Not(Is("b", ("y",))))) for _ in range(2))
    assert {one, other} == {one}
    assert Is("a", ("x", "y")) != Is("a", ("y", "x"))


def test_conditions_that_hold_for_the_same_answers_in_another_order_are_spelt_alike() -> None:
    one = All((Is("a", ("x", "y")), AnyOf((Is("b", ("x",)), Not(Is("c", ("y",)))))))
    other = All((AnyOf((Not(Is("c", ("y",))), Is("b", ("x",)))), Is("a", ("y", "x"))))
    assert spelt(one) == spelt(other) == "all(a=x|y,any(b=x,not(c=y)))"
    assert spelt(AnyOf(one.parts)) != spelt(one)
    assert spelt(ALWAYS) == "all()"
