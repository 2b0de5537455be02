"""From text to nodes, and the parser's faults in plain words."""

import pytest

from recommender.loading.yaml_nodes import _FAULTS, compose
from recommender.model.finding import InvalidFile

TEXTS = {
    "a second document begins here": "a: 1\n---\nb: 2",
    "a quote is opened here and never closed": "a: 'é",
    "a tab stands here": "a: 1\n\tb: 2",
    "a word cannot begin with {character!r}": "a: @x",
    "a colon stands where none can": "a: b: c",
    "a key without a colon": "a: 1\nb\nc: 2",
    "'*' refers to nothing": "a: *x",
    "this is nested more than 40 deep": "[" * 10_000,
}
"""A text for every fault that we say in words of our own."""


def test_there_is_a_text_for_every_fault_that_we_know() -> None:
    assert {fault.what for fault in _FAULTS} == set(TEXTS)


@pytest.mark.parametrize(("what", "text"), TEXTS.items())
def test_a_fault_is_said_in_plain_words_with_the_way_out(what: str, text: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        compose(text, "f")
    (finding,) = caught.value.findings
    assert finding.what == what.format(character="@")
    assert finding.remedy in {fault.remedy for fault in _FAULTS if fault.what == what}
    assert finding.place.line > 0


def test_a_fault_that_we_do_not_know_is_said_in_the_parsers_words() -> None:
    with pytest.raises(InvalidFile, match=r"f:2:2: this is not YAML: did not find expected ',' or '\]' in what begins"):
        compose("a: [1, 2\nb: 3", "f")


def test_every_plain_word_stays_a_word() -> None:
    assert [node.tag for node in compose("[no, 1, 2026-11-22]", "f").value] == ["tag:yaml.org,2002:str"] * 3
