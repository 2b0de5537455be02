"""Findings on rule files: for people, for scripts, for annotations on a pull request, and as SARIF for scanners."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from recommender.model.decision import Decision
from recommender.model.document import FORMAT
from recommender.model.finding import Finding, Kind
from recommender.reports.annotations import annotation
from recommender.reports.command_line import command_for
from recommender.reports.json import Json, dumped
from recommender.words import harmless

_PAGES = "docs/findings"
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Checked(NamedTuple):
    """One rule file: its findings, and the decision in it if it can be used."""

    file: str
    decision: Decision | None
    findings: Sequence[Finding]


Renderer = Callable[[Sequence[Checked], Mapping[str, Kind]], str]


def render_text(checked: Sequence[Checked], kinds: Mapping[str, Kind]) -> str:
    """One finding a line: `file:line:column: what; what to do [name]`; below it the command that shows it."""
    return "".join(_lines(each, finding) for each in checked for finding in each.findings)


def _lines(checked: Checked, finding: Finding) -> str:
    level = "" if finding.level == "error" else f"{finding.level}: "
    line = harmless(f"{finding.place}: {level}{finding.what}; {finding.remedy} [{finding.name}]")
    witness = _witness(checked, finding)
    return f"{line}\n" + (f"    {witness}\n" if witness else "")


def _witness(checked: Checked, finding: Finding) -> str | None:
    """The command that shows a finding; None where no profile does."""
    if finding.witness is None or checked.decision is None:
        return None
    return " ".join([*command_for(checked.decision, finding.witness), "--assume-neutral"])


def render_json(checked: Sequence[Checked], kinds: Mapping[str, Kind]) -> str:
    """The same for scripts."""
    findings: list[Json] = [
        {
            "name": finding.name,
            "level": finding.level,
            "file": finding.place.file,
            "line": finding.place.line or None,
            "column": finding.place.column or None,
            "what": finding.what,
            "remedy": finding.remedy,
            "witness": dict(finding.witness) if finding.witness is not None else None,
            "command": _witness(each, finding),
        }
        for each in checked
        for finding in each.findings
    ]
    return dumped({"format": FORMAT, "files": [each.file for each in checked], "findings": findings})


def render_github(checked: Sequence[Checked], kinds: Mapping[str, Kind]) -> str:
    """Annotations as GitHub's runners read them from the output of a step."""
    return "".join(
        annotation(finding.level, finding.place, f"{finding.what}; {finding.remedy}", title=finding.name)
        for each in checked
        for finding in each.findings
    )


def render_sarif(checked: Sequence[Checked], kinds: Mapping[str, Kind]) -> str:
    """A log as SARIF 2.1.0 has it, one run with a rule for each kind of finding."""
    names = list(kinds)
    results: list[Json] = [_result(each, finding, names) for each in checked for finding in each.findings]
    rules: list[Json] = [
        {
            "id": name,
            "shortDescription": {"text": kind.title},
            "fullDescription": {"text": kind.why},
            "help": {"text": f"{kind.why} See {_PAGES}/{name}.md."},
            "defaultConfiguration": {"level": kind.level},
        }
        for name, kind in kinds.items()
    ]
    driver = {"name": "recommender", "rules": rules}
    return dumped({"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]})


def _result(checked: Checked, finding: Finding, names: Sequence[str]) -> Json:
    place = finding.place
    location: dict[str, Json] = {"artifactLocation": {"uri": place.file}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": place.column}
    witness = _witness(checked, finding)
    shown = f" To see it: {witness}" if witness else ""
    return {
        "ruleId": finding.name,
        "ruleIndex": names.index(finding.name),
        "level": finding.level,
        "message": {"text": f"{finding.what}; {finding.remedy}.{shown}"},
        "locations": [{"physicalLocation": location}],
    }


FINDINGS: Mapping[str, Renderer] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
    "sarif": render_sarif,
}
