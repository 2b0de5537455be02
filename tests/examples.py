"""How much the tests try: little at the desk, much with `--hypothesis-profile=ci` and `-m slow`.

A deadline would only tell how busy the machine is, and a search that passes over most of what it draws is meant so.
"""

import pytest
from hypothesis import HealthCheck, settings

_BESIDE_THE_POINT = (HealthCheck.filter_too_much, HealthCheck.too_slow)

for _name, _number in (("desk", 10), ("ci", 150)):
    settings.register_profile(_name, max_examples=_number, deadline=None, suppress_health_check=_BESIDE_THE_POINT)
settings.load_profile("desk")


def times(factor: int) -> settings:
    """So many times the examples of the profile in force, for a property that is worth more than most."""
    return settings(max_examples=factor * settings().max_examples)


def seldom(*values: object) -> object:
    """One more set of parameters for a test, which only the slow run tries."""
    return pytest.param(*values, marks=pytest.mark.slow)
