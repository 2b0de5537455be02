"""What a backtest prints: the fields of a reason come before what is said of it, as in the other document."""

from dataclasses import fields

import pytest

from recommender.model import backtest_document as document
from recommender.model.document import Reason


@pytest.mark.parametrize("kind", [document.Pull, document.Contribution])
def test_a_rule_is_told_by_its_reason_first(kind: type[Reason]) -> None:
    reason = [key.name for key in fields(Reason)]
    assert [key.name for key in fields(kind)][: len(reason)] == reason
