"""Where a thing stands in a text."""

from recommender.model.place import Place


def test_a_place_reads_as_a_link() -> None:
    assert str(Place("rules/a.yaml", 34, 16)) == "rules/a.yaml:34:16"
    assert str(Place("--language")) == "--language"


def test_a_rule_is_cited_by_its_line() -> None:
    assert Place("a.yaml", 3, 4).line_only == "a.yaml:3"


def test_places_are_in_the_order_of_the_text() -> None:
    places = [Place("a", 10, 1), Place("a", 9, 20), Place("b", 1, 1), Place("a", 9, 3)]
    assert [str(place) for place in sorted(places)] == ["a:9:3", "a:9:20", "a:10:1", "b:1:1"]
