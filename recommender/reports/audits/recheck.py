"""What has become of records: whether each still stands, what changed, and how old the rules' review is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from recommender.model.decision import REVIEW_HOLDS, Decision, flag_of
from recommender.model.document import FORMAT
from recommender.model.finding import Finding, Level
from recommender.model.place import Place
from recommender.model.recheck import Names, Recheck, Rechecks
from recommender.model.record import OpenRule, Said
from recommender.reports.annotations import annotation
from recommender.reports.json import Json, dumped
from recommender.reports.lines import Line, wrapped
from recommender.reports.sentences.headline import WITHOUT_A_WINNER, figure, is_blank, sure, verdict, worded
from recommender.words import counted, visible

_FEW_CHANGES, _FEW_ON_A_LINE, _FEW_FILES = 8, 3, 8
"""How many changes are told of a record, how many on one line, and how many files are named that are passed over."""


# For people ----------------------------------------------------------------------------------------------------------


def render_text(result: Rechecks, today: date, width: int | None) -> str:
    """A paragraph a record in lines of so many cells; without a width, a line a record.

    Of several records, those that stand say no more than that.
    """
    if width is None:
        return "".join(f"{_line(check)}\n" for check in result.checks)
    alone = len(result.checks) == 1
    lines = (_paragraph(check, width, whole=alone or not check.stands) for check in result.checks)
    return "".join(f"{line.text}\n" for paragraph in lines for line in paragraph)


def _line(check: Recheck) -> str:
    head = f"{visible(check.record.file)}: {_answer(check)}"
    return head if check.stands else f"{head}: {_reasons(check)}"


def _reasons(check: Recheck) -> str:
    return "; ".join(_few(_changes(check), _FEW_ON_A_LINE))


def _paragraph(check: Recheck, width: int, *, whole: bool) -> Iterator[Line]:
    yield from wrapped(f"{visible(check.record.file)}: {_answer(check)}", width, rest="    ")
    for change in _few(_changes(check) if whole else (), _FEW_CHANGES):
        yield from wrapped(change, width, first="  ", rest="    ")


def _few(changes: Iterable[str], most: int) -> list[str]:
    every = list(changes)
    return every if len(every) <= most else [*every[: most - 1], f"and {len(every) - most + 1} more: --format json"]


def _answer(check: Recheck) -> str:
    now = verdict(check.now, check.now.confidence)
    if not check.stands:
        return f"changed: {_before(check)} -> {now}"
    before, after = (figure(each) if each else "" for each in (check.record.confidence, check.now.confidence))
    return f"stands: {now}" if before == after or is_blank(check.now) else f"stands: {now}, was {before}"


def _before(check: Recheck) -> str:
    record, options = check.record, check.now.decision.options
    if not (record.profile.answers or record.assumed_neutral or record.outcome):
        return "Nothing is answered yet"
    if record.leader is None:
        said = WITHOUT_A_WINNER.get(record.outcome or "", "no option ahead")
    else:
        name = visible(options[record.leader].name if record.leader in options else record.leader)
        return worded(name, record.confidence, settled=record.outcome is not None)
    return f"{said} ({sure(record.confidence)})" if record.confidence else said


def _changes(check: Recheck) -> Iterator[str]:
    """What has changed: first what weighs most in an answer, then what is still open, then mere words."""
    decision = check.now.decision
    for gone in check.gone:
        yield f"the rules no longer know {visible(gone)}"
    for id in check.options.added:
        yield f"{visible(decision.options[id].name)} is a new option"
    for id in check.options.removed:
        yield f"{visible(id)} is no option any more"
    for criterion, old, new in check.weights:
        yield f"weight of {_criterion(decision, criterion)} was {old}, is {new}"
    for word, said in (("now", check.added), ("no longer", check.removed)):
        for rule in said:
            yield f"{word} {_held(decision, rule)}"
    for before, now in check.rescored:
        yield f"now {_held(decision, now)}, was {before.score:+}"
    yield from _open_changes(check)
    for before, now in check.reworded:
        yield f"reworded: {visible(before.because)} -> {visible(now.because)}"
    yield from _nothing(check)


def _open_changes(check: Recheck) -> Iterator[str]:
    decision, weights, questions = check.now.decision, check.now.weights, check.questions
    for rule in check.open.added:
        yield f"new open rule: {_open(decision, weights, rule)}"
    for rule in check.open.removed:
        yield f"open rule gone: {_open(decision, check.record.weights, rule)}"
    for before, rule in check.open.changed:
        was = "" if before.points == rule.points else f", was {_score(check.record.weights, before)}"
        yield f"open rule changed: {_open(decision, weights, rule)}{was}"
    for id in questions.names.added:
        yield f"new question {flag_of(id)}: {visible(decision.questions[id].ask)}"
    for id in questions.names.removed:
        yield f"{visible(flag_of(id))} is no longer asked"
    for id in questions.answers:
        yield f"the answers to {flag_of(id)} have changed"
    for id, old, new in questions.usual:
        moved = [f"{answer} {teams} (was {old[answer]})" for answer, teams in new.items() if old[answer] != teams]
        yield f"usual answers to {flag_of(id)}: {', '.join(moved)}"


def _nothing(check: Recheck) -> Iterator[str]:
    """Why nothing is told that bears on the answer."""
    same = check.record.digest == check.now.decision.digest
    if check.has_reasons or (check.stands and (same or check.reworded)):
        return
    if check.stands:
        yield "the rule file has changed, but nothing in it that bears on this record"
        return
    what = "the rule file is the same" if same else "nothing in the rule file that bears on this record has changed"
    sampled = "" if not check.now.confidence or check.now.confidence.exact else ", or the sample is another"
    yield f"{what}, so the record was edited, or another version of recommender wrote it{sampled}"


def _held(decision: Decision, rule: Said) -> str:
    name = _option(decision, rule.option)
    effect = f"{rule.score:+} for {name}" if rule.criterion else f"rules out {name}"
    return f"{effect}: {visible(rule.because)}"


def _open(decision: Decision, weights: Mapping[str, int], rule: OpenRule) -> str:
    names = " and ".join(_option(decision, id) for id in rule.options)
    effect = f"{_score(weights, rule)} for {names}" if rule.points else f"rules out {names}"
    why = f": {visible(rule.because)}" if rule.because else f" on {_criterion(decision, rule.criterion)}"
    return effect + why


def _score(weights: Mapping[str, int], rule: OpenRule) -> str:
    return f"{rule.points * weights.get(rule.criterion, 0):+}"


def _option(decision: Decision, id: str) -> str:
    return visible(decision.options[id].name if id in decision.options else id)


def _criterion(decision: Decision, id: str) -> str:
    return visible(decision.criteria[id].name if id in decision.criteria else id)


# Beside the answer ---------------------------------------------------------------------------------------------------


def summary(result: Rechecks, decision: Decision, today: date) -> Iterator[str]:
    """How many records stand, how old the review of the rules is, and what was passed over in folders."""
    number, changed = len(result.checks), sum(not check.stands for check in result.checks)
    if number:
        how_many = f"{number} records, {changed or 'none'} changed; " if number > 1 else ""
        yield how_many + _review(decision, today)
    for why in dict.fromkeys(each.why for each in result.passed_over):
        files = [visible(each.file) for each in result.passed_over if each.why == why]
        named = files if len(files) <= _FEW_FILES else [*files[: _FEW_FILES - 1], f"{len(files) - _FEW_FILES + 1} more"]
        yield f"{counted(len(files), 'file')} {'is' if len(files) == 1 else 'are'} {why}: {', '.join(named)}"


def _review(decision: Decision, today: date) -> str:
    reviewed = decision.reviewed
    if reviewed is None:
        return "nobody has said when the rules were last reviewed"
    days = (today - reviewed).days
    age = "today" if days == 0 else f"{counted(days, 'day')} ago" if days > 0 else f"{counted(-days, 'day')} from now"
    return f"rules reviewed {reviewed.isoformat()}, {age}{'; review them again' if days > REVIEW_HOLDS else ''}"


# For machines --------------------------------------------------------------------------------------------------------


def render_github(result: Rechecks, today: date, width: int | None) -> str:
    """An annotation for each record that has changed (an error if another leads) and for each file with a fault."""
    changed = (check for check in result.checks if not check.stands)
    return "".join((*map(_annotation, changed), *(_fault(finding) for finding in result.faults)))


def _annotation(check: Recheck) -> str:
    leader = check.now.leader.id if check.now.leader else None
    level: Level = "warning" if check.record.leader == leader else "error"
    return annotation(level, Place(check.record.file), f"{_answer(check)}: {_reasons(check)}", title="recheck")


def _fault(finding: Finding) -> str:
    return annotation("error", finding.place, f"{finding.what}; {finding.remedy}", title="recheck")


def render_json(result: Rechecks, today: date, width: int | None) -> str:
    """The same for scripts, with nothing cut."""
    document: Json = {
        "format": FORMAT,
        "date": today.isoformat(),
        "records": [_document(check, today) for check in result.checks],
        "faults": [
            {"file": finding.place.file, "what": finding.what, "remedy": finding.remedy} for finding in result.faults
        ],
        "passed_over": [{"file": file, "why": why} for file, why in result.passed_over],
    }
    return dumped(document)


def _document(check: Recheck, today: date) -> Json:
    record, now = check.record, check.now
    reviewed = now.decision.reviewed
    return {
        "file": record.file,
        "stands": check.stands,
        "before": {
            "outcome": record.outcome,
            "leader": record.leader,
            "word": record.confidence.word if record.confidence else None,
            "share": record.confidence.share if record.confidence else None,
            "digest": record.digest,
        },
        "now": {
            "outcome": now.outcome,
            "leader": now.leader.id if now.leader else None,
            "word": now.confidence.word if now.confidence else None,
            "share": now.confidence.share if now.confidence else None,
            "digest": now.decision.digest,
        },
        "gone": list(check.gone),
        "added": [_said(rule) for rule in check.added],
        "removed": [_said(rule) for rule in check.removed],
        "reworded": [{"before": _said(before), "now": _said(after)} for before, after in check.reworded],
        "rescored": [{"before": _said(before), "now": _said(after)} for before, after in check.rescored],
        "weights": [weight._asdict() for weight in check.weights],
        "options": _names(check.options),
        "open_rules": {
            "added": [_open_rule(rule) for rule in check.open.added],
            "removed": [_open_rule(rule) for rule in check.open.removed],
            "changed": [{"before": _open_rule(before), "now": _open_rule(rule)} for before, rule in check.open.changed],
        },
        "open_questions": {
            **_names(check.questions.names),
            "answers": list(check.questions.answers),
            "usual": [
                {"question": id, "before": dict(old), "now": dict(new)} for id, old, new in check.questions.usual
            ],
        },
        "review_age_days": (today - reviewed).days if reviewed else None,
    }


def _said(rule: Said) -> Json:
    return {
        "option": rule.option,
        "criterion": rule.criterion or None,
        "points": rule.points,
        "weight": rule.weight,
        "because": rule.because,
    }


def _open_rule(rule: OpenRule) -> Json:
    return {
        "options": rule.options,
        "criterion": rule.criterion,
        "points": rule.points,
        "because": rule.because or None,
    }


def _names(names: Names) -> dict[str, Json]:
    return {"added": list(names.added), "removed": list(names.removed)}


RECHECK: Mapping[str, Callable[[Rechecks, date, int | None], str]] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
}
