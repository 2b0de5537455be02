"""What a card prints: a base rate is told in the order in which it is kept."""

from dataclasses import fields

from recommender.model.card import GROUNDS, BaseRate, Sample
from recommender.model.card_document import BaseRate as BaseRateDocument
from recommender.model.card_document import Claims
from recommender.model.card_document import Sample as SampleDocument


def test_what_is_kept_as_a_row_is_printed_in_its_order() -> None:
    assert [key.name for key in fields(BaseRateDocument)] == [*BaseRate._fields]
    assert len(fields(SampleDocument)) == len(Sample._fields)
    assert [key.name for key in fields(Claims)] == [*GROUNDS]
