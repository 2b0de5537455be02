"""What conditions do, each by itself and two by two, agrees with plain enumeration of all profiles."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from hypothesis import given

from recommender.checks.conditions import alike_or_opposed, never_or_always
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from tests import enumeration, random_rule_files, rule_files
from tests.checks.files_with_findings import near
from tests.examples import times
from tests.rule_files import Position, Raw


def _findings(decision: Decision) -> list[Finding]:
    return [*never_or_always(decision), *alike_or_opposed(decision)]


def _expected(raw: Raw) -> Counter[tuple[str, Position]]:
    """The findings that enumeration makes, by name and the rule they are about."""
    found: Counter[tuple[str, Position]] = Counter()
    holding = {position: _where(raw, rule) for position, rule in rule_files.rules_of(raw).items()}
    for position, said in {**rule_files.rules_of(raw), **_said_only(raw)}.items():
        where = _where(raw, said)
        found["unreachable-rule", position] += not where
        found["always-true", position] += len(where) == len(enumeration.profiles(raw)) and "when" in said
    for one, other in combinations(holding, 2):
        if one[0] == other[0]:
            _pair(raw, holding, one, other, found)
    return +found


def _said_only(raw: Raw) -> dict[Position, Raw]:
    """Warnings, remarks and pointers elsewhere, each with where it stands."""
    return {
        (section, index): form
        for section in ("warnings", "elsewhere")
        for index, form in enumerate(raw.get(section, []))
    }


def _where(raw: Raw, rule: Raw) -> set[int]:
    """The profiles (by number) in which a rule holds."""
    when = rule.get("when")
    return {
        index for index, profile in enumerate(enumeration.profiles(raw)) if enumeration.value(when, profile) is True
    }


def _pair(
    raw: Raw,
    holding: Mapping[Position, set[int]],
    one: Position,
    other: Position,
    found: Counter[tuple[str, Position]],
) -> None:
    first, second = rule_files.rules_of(raw)[one], rule_files.rules_of(raw)[other]
    a, b = holding[one], holding[other]
    shared = set(first[_verb(first)]) & set(second[_verb(second)])
    if not shared or not a & b:
        return
    if {_verb(first), _verb(second)} == {"prefer", "avoid"}:
        found["conflicting-rules", other] += a == b
    elif (_verb(first), set(first[_verb(first)])) == (_verb(second), set(second[_verb(second)])):
        if a == b:
            found["duplicate-rule", other] += 1
        elif a < b or b < a:
            found["subsumed-rule", one if a < b else other] += 1


def _verb(rule: Raw) -> str:
    return next(verb for verb in ("prefer", "avoid", "rule_out") if verb in rule)


@times(2)
@given(random_rule_files.rule_files(max_options=3, max_questions=4))
def test_rules_never_always_alike_or_opposed_are_those_of_enumeration(raw: Raw) -> None:
    decision = rule_files.loaded(raw)
    position = rule_files.position_of(decision, raw)
    places = [each.place for each in decision.warnings] + [each.place for each in decision.elsewhere]
    position |= dict(zip(places, _said_only(raw), strict=True))
    found = Counter((finding.name, position[finding.place]) for finding in _findings(decision))
    assert found == _expected(raw)


def test_a_warning_a_remark_and_a_pointer_elsewhere_are_called_so() -> None:
    never = {"all": [{"p": "x"}, {"p": "y"}]}
    raw = near()
    raw["warnings"] = [
        {"about": "a", "when": never, "because": "so", "source": "s"},
        {"when": never, "because": "so", "source": "s"},
    ]
    raw["elsewhere"] = [{"look_at": "C", "when": never, "because": "so", "source": "s"}]
    assert [f"{finding.what}; {finding.remedy}" for finding in never_or_always(rule_files.loaded(raw))] == [
        f"no answers make this {kind} hold; correct the condition, or remove the {kind}"
        for kind in ("warning", "remark", "pointer elsewhere")
    ]


@times(2)
@given(random_rule_files.rule_files(max_options=3, max_questions=4))
def test_in_every_profile_that_a_pair_is_shown_with_its_rule_holds(raw: Raw) -> None:
    decision = rule_files.loaded(raw)
    position = rule_files.position_of(decision, raw)
    for finding in alike_or_opposed(decision):
        assert finding.witness is not None
        when = rule_files.rules_of(raw)[position[finding.place]].get("when")
        assert all(enumeration.value(when, profile) for profile in enumeration.completions(raw, finding.witness))
