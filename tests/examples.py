"""How many examples a property test tries: few at the desk, many with `--hypothesis-profile=ci`.

A deadline would only tell how busy the machine is, and a search that passes over most of what it draws is meant so.
"""

from hypothesis import HealthCheck, settings

_BESIDE_THE_POINT = (HealthCheck.filter_too_much, HealthCheck.too_slow)

for _name, _number in (("desk", 15), ("ci", 150)):
    settings.register_profile(_name, max_examples=_number, deadline=None, suppress_health_check=_BESIDE_THE_POINT)
settings.load_profile("desk")


def times(factor: float) -> settings:
    """So many times the examples of the profile in force, for a test that is worth more or costs more than most."""
    return settings(max_examples=max(1, round(factor * settings().max_examples)))
