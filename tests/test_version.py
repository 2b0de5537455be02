"""The version is said once."""

from importlib.metadata import version

from recommender.version import __version__


def test_the_package_is_of_this_version() -> None:
    assert version("recommender") == __version__
