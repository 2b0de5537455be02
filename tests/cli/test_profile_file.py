"""A profile from a file that a flag names."""

from pathlib import Path

import pytest

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.profile_file import profile_from
from recommender.model.decision import Decision


def test_the_answers_and_weights_are_read(sample: Decision, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("answers: {language: python}\nweights: {documentation: 0}\n")
    profile = profile_from(sample, str(file))
    assert (dict(profile.answers), dict(profile.weights)) == ({"language": "python"}, {"documentation": 0})


def test_every_fault_is_told_at_once(sample: Decision, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("answers: {language: pyton, nothing: x}\n")
    with pytest.raises(Stop) as stopped:
        profile_from(sample, str(file))
    assert stopped.value.code == ExitCode.USAGE
    assert len(list(stopped.value.lines)) == 2
